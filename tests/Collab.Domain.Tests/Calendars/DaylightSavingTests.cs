using Collab.Domain.Calendars;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2025-03-28T15:00", "2025-03-31T15:00", 71)]      // the clock goes forward on Sunday
    [InlineData("Europe/Berlin", "2024-10-25T15:00", "2024-10-28T15:00", 73)]      // and back
    [InlineData("America/New_York", "2024-11-01T15:00", "2024-11-04T15:00", 73)]
    [InlineData("America/New_York", "2025-03-07T15:00", "2025-03-10T15:00", 71)]
    [InlineData("Asia/Shanghai", "2024-11-01T15:00", "2024-11-04T15:00", 72)]
    public void A_workday_later_is_the_same_wall_time(string zone, string start, string due, int hours)
    {
        var calendar = In(zone);

        var dueAt = calendar.AddWorkdays(calendar.At(start), new Workdays(1));

        Assert.Equal((due, Duration.FromHours(hours)), (calendar.Shown(dueAt), dueAt - calendar.At(start)));
    }

    [Fact]
    public void A_wall_time_that_is_skipped_is_read_as_if_the_clock_had_not_moved() =>
        Assert.Equal("2025-03-30T03:30", In("Europe/Berlin").Shown(In("Europe/Berlin").At(Day("2025-03-30"), new(2, 30))));

    [Fact]
    public void Of_a_wall_time_that_comes_twice_the_earlier_is_meant() =>
        Assert.Equal("2024-10-27T00:30:00Z", In("Europe/Berlin").At(Day("2024-10-27"), new(2, 30)).ToString());

    [Fact]
    public void A_night_shift_works_an_hour_more_when_the_clock_goes_back()
    {
        var night = Hours(0, 6);
        var calendar = Of("Europe/Berlin", new WorkWeek(night, night, night, night, night, night, night));

        Assert.Equal(Duration.FromHours(7), calendar.WorkingTimeBetween(calendar.At("2024-10-26T12:00"), calendar.At("2024-10-27T12:00")));
        Assert.Equal(Duration.FromHours(5), calendar.WorkingTimeBetween(calendar.At("2025-03-29T12:00"), calendar.At("2025-03-30T12:00")));
    }

    [Fact]
    public void The_date_of_an_instant_is_the_one_in_the_zone()
    {
        var instant = Instant.FromUtc(2024, 10, 11, 20, 0);

        Assert.Equal((Day("2024-10-12"), Day("2024-10-11")), (MainlandChina.DateOf(instant), In("America/New_York").DateOf(instant)));
    }
}
