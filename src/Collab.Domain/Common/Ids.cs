namespace Collab.Domain.Common;

/// <summary>A typed UUIDv7, so that the id of one thing cannot be passed for another's.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Makes new ids.</summary>
public static class NewId
{
    /// <summary>A new id that sorts by the machine's time of creation. Never read a time out of it: the machine's clock is not Collab's.</summary>
    public static TId Of<TId>() where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7());
}
