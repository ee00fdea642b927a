using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Collab.Application.Calendars.Files;

/// <summary>How people and programs write dates, times and kinds of days, in Chinese and English.</summary>
internal static partial class FileWords
{
    private const int LongestQuoted = 40;

    private static readonly Dictionary<string, SpecialDayKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["holiday"] = SpecialDayKind.Holiday,
        ["publicholiday"] = SpecialDayKind.Holiday,
        ["休"] = SpecialDayKind.Holiday,
        ["放假"] = SpecialDayKind.Holiday,
        ["假期"] = SpecialDayKind.Holiday,
        ["假日"] = SpecialDayKind.Holiday,
        ["节假日"] = SpecialDayKind.Holiday,
        ["法定节假日"] = SpecialDayKind.Holiday,
        ["法定假日"] = SpecialDayKind.Holiday,
        ["调休放假"] = SpecialDayKind.Holiday,
        ["makeupworkday"] = SpecialDayKind.MakeUpWorkday,
        ["workday"] = SpecialDayKind.MakeUpWorkday,
        ["班"] = SpecialDayKind.MakeUpWorkday,
        ["上班"] = SpecialDayKind.MakeUpWorkday,
        ["补班"] = SpecialDayKind.MakeUpWorkday,
        ["调休上班"] = SpecialDayKind.MakeUpWorkday,
        ["调休补班"] = SpecialDayKind.MakeUpWorkday,
        ["工作日"] = SpecialDayKind.MakeUpWorkday,
        ["dayoff"] = SpecialDayKind.DayOff,
        ["off"] = SpecialDayKind.DayOff,
        ["companyoff"] = SpecialDayKind.DayOff,
        ["公司休息"] = SpecialDayKind.DayOff,
        ["公司放假"] = SpecialDayKind.DayOff,
        ["公司假"] = SpecialDayKind.DayOff,
        ["休息"] = SpecialDayKind.DayOff,
        ["休息日"] = SpecialDayKind.DayOff,
        ["halfday"] = SpecialDayKind.HalfDay,
        ["半天"] = SpecialDayKind.HalfDay,
        ["半天班"] = SpecialDayKind.HalfDay,
    };

    public static bool TryDate(string? text, out LocalDate date)
    {
        date = default;
        var match = Date().Match(text ?? "");
        if (!match.Success) return false;
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        date = new(year, month, day);
        return true;
    }

    public static bool TryTime(string text, out LocalTime time)
    {
        var trimmed = text.Trim().Replace('：', ':');
        // 24:00 is how people write the end of a day; 00:00 is how a working time says it.
        var parsed = LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(trimmed == "24:00" ? "0:00" : trimmed);
        if (!parsed.Success) parsed = LocalTimePattern.CreateWithInvariantCulture("H:mm:ss").Parse(trimmed);
        time = parsed.Success ? parsed.Value : default;
        return parsed.Success && time.Second == 0;
    }

    public static bool TryKind(string? text, out SpecialDayKind kind) => Kinds.TryGetValue(Plain(text), out kind);

    public static bool SaysBoth(string? text) => Plain(text) == "调休";

    /// <summary>Without what headers and words are written with differently: case, spaces, hyphens, underscores.</summary>
    public static string Plain(string? text) => Noise().Replace(text ?? "", "");

    /// <summary>For quoting what stands there in a message.</summary>
    public static string Short(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.Length > LongestQuoted ? trimmed[..LongestQuoted] + "…" : trimmed;
    }

    /// <summary>The name that a file gives, or null.</summary>
    public static LocalizedName? NameOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : HolidayNames.Of(text.Trim());

    [GeneratedRegex(@"^\s*(?:(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})|(?<y>[0-9]{4})\s*[-/.年]\s*(?<m>[0-9]{1,2})\s*[-/.月]\s*(?<d>[0-9]{1,2})日?)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"[\s_\-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Noise();
}
