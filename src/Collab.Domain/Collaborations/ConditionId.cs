namespace Collab.Domain.Collaborations;

/// <summary>Names one condition of a commitment.</summary>
public readonly record struct ConditionId(Guid Value) : ITypedId<ConditionId>
{
    public static ConditionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
