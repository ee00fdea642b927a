namespace Collab.Domain.Plans;

/// <summary>Names one revision of an execution plan.</summary>
public readonly record struct PlanRevisionId(Guid Value) : ITypedId<PlanRevisionId>
{
    public static PlanRevisionId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out PlanRevisionId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
