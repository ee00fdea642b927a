using System.Text.RegularExpressions;

namespace Collab.Domain.Collaborations;

/// <summary>What the sentence around a wording says itself and so settles it.</summary>
[Flags]
internal enum SettledBy
{
    Nothing = 0,
    Date = 1,
    Measure = 2,
}

/// <summary>The dates and measured values of a text, and which of its words they belong to.</summary>
internal sealed partial class WordingContext
{
    private readonly string _text;

    // Where they begin, found once for the whole text: a person's typing is checked at each pause.
    private readonly int[] _dates;
    private readonly int[] _measures;
    private readonly int[] _sentenceEnds;

    internal WordingContext(string text)
    {
        _text = text;
        _sentenceEnds = [.. Enumerable.Range(0, text.Length).Where(IsSentenceEnd)];
        _dates = [.. Positions(CalendarDate(), text), .. Positions(TimeLimit(), text)];
        // Dates are blanked out first, so that the 12 of "12 November" is not taken for a value.
        _measures = Positions(Measure(), NoMeasure().Replace(CalendarDate().Replace(text, Blank), Blank));
    }

    internal bool HasMeasure => _measures.Length > 0;

    internal bool Settles(SettledBy by, int start, int length)
    {
        if (by == SettledBy.Nothing) return false;
        var (from, to) = SentenceAround(start, length);
        return (by.HasFlag(SettledBy.Date) && Array.Exists(_dates, at => at >= from && at < to))
            || (by.HasFlag(SettledBy.Measure) && IsMeasured(start, from, to));
    }

    // A value counts from the wording's own clause on: "A took 30 %, we improve sales" measures A, not the improvement.
    private bool IsMeasured(int start, int from, int to)
    {
        var clause = start;
        while (clause > from && !IsClauseEnd(clause - 1)) clause--;
        return Array.Exists(_measures, at => at >= clause && at < to);
    }

    private (int From, int To) SentenceAround(int start, int length)
    {
        var before = Array.BinarySearch(_sentenceEnds, start);   // the complement of where it would stand
        var after = Array.BinarySearch(_sentenceEnds, start + length);
        var (first, next) = (before < 0 ? ~before : before, after < 0 ? ~after : after);
        return (first == 0 ? 0 : _sentenceEnds[first - 1] + 1, next == _sentenceEnds.Length ? _text.Length : _sentenceEnds[next]);
    }

    private bool IsSentenceEnd(int i) => _text[i] switch
    {
        '。' or '；' or ';' or '！' or '!' or '？' or '?' or '\n' or '\r' => true,
        '.' => i + 1 == _text.Length || char.IsWhiteSpace(_text[i + 1]),
        _ => false,
    };

    private bool IsClauseEnd(int i) => _text[i] switch
    {
        '，' or '：' => true,
        ',' or ':' => i + 1 == _text.Length || !char.IsDigit(_text[i + 1]),
        _ => false,
    };

    private static int[] Positions(Regex regex, string text) => [.. regex.Matches(text).Select(x => x.Index)];

    private static string Blank(Match match) => new(' ', match.Length);

    private const string Months = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*";
    private const string ZhNumber = "[一二两三四五六七八九十]+";
    private const string EnNumber = @"(?:\d{1,9}|an?|one|two|three|four|five|six|seven|eight|nine|ten)";

    // A day or the end of a period, and limits in days, weeks or months: when, never how much.
    [GeneratedRegex(
        @"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{1,2}\s*月(?=[底末初中前内])|" +
        @"(?<![\d,.])\d{1,2}\s*[日号](?=\s*(?:[之以]?前|内|上午|下午|晚|中午|\d))|\d{1,2}[:：]\d{2}|(?:上午|下午|晚上|中午)\s*\d{1,2}\s*点|" +
        @"(?:周|星期|礼拜)[一二三四五六日天]|[今明后当]天|[当次]日|[本下]?(?:月|季度?|年|周)[底末]|" +
        @"(?:\d{1,9}|" + ZhNumber + @")\s*(?:天|日|个?星期|周|个?月)\s*[之以]?内|" +
        @"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+" + Months + @"\b(?:,?\s*\d{4})?|\b" + Months + @"\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s*\d{4})?|" +
        @"\b(?:by|before|until|on)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow|tonight|noon)\b|" +
        @"\b(?:by|before|in|until)\s+(?:Q[1-4]|" + Months + @")\b|\bend of (?:the )?(?:day|week|month|quarter|year|[a-z]+ber|january|february|march|april|may|june|july|august|Q[1-4])\b|" +
        @"\b(?:within|in)\s+(?:the\s+next\s+)?" + EnNumber + @"\s+(?:days?|weeks?|months?)\b|\b(?:in|of|for|by|since|until)\s+(?:19|20)\d{2}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CalendarDate();

    // Limits short enough to be a value of their own: "answered within 24 hours".
    [GeneratedRegex(
        @"(?:\d{1,9}|" + ZhNumber + @"|半)\s*(?:个?\s*工作日|个?小时|分钟)|\b" + EnNumber + @"\s+(?:(?:work(?:ing)?|business)\s*days?|workdays?|hours?|minutes?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeLimit();

    // Figures that only number or name something.
    [GeneratedRegex(
        @"第\s*(?:\d{1,9}|" + ZhNumber + @")|\b(?:step|phase|version|part|item|no\.?|number)\s*\d|#\d",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoMeasure();

    [GeneratedRegex(
        @"(?<![A-Za-z\d.])\d|(?:[二两三四五六七八九十百千万亿][一二两三四五六七八九十百千万亿]*|一[十百千万亿])\s*(?:台|家|个|人|次|元|件|单|套|份|倍|成|名|位|场|条|张|%|％)|" +
        @"百分之|翻一?番|翻倍|减半|一半|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|hundred|thousand|million|half|halve|double|triple|twice)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Measure();
}
