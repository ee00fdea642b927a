namespace Collab.Application.Collaborations;

/// <summary>Refuses vague wording where it is typed, with what to write instead: the same check that the domain insists on.</summary>
internal static class ClearWording
{
    /// <summary>Every finding is a failure of its own; it names the words, the reason and a suggestion.</summary>
    /// <param name="exampleDay">The day by which the suggestion is made concrete: the expected finish, or the goal's date.</param>
    public static IRuleBuilderOptionsConditions<TText, string> Clear<TText>(
        this IRuleBuilder<TText, string> rule, ICaller caller, Func<string, IReadOnlyList<WordingFinding>> check, Func<TText, LocalDate> exampleDay) =>
        rule.Custom((text, context) =>
        {
            if (text is null) return;
            var day = exampleDay(context.InstanceToValidate);
            foreach (var finding in check(text))
            {
                var said = VagueWording.Of(finding, caller.Language, day);
                context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, said.Sentence) { ErrorCode = BriefRules.Vague.Code, CustomState = said });
            }
        });

    public static IReadOnlyList<WordingFinding> Prose(string text) => Wording.Check(text, isGoal: false);
}

/// <summary>A vague wording as a person is told of it.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units as JavaScript counts them, from 0.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Text">The words themselves.</param>
/// <param name="Reason">What they leave open, one sentence.</param>
/// <param name="Suggestion">What to write instead, one sentence.</param>
public sealed record VagueWording(int Start, int Length, string Text, string Reason, string Suggestion)
{
    /// <summary>The code of a problem that is about nothing but wording.</summary>
    public const string Refusal = "brief.wordingVague";

    internal string Sentence => Reason[^1] == '。' ? Reason + Suggestion : $"{Reason} {Suggestion}";

    internal static VagueWording Of(WordingFinding finding, string language, LocalDate exampleDay) => new(
        finding.Start, finding.Length, finding.Text, WordingTexts.Reason(finding, language), WordingTexts.Suggestion(finding, language, exampleDay));
}
