namespace Collab.Domain.Delegations;

/// <summary>Names one delegation.</summary>
public readonly record struct DelegationId(Guid Value) : ITypedId<DelegationId>
{
    public static DelegationId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DelegationId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
