namespace Collab.Domain.RiskWarnings;

/// <summary>Names one risk warning.</summary>
public readonly record struct RiskWarningId(Guid Value) : ITypedId<RiskWarningId>
{
    public static RiskWarningId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
