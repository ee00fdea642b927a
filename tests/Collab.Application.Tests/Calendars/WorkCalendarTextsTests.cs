using Collab.Application.Common;
using Collab.Domain.Calendars;
using Collab.Domain.Common;
using NodaTime;

namespace Collab.Application.Tests.Calendars;

public sealed class WorkCalendarTextsTests
{
    [Theory]
    [InlineData("zh-CN", "10月11日出现了两次，请留一条。")]
    [InlineData("en", "11 October is there twice. Keep one.")]
    public void A_refused_date_reads_as_one_writes_it(string language, string sentence)
    {
        SpecialDay off = new(new LocalDate(2024, 10, 11), SpecialDayKind.DayOff);

        var refusal = Assert.Throws<RuleBrokenException>(() => WorkCalendar.Create(
            default, default, LocalizedName.Same("Plant 2"), "Asia/Shanghai", default, specialDays: [off, off]));

        Assert.Equal(sentence, RuleTexts.Of(refusal.Rule.Code, language, refusal.Arguments));
    }

    [Theory]
    [InlineData("zh-CN", "一周用它的周一表示；2024年10月8日不是周一。")]
    [InlineData("en", "A week is named by its Monday, and 8 October 2024 is none.")]
    public void A_week_that_begins_otherwise_is_named_by_its_date(string language, string sentence)
    {
        var calendar = WorkCalendar.MainlandChina(default, default, default);

        var refusal = Assert.Throws<RuleBrokenException>(() => calendar.WeeklyProgressDay(new LocalDate(2024, 10, 8)));

        Assert.Equal(sentence, RuleTexts.Of(refusal.Rule.Code, language, refusal.Arguments));
    }
}
