namespace Collab.Domain.Collaborations;

/// <summary>Names one goal of a brief.</summary>
public readonly record struct GoalId(Guid Value) : ITypedId<GoalId>
{
    public static GoalId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out GoalId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
