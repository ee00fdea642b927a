using Collab.Domain.Calendars;
using Collab.Domain.Common;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

public sealed class WorkdayCountTests
{
    [Theory]
    [InlineData("2024-09-30T15:00", 2, "2024-10-09T15:00")]   // National Day week lies between
    [InlineData("2024-10-11T15:00", 1, "2024-10-12T15:00")]   // the Saturday was worked
    [InlineData("2024-10-11T15:00", 2, "2024-10-14T15:00")]
    [InlineData("2024-10-05T11:00", 2, "2024-10-10T09:00")]   // a day off counts from the next opening
    [InlineData("2024-10-10T20:00", 2, "2024-10-14T09:00")]   // after work: from 11 October 09:00, then 12 and 14
    [InlineData("2024-10-10T07:30", 2, "2024-10-12T09:00")]   // before work: from 09:00 of the same day
    [InlineData("2024-10-10T09:00", 2, "2024-10-12T09:00")]   // the first moment of a day belongs to it
    [InlineData("2024-10-10T17:59", 1, "2024-10-11T17:59")]
    [InlineData("2024-10-10T18:00", 1, "2024-10-12T09:00")]   // at its end the day is over: from 11 October 09:00
    [InlineData("2026-02-13T10:00", 2, "2026-02-24T10:00")]   // Saturday 14 February is worked, then Spring Festival until the 23rd
    [InlineData("2023-12-29T16:00", 250, "2024-12-30T16:00")] // 2024 has 251 workdays; 250 is the most that is allowed
    public void Adds_workdays_as_one_counts_them_by_hand(string start, int workdays, string due) =>
        Assert.Equal(due, Shown(MainlandChina.AddWorkdays(Shanghai(start), new Workdays(workdays))));

    [Theory]
    [InlineData("2024-10-10T15:00", "2024-10-11T12:00")]   // the half day is over at 12:00
    [InlineData("2024-10-10T11:00", "2024-10-11T11:00")]
    [InlineData("2024-10-11T10:00", "2024-10-14T10:00")]   // started on it, due on a whole day
    [InlineData("2024-10-11T12:00", "2024-10-15T09:00")]   // after its end: from Monday 09:00
    public void Where_the_last_day_ends_earlier_its_end_is_due(string start, string due)
    {
        var calendar = In("Asia/Shanghai", new SpecialDay(Day("2024-10-11"), SpecialDayKind.HalfDay, hours: Hours(9, 12)));

        Assert.Equal(due, Shown(calendar.AddWorkdays(Shanghai(start), new Workdays(1))));
    }

    [Fact]
    public void A_make_up_workday_may_have_hours_of_its_own()
    {
        var calendar = In("Asia/Shanghai", new SpecialDay(Day("2024-10-12"), SpecialDayKind.MakeUpWorkday, hours: Hours(10, 16)));

        Assert.Equal("2024-10-12T16:00", Shown(calendar.AddWorkdays(Shanghai("2024-10-11T17:00"), new Workdays(1))));
        Assert.Equal("2024-10-12T10:00", Shown(calendar.NextWorkingStart(Shanghai("2024-10-12T09:30"))));
    }

    [Fact]
    public void A_day_that_is_worked_until_midnight_loses_no_minute()
    {
        var hours = Hours(0, 24);
        var calendar = Of("Asia/Shanghai", new WorkWeek(hours, hours, hours, hours, hours, hours, hours));

        Assert.Equal("2024-10-13T23:59", Shown(calendar.AddWorkdays(Shanghai("2024-10-12T23:59"), new Workdays(1))));
        Assert.Equal("2024-10-13T00:00", Shown(calendar.EndOfDay(Day("2024-10-12"))));
        Assert.Equal(Duration.FromDays(7), calendar.WorkingTimeBetween(Shanghai("2024-10-07T05:00"), Shanghai("2024-10-14T05:00")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(251)]
    public void Workdays_are_1_to_250(int count) =>
        Assert.Equal(WorkCalendarRules.WorkdaysOutOfRange, Assert.Throws<RuleBrokenException>(() => new Workdays(count)).Rule);

    [Fact]
    public void Explains_a_count_day_by_day_from_the_start_to_the_due_time()
    {
        var trace = MainlandChina.Explain(Shanghai("2024-10-10T20:00"), new Workdays(2));

        var nationalDay = new LocalizedName("国庆节", "National Day");
        Assert.Equal(
            [
                new TraceDay(Day("2024-10-10"), DayKind.Workday, null, null),   // submitted after work
                new TraceDay(Day("2024-10-11"), DayKind.Workday, null, null),   // the clock starts
                new TraceDay(Day("2024-10-12"), DayKind.MakeUpWorkday, nationalDay, 1),
                new TraceDay(Day("2024-10-13"), DayKind.DayOff, null, null),
                new TraceDay(Day("2024-10-14"), DayKind.Workday, null, 2),
            ],
            trace.Days);
        Assert.Equal(("2024-10-11T09:00", "2024-10-14T09:00", false), (Shown(trace.CountsFrom), Shown(trace.DueAt), trace.IsProvisional));
    }

    [Fact]
    public void Explains_holidays_by_their_name()
    {
        var trace = MainlandChina.Explain(Shanghai("2024-09-30T15:00"), new Workdays(2));

        Assert.Equal(Shanghai("2024-09-30T15:00"), trace.CountsFrom);
        Assert.Equal(7, trace.Days.Count(x => x is { Kind: DayKind.Holiday, Name.En: "National Day", Counted: null }));
        Assert.Equal(["2024-10-08", "2024-10-09"], trace.Days.Where(x => x.Counted is not null).Select(x => x.Date.ToString("uuuu-MM-dd", null)));
    }

    [Theory]
    [InlineData("2026-12-28T10:00", 3, false)]   // due on Thursday, the last day of 2026
    [InlineData("2026-12-28T10:00", 4, true)]    // passes 1 January 2027, whose holidays are not announced
    [InlineData("2027-03-01T10:00", 1, true)]
    public void A_count_that_reaches_a_year_without_data_is_provisional(string start, int workdays, bool provisional) =>
        Assert.Equal(provisional, MainlandChina.Explain(Shanghai(start), new Workdays(workdays)).IsProvisional);

    [Fact]
    public void A_year_without_data_is_counted_by_the_weekly_pattern() =>
        Assert.Equal("2027-10-04T10:00", Shown(MainlandChina.AddWorkdays(Shanghai("2027-10-01T10:00"), new Workdays(1))));

    [Fact]
    public void Counting_where_nobody_ever_works_is_refused_and_ends()
    {
        var calendar = Of("Asia/Shanghai", new WorkWeek(null, null, null, null, null, null, null));
        var monday = Shanghai("2024-10-07T10:00");

        Action[] counts =
        [
            () => calendar.AddWorkdays(monday, new Workdays(1)),
            () => calendar.Explain(monday, new Workdays(1)),
            () => calendar.NextWorkingStart(monday),
            () => calendar.AddWorkingTime(monday, Duration.FromHours(1)),
            () => calendar.SubtractWorkingTime(monday, Duration.FromHours(1)),
            () => calendar.WorkdaysLeft(monday, monday + Duration.FromDays(1)),
            () => calendar.WeekCovering(Day("2024-10-07")),
        ];

        Assert.All(counts, count => Assert.Equal(WorkCalendarRules.NoWorkday, Assert.Throws<RuleBrokenException>(count).Rule));
    }
}
