namespace Collab.Domain.Members;

/// <summary>Names one member.</summary>
public readonly record struct MemberId(Guid Value) : ITypedId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out MemberId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
