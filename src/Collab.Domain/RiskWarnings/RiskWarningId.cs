namespace Collab.Domain.RiskWarnings;

/// <summary>Names one risk warning.</summary>
public readonly record struct RiskWarningId(Guid Value) : ITypedId<RiskWarningId>
{
    public static RiskWarningId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out RiskWarningId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
