namespace Collab.Domain.Common;

/// <summary>A typed UUIDv7, so that the id of one thing cannot be passed for another's.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Reads ids from text: each typed id hands its <c>TryParse</c> here, since the web framework finds only the type's own.</summary>
public static class TypedId
{
    public static bool TryParse<TId>(string? text, out TId id) where TId : struct, ITypedId<TId>
    {
        var parsed = Guid.TryParse(text, out var value);
        id = TId.From(value);
        return parsed;
    }
}

/// <summary>Makes new ids.</summary>
public static class NewId
{
    /// <summary>A new id that sorts by the machine's time of creation. Never read a time out of it: the machine's clock is not Collab's.</summary>
    public static TId Of<TId>() where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7());
}
