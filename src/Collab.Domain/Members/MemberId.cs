namespace Collab.Domain.Members;

/// <summary>Names one member.</summary>
public readonly record struct MemberId(Guid Value) : ITypedId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
