using System.Globalization;
using Collab.Domain.Collaborations;
using NodaTime;
using NodaTime.Text;

namespace Collab.Application.Collaborations;

/// <summary>What a vague wording leaves open and what to write instead, in the reader's language.</summary>
public static class WordingTexts
{
    private static readonly LocalDatePattern EnglishDay = LocalDatePattern.Create("d MMMM", CultureInfo.GetCultureInfo("en-GB"));

    // {0} the words found, {1} an example of a date.
    private static readonly Dictionary<WordingReason, (Sentences Zh, Sentences En)> ByReason = new()
    {
        [WordingReason.NoDate] = (
            new("「{0}」没有日期。", "改成「{1}前」？"),
            new("“{0}” has no date.", "Make it “by {1}”?")),
        [WordingReason.NotMeasurable] = (
            new("「{0}」量不出来。", "写成：指标、数值、单位、日期，例如首月销量 10,000 台，{1}前。"),
            new("“{0}” can’t be measured.", "Say indicator, value, unit and date: first-month sales, 10,000 units, by {1}.")),
        [WordingReason.VagueQuantity] = (
            new("「{0}」没有说多少。", "写一个数：多少、什么单位，例如 3 套海报。"),
            new("“{0}” doesn’t say how much.", "Give a number and its unit: 3 sets of posters.")),
        [WordingReason.VagueQuality] = (
            new("「{0}」没有说怎样算好。", "写一条能核对的标准，例如通过产品部的卖点审核，转化率至少 5%。"),
            new("“{0}” doesn’t say what is good enough.", "Name what can be checked: passes the product department’s review, conversion at least 5 %.")),
        [WordingReason.NoCommitment] = (
            new("「{0}」没有说做不做。", "去掉它，写谁在什么时候前做完什么，例如设计部{1}前交海报。"),
            new("“{0}” leaves open whether it will be done.", "Drop it and say who does what until when: Design delivers the posters by {1}.")),
        [WordingReason.OpenEnded] = (
            new("「{0}」后面还有什么，没有说。", "把要的都列出来，或者就到这里为止。"),
            new("“{0}” doesn’t say what else.", "List everything that is wanted, or end the list here.")),
        [WordingReason.MissingMeasure] = (
            new("这个目标没有数值，到时说不清有没有达到。", "写成：指标、数值、单位、日期，例如首月销量 10,000 台，{1}前。"),
            new("This goal has no value, so nobody can say whether it was reached.", "Say indicator, value, unit and date: first-month sales, 10,000 units, by {1}.")),
    };

    /// <summary>Why the words are vague, one sentence.</summary>
    /// <param name="language">zh-CN or en.</param>
    public static string Reason(WordingFinding finding, string language) => Fill(Of(finding, language).Reason, finding, language, default);

    /// <summary>What to write instead, one sentence.</summary>
    /// <param name="language">zh-CN or en.</param>
    /// <param name="exampleDay">A day that makes the suggestion concrete: the expected finish where it is known.</param>
    public static string Suggestion(WordingFinding finding, string language, LocalDate exampleDay) =>
        Fill(Of(finding, language).Suggestion, finding, language, exampleDay);

    private static Sentences Of(WordingFinding finding, string language) =>
        IsEnglish(language) ? ByReason[finding.Reason].En : ByReason[finding.Reason].Zh;

    private static string Fill(string sentence, WordingFinding finding, string language, LocalDate day) => string.Format(
        CultureInfo.InvariantCulture, sentence, finding.Text,
        IsEnglish(language) ? EnglishDay.Format(day) : string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日"));

    private static bool IsEnglish(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    private sealed record Sentences(string Reason, string Suggestion);
}
