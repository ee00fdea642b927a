using Collab.Domain.Calendars;
using Collab.Domain.Common;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

/// <summary>The clock of a reply that runs from Friday 11 October 2024 09:00 to Monday 14 October 09:00: 18 working hours, as Saturday is worked.</summary>
public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2024-10-11T09:00", "2024-10-14T09:00", 18)]
    [InlineData("2024-10-11T10:00", "2024-10-14T09:00", 17)]   // one working hour has passed
    [InlineData("2024-10-10T20:00", "2024-10-14T09:00", 18)]   // the night does not count
    [InlineData("2024-10-12T18:00", "2024-10-14T09:00", 0)]    // nor does Sunday
    [InlineData("2024-10-01T00:00", "2024-10-08T00:00", 0)]    // nor the holidays
    [InlineData("2024-10-11T12:00", "2024-10-11T13:00", 1)]    // lunch does
    [InlineData("2024-10-14T09:00", "2024-10-11T09:00", 0)]    // backwards nothing passes
    public void Counts_the_working_hours_between_two_instants(string from, string to, int hours) =>
        Assert.Equal(Duration.FromHours(hours), MainlandChina.WorkingTimeBetween(Shanghai(from), Shanghai(to)));

    [Theory]
    [InlineData("2024-10-11T09:00", 9 * 60, "2024-10-11T18:00")]    // 50 %: the reminder comes at the end of Friday, not on Saturday
    [InlineData("2024-10-11T09:00", 864, "2024-10-12T14:24")]       // 80 % of 18 hours
    [InlineData("2024-10-11T09:00", 18 * 60 + 1, "2024-10-14T09:01")]
    [InlineData("2024-10-10T20:00", 1, "2024-10-11T09:01")]
    [InlineData("2024-10-05T11:00", 60, "2024-10-08T10:00")]
    [InlineData("2024-10-05T11:00", 0, "2024-10-05T11:00")]
    public void Finds_when_an_amount_of_working_time_has_passed(string from, int minutes, string then) =>
        Assert.Equal(then, Shown(MainlandChina.AddWorkingTime(Shanghai(from), Duration.FromMinutes(minutes))));

    [Theory]
    [InlineData("2024-10-14T09:00", 120, "2024-10-12T16:00")]   // 2 working hours before Monday morning is Saturday afternoon
    [InlineData("2024-10-14T11:00", 120, "2024-10-14T09:00")]
    [InlineData("2024-10-14T09:00", 18 * 60, "2024-10-11T09:00")]
    [InlineData("2024-10-08T09:00", 60, "2024-09-30T17:00")]
    [InlineData("2024-10-06T09:00", 0, "2024-10-06T09:00")]
    public void Finds_when_an_amount_of_working_time_is_left(string until, int minutes, string then) =>
        Assert.Equal(then, Shown(MainlandChina.SubtractWorkingTime(Shanghai(until), Duration.FromMinutes(minutes))));

    [Theory]
    [InlineData("2024-10-11T09:00", "2024-10-11T09:00")]
    [InlineData("2024-10-11T12:30", "2024-10-11T12:30")]
    [InlineData("2024-10-11T08:59", "2024-10-11T09:00")]
    [InlineData("2024-10-11T18:00", "2024-10-12T09:00")]
    [InlineData("2024-10-12T23:00", "2024-10-14T09:00")]
    [InlineData("2024-10-01T10:00", "2024-10-08T09:00")]
    public void Finds_the_next_moment_at_which_people_work(string instant, string then) =>
        Assert.Equal(then, Shown(MainlandChina.NextWorkingStart(Shanghai(instant))));

    [Theory]
    [InlineData("2024-10-11T10:00", "2024-10-14T09:00", 2)]   // "less than 2 workdays"
    [InlineData("2024-10-11T10:00", "2024-10-12T10:00", 1)]
    [InlineData("2024-10-11T10:00", "2024-10-11T10:01", 1)]
    [InlineData("2024-10-13T10:00", "2024-10-14T09:00", 1)]
    [InlineData("2024-10-14T09:00", "2024-10-14T09:00", 0)]
    [InlineData("2024-10-14T09:00", "2024-10-11T09:00", 0)]
    public void Counts_the_workdays_that_are_left(string now, string due, int left) =>
        Assert.Equal(left, MainlandChina.WorkdaysLeft(Shanghai(now), Shanghai(due)));

    [Theory]
    [InlineData("2024-10-10", "2024-10-10T18:00")]   // planned 10 October: 48 hours later, on 12 October 18:00, the duty to warn opens
    [InlineData("2024-10-05", "2024-10-05T18:00")]   // on a day off too
    [InlineData("2024-10-13", "2024-10-13T18:00")]
    public void A_day_ends_with_its_working_time(string date, string end) => Assert.Equal(end, Shown(MainlandChina.EndOfDay(Day(date))));

    [Fact]
    public void A_half_day_ends_early_and_a_weekday_as_the_pattern_says()
    {
        var shortFriday = WorkWeek.MondayToFriday(WorkingTime.Default) with { Friday = Hours(9, 15) };
        var calendar = Of("Asia/Shanghai", shortFriday, new SpecialDay(Day("2024-10-10"), SpecialDayKind.HalfDay, hours: Hours(9, 12)));

        Assert.Equal(
            ["2024-10-10T12:00", "2024-10-11T15:00", "2024-10-12T18:00"],
            new[] { "2024-10-10", "2024-10-11", "2024-10-12" }.Select(date => Shown(calendar.EndOfDay(Day(date)))));
    }

    [Theory]
    [InlineData(18, 9)]
    [InlineData(9, 9)]
    public void Working_time_ends_after_it_starts(int from, int to) => Assert.Equal(
        WorkCalendarRules.WorkingTimeEndsBeforeItStarts, Assert.Throws<RuleBrokenException>(() => Hours(from, to)).Rule);
}
