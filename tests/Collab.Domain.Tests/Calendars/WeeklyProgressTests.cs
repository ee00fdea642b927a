using Collab.Domain.Calendars;
using Collab.Domain.Common;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

public sealed class WeeklyProgressTests
{
    private static readonly LocalTime FiveInTheAfternoon = new(17, 0);

    [Theory]
    [InlineData("2024-10-14", "2024-10-18T17:00")]   // an ordinary Friday
    [InlineData("2024-10-07", "2024-10-11T17:00")]   // Friday, although the Saturday after it is worked too
    [InlineData("2024-02-12", "2024-02-18T17:00")]   // Spring Festival until Saturday: the Sunday that is worked
    [InlineData("2024-09-30", "2024-09-30T17:00")]   // National Day from Tuesday on: the Monday
    [InlineData("2024-04-29", "2024-04-30T17:00")]   // Labour Day from Wednesday on
    public void Is_due_on_Friday_or_on_the_last_workday_of_its_week(string monday, string due) =>
        Assert.Equal(due, Shown(MainlandChina.WeeklyProgressDue(Day(monday), FiveInTheAfternoon)!.Value));

    [Fact]
    public void A_week_without_workdays_has_no_report_and_the_next_one_covers_it()
    {
        var springFestival = Day("2026-02-16");

        Assert.Null(MainlandChina.WeeklyProgressDay(springFestival));
        Assert.Null(MainlandChina.WeeklyProgressDue(springFestival, FiveInTheAfternoon));
        Assert.Equal(Day("2026-02-23"), MainlandChina.WeekCovering(springFestival));
        Assert.Equal(Day("2026-02-09"), MainlandChina.WeekCovering(Day("2026-02-09")));
    }

    [Theory]
    [InlineData("2024-10-13T23:59", "2024-10-07")]
    [InlineData("2024-10-14T00:00", "2024-10-14")]
    public void A_week_runs_from_Monday_to_Sunday_in_the_zone_of_the_calendar(string instant, string monday) =>
        Assert.Equal(Day(monday), MainlandChina.MondayOf(Shanghai(instant)));

    [Fact]
    public void A_week_that_is_not_named_by_its_Monday_is_refused()
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => MainlandChina.WeeklyProgressDay(Day("2024-10-08")));

        Assert.Equal((WorkCalendarRules.WeekStartsOnMonday, "week"), (refusal.Rule, refusal.Field));
    }

    [Theory]
    [InlineData("2024-11-01", "2024-11-01T21:00:00Z")]   // summer time in New York
    [InlineData("2024-11-08", "2024-11-08T22:00:00Z")]   // a week later no longer
    public void Friday_17_00_is_wall_time_and_survives_daylight_saving(string friday, string due) =>
        Assert.Equal(due, In("America/New_York").WeeklyProgressDue(Day(friday).PlusDays(-4), FiveInTheAfternoon)!.Value.ToString());
}
