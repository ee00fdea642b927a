using NodaTime.Text;

namespace Collab.Api.Common;

/// <summary>A date in a query: YYYY-MM-DD.</summary>
internal readonly record struct DateParameter(LocalDate Value)
{
    public static bool TryParse(string? text, out DateParameter parameter)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? "");
        parameter = parsed.Success ? new(parsed.Value) : default;
        return parsed.Success;
    }
}

/// <summary>An instant in a query: RFC 3339, such as 2024-10-11T07:00:00Z.</summary>
internal readonly record struct InstantParameter(Instant Value)
{
    public static bool TryParse(string? text, out InstantParameter parameter)
    {
        var read = CollabJson.TryParse(text, out var instant);
        parameter = new(instant);
        return read;
    }
}
