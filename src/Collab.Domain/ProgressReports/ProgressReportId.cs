namespace Collab.Domain.ProgressReports;

/// <summary>Names one department's report for one week.</summary>
public readonly record struct ProgressReportId(Guid Value) : ITypedId<ProgressReportId>
{
    public static ProgressReportId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ProgressReportId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
