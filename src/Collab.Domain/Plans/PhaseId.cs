namespace Collab.Domain.Plans;

/// <summary>Names one phase of an execution plan.</summary>
public readonly record struct PhaseId(Guid Value) : ITypedId<PhaseId>
{
    public static PhaseId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out PhaseId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
