namespace Collab.Domain.Plans;

/// <summary>Names one phase of an execution plan.</summary>
public readonly record struct PhaseId(Guid Value) : ITypedId<PhaseId>
{
    public static PhaseId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
