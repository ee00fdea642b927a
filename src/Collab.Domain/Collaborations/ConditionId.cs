namespace Collab.Domain.Collaborations;

/// <summary>Names one condition of a commitment.</summary>
public readonly record struct ConditionId(Guid Value) : ITypedId<ConditionId>
{
    public static ConditionId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ConditionId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
