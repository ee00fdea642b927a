using Collab.Domain.Calendars;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

public sealed class MainlandChinaTests
{
    [Theory]
    [InlineData("2024-09-30", DayKind.Workday, null, null)]
    [InlineData("2024-10-01", DayKind.Holiday, "国庆节", "National Day")]
    [InlineData("2024-10-06", DayKind.Holiday, "国庆节", "National Day")]         // a Sunday, and a holiday all the same
    [InlineData("2024-10-12", DayKind.MakeUpWorkday, "国庆节", "National Day")]
    [InlineData("2024-10-13", DayKind.DayOff, null, null)]
    [InlineData("2024-02-18", DayKind.MakeUpWorkday, "春节", "Spring Festival")]
    [InlineData("2020-01-31", DayKind.Holiday, "春节", "Spring Festival")]        // extended on 27 January 2020
    [InlineData("2026-01-04", DayKind.MakeUpWorkday, "元旦", "New Year's Day")]
    [InlineData("2015-09-03", DayKind.Holiday, "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "Anti-Fascist 70th Day")]
    public void Knows_what_a_date_is_and_its_name_in_both_languages(string date, DayKind kind, string? zh, string? en)
    {
        var name = MainlandChina.NameOf(Day(date));

        Assert.Equal((kind, zh, en), (MainlandChina.KindOf(Day(date)), name?.In("zh-CN"), name?.In("en-US")));
    }

    [Theory]
    [InlineData(2024, 28, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void Has_as_many_holidays_and_make_up_workdays_as_were_announced(int year, int holidays, int makeUpWorkdays)
    {
        var kinds = MainlandChina.SpecialDays.Where(x => x.Date.Year == year).Select(x => x.Kind).ToList();

        Assert.Equal((holidays, makeUpWorkdays), (kinds.Count(x => x == SpecialDayKind.Holiday), kinds.Count(x => x == SpecialDayKind.MakeUpWorkday)));
    }

    [Fact]
    public void Make_up_workdays_are_weekend_days_and_every_special_day_is_named()
    {
        Assert.All(
            MainlandChina.SpecialDays.Where(x => x.Kind == SpecialDayKind.MakeUpWorkday),
            x => Assert.Contains(x.Date.DayOfWeek, new[] { IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday }));
        Assert.All(MainlandChina.SpecialDays, x => Assert.False(string.IsNullOrEmpty(x.Name?.Zh) || string.IsNullOrEmpty(x.Name?.En)));
    }

    [Fact]
    public void Holds_2004_to_2026_and_says_that_2027_is_not_announced()
    {
        Assert.Equal(Enumerable.Range(2004, 23), MainlandChina.KnownYears);
        Assert.Equal(
            (true, false, false, true),
            (MainlandChina.IsProvisional(Day("2003-12-31")), MainlandChina.IsProvisional(Day("2004-01-01")),
                MainlandChina.IsProvisional(Day("2026-12-31")), MainlandChina.IsProvisional(Day("2027-01-01"))));
    }

    [Fact]
    public void Works_from_9_to_18_in_Shanghai()
    {
        Assert.Equal(("Asia/Shanghai", "中国大陆", "Mainland China"), (MainlandChina.TimeZone, MainlandChina.Name.Zh, MainlandChina.Name.En));
        Assert.Equal(Hours(9, 18), MainlandChina.HoursOn(Day("2024-10-12")));
        Assert.Null(MainlandChina.HoursOn(Day("2024-10-13")));
    }

    [Theory]
    [InlineData("2024-09-27", "2024-10-01", "2024-10-07")]   // 27 September, the worked Sunday 29th, and Monday the 30th
    [InlineData("2025-01-24", "2025-01-28", "2025-02-04")]   // Spring Festival, with the worked Sunday 26 January
    [InlineData("2024-09-26", null, null)]
    [InlineData("2024-09-28", null, null)]                   // a Saturday
    [InlineData("2024-10-09", null, null)]                   // an ordinary weekend is no holiday
    [InlineData("2024-09-30", "2024-10-01", "2024-10-07")]   // also on the last one, should it have been missed before
    public void At_most_three_workdays_before_a_long_holiday(string today, string? first, string? last)
    {
        var ahead = MainlandChina.LongHolidayAhead(Day(today));

        Assert.Equal(first is null ? null : (Day(first), Day(last!)), ahead);
    }
}
