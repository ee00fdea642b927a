using System.Text.RegularExpressions;

namespace Collab.Application.Calendars.Files;

/// <summary>How calendar feeds mark a day as off (休) or as worked instead (班) in an event's title, such as 国庆节（休）, 班｜国庆节 or 国庆节 补班 第1天/共2天.</summary>
internal static partial class EventMarks
{
    /// <summary>The title without its mark, and what it marks; null where it marks nothing.</summary>
    public static (string Name, SpecialDayKind? Mark) Of(string title)
    {
        var plain = Numbering().Replace(title, "").Trim();
        foreach (var pattern in new[] { Alone(), Before(), Behind() })
        {
            var match = pattern.Match(plain);
            if (match.Success) return (match.Groups["name"].Value.Trim(), IsWork().IsMatch(match.Groups["mark"].ValueSpan) ? SpecialDayKind.MakeUpWorkday : SpecialDayKind.Holiday);
        }
        return (plain, null);
    }

    private const string Clear = "补班日?|调休上班|调休补班|调休放假|放假|假期|特别工作日|special working day|make-?up workday";
    private const string Short = "休|班|上班|workday|day off|off";
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int Patience = 1000;

    [GeneratedRegex(@"\s*第[0-9]{1,2}天\s*[/／]\s*共[0-9]{1,2}天\s*$", Options, Patience)]
    private static partial Regex Numbering();

    [GeneratedRegex($@"^[（(\[【]?(?<mark>{Clear}|{Short})[）)\]】]?(?<name>)$", Options, Patience)]
    private static partial Regex Alone();

    [GeneratedRegex($@"^([（(\[【]\s*(?<mark>{Clear}|{Short})\s*[）)\]】]\s*|(?<mark>{Clear}|{Short})(\s*[｜|:：]\s*|\s+))(?<name>.+)$", Options, Patience)]
    private static partial Regex Before();

    [GeneratedRegex($@"^(?<name>.+?)(\s*[（(\[【]\s*(?<mark>{Clear}|{Short})\s*[）)\]】]|\s+(?<mark>{Clear}|{Short})|(?<mark>{Clear}))$", Options, Patience)]
    private static partial Regex Behind();

    [GeneratedRegex("班|工作日|work", Options, Patience)]
    private static partial Regex IsWork();
}
