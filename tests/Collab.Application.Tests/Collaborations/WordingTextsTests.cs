using Collab.Application.Collaborations;
using Collab.Domain.Collaborations;
using NodaTime;

namespace Collab.Application.Tests.Collaborations;

public sealed class WordingTextsTests
{
    private static readonly LocalDate TwelfthOfNovember = new(2024, 11, 12);

    [Theory]
    [InlineData("尽快", "zh-CN", "「尽快」没有日期。", "改成「11月12日前」？")]
    [InlineData("As soon as possible", "en", "“As soon as possible” has no date.", "Make it “by 12 November”?")]
    [InlineData("提升销量", "zh-CN", "「提升销量」量不出来。", "写成：指标、数值、单位、日期，例如首月销量 10,000 台，11月12日前。")]
    [InlineData("Improve sales", "en-GB", "“Improve sales” can’t be measured.", "Say indicator, value, unit and date: first-month sales, 10,000 units, by 12 November.")]
    public void Says_what_is_missing_and_what_to_write_instead(string text, string language, string reason, string suggestion)
    {
        var finding = Assert.Single(Wording.Check(text, isGoal: false));

        Assert.Equal(reason, WordingTexts.Reason(finding, language));
        Assert.Equal(suggestion, WordingTexts.Suggestion(finding, language, TwelfthOfNovember));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_reason_has_its_own_sentence_and_suggestion(string language)
    {
        WordingFinding[] findings = [.. Enum.GetValues<WordingReason>().Select(reason => new WordingFinding(0, 2, "尽快", reason))];

        var reasons = findings.Select(x => WordingTexts.Reason(x, language)).ToHashSet();
        var suggestions = findings.Select(x => WordingTexts.Suggestion(x, language, TwelfthOfNovember)).ToList();

        Assert.Equal(findings.Length, reasons.Count);
        Assert.All(reasons.Concat(suggestions), sentence => Assert.DoesNotContain("{", sentence, StringComparison.Ordinal));
        Assert.All(suggestions, sentence => Assert.NotEmpty(sentence));
    }
}
