using Collab.Domain.Calendars;
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
    public void Adds_workdays_as_one_counts_them_by_hand(string start, int workdays, string due) =>
        Assert.Equal(due, Shown(MainlandChina.AddWorkdays(Shanghai(start), new Workdays(workdays))));
}
