using System.Text.RegularExpressions;

namespace Collab.Domain.Collaborations;

/// <summary>
/// Finds wording in Chinese and English that cannot be held to anything (process, step 1: vague wording is refused with a
/// suggestion). Words are vague only where the sentence does not say the date or value itself: "improve sales by 20 %" passes.
/// </summary>
public static class Wording
{
    private static readonly (VaguePhrase Phrase, Regex Regex)[] Phrases = [.. WordingVocabulary.Phrases.Select(x => (x, ToRegex(x)))];

    /// <summary>The vague wordings of a text in order; none overlaps another, the longest of overlapping ones stays.</summary>
    /// <param name="isGoal">The text is a goal: it must have a measured value, and "about 10,000" is no target.</param>
    public static IReadOnlyList<WordingFinding> Check(string text, bool isGoal)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var context = new WordingContext(text);
        List<WordingFinding> findings = [];
        var taken = new bool[text.Length];
        var candidates =
            from x in Phrases
            where isGoal || !x.Phrase.InGoalsOnly
            from match in x.Regex.Matches(text)
            where !context.Settles(x.Phrase.SettledBy, match.Index, match.Length)
            orderby match.Length descending, match.Index
            select new WordingFinding(match.Index, match.Length, match.Value, x.Phrase.Reason);
        foreach (var candidate in candidates)
        {
            var place = taken.AsSpan(candidate.Start, candidate.Length);
            if (place.Contains(true)) continue;
            place.Fill(true);
            findings.Add(candidate);
        }
        // A wording that cannot be measured already says that the measure is missing, and more precisely where.
        if (isGoal && !context.HasMeasure && !findings.Exists(x => x.Reason == WordingReason.NotMeasurable))
            findings.Add(Whole(text));
        return [.. findings.OrderBy(x => x.Start).ThenByDescending(x => x.Length)];
    }

    /// <summary>The vague wordings of a goal's indicator. Value, unit and date are fields of their own and need not stand in it.</summary>
    public static IReadOnlyList<WordingFinding> CheckIndicator(string text) => [.. Check(text, isGoal: true).Where(x => x.Reason != WordingReason.MissingMeasure)];

    private static WordingFinding Whole(string text)
    {
        var trimmed = text.Trim();
        return new(text.IndexOf(trimmed, StringComparison.Ordinal), trimmed.Length, trimmed, WordingReason.MissingMeasure);
    }

    // Latin letters make words, so "some" is not found in "awesome"; Chinese has no such boundary.
    private static Regex ToRegex(VaguePhrase phrase) => new(
        phrase.IsEnglish ? $"(?<![A-Za-z'-])(?:{phrase.Pattern})(?![A-Za-z]|-[a-z])" : phrase.Pattern,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Compiled);
}
