using Collab.Domain.Calendars;
using FsCheck;
using FsCheck.Xunit;
using NodaTime;
using static Collab.Domain.Tests.Calendars.RandomCalendars;

namespace Collab.Domain.Tests.Calendars;

/// <summary>Random calendars in zones with and without daylight saving, counted a second time by somebody who only looks at the clock each minute.</summary>
public sealed class WorkdayCountProperties
{
    [Property(MaxTest = 400)]
    public void Adding_workdays_agrees_with_a_walk_along_the_clock(DoNotSize<int> seed, ushort minute, byte count)
    {
        var (calendar, worked) = Example(seed.Item);
        var (start, workdays) = (StartIn(calendar, minute), 1 + (count % 20));

        Assert.Equal(Walk(calendar.Zone, worked, start, workdays), calendar.AddWorkdays(start, new Workdays(workdays)));
    }

    [Property(MaxTest = 500)]
    public void The_explanation_adds_up_to_the_due_time(DoNotSize<int> seed, ushort minute, byte count)
    {
        var (calendar, worked) = Example(seed.Item);
        var (start, workdays) = (StartIn(calendar, minute), 1 + (count % 100));

        var trace = calendar.Explain(start, new Workdays(workdays));

        Assert.Equal(calendar.AddWorkdays(start, new Workdays(workdays)), trace.DueAt);
        Assert.Equal(calendar.NextWorkingStart(start), trace.CountsFrom);
        var first = start.InZone(calendar.Zone).Date;
        Assert.Equal(Enumerable.Range(0, trace.Days.Count).Select(first.PlusDays), trace.Days.Select(x => x.Date));
        var counted = trace.Days.Where(x => x.Counted is not null).ToList();
        Assert.Equal(Enumerable.Range(1, workdays), counted.Select(x => x.Counted!.Value));
        Assert.Equal(trace.Days[^1], counted[^1]);
        Assert.All(counted, x => Assert.True(worked.ContainsKey(x.Date)));
        var from = trace.CountsFrom.InZone(calendar.Zone).Date;
        Assert.Equal(trace.Days.Where(x => x.Date > from && worked.ContainsKey(x.Date)), counted);
    }

    [Property(MaxTest = 500)]
    public void Who_starts_later_is_never_due_earlier(DoNotSize<int> seed, ushort minute, ushort later, byte count)
    {
        var (calendar, _) = Example(seed.Item);
        var (start, workdays) = (StartIn(calendar, minute), new Workdays(1 + (count % 20)));

        Assert.True(calendar.AddWorkdays(start, workdays) <= calendar.AddWorkdays(start + Duration.FromMinutes(later % 5_000), workdays));
    }

    [Property(MaxTest = 200)]
    public void Working_time_agrees_with_counting_the_minutes(DoNotSize<int> seed, ushort minute, ushort length)
    {
        var (calendar, worked) = Example(seed.Item);
        var from = StartIn(calendar, minute);
        var to = from + Duration.FromMinutes(length % 20_000);

        Assert.Equal(Duration.FromMinutes(Minutes(calendar.Zone, worked, from, to)), calendar.WorkingTimeBetween(from, to));
    }

    [Property(MaxTest = 500)]
    public void Adding_and_taking_away_working_time_measure_the_same(DoNotSize<int> seed, ushort minute, ushort length)
    {
        var (calendar, _) = Example(seed.Item);
        var (from, amount) = (StartIn(calendar, minute), Duration.FromMinutes(1 + length));

        var then = calendar.AddWorkingTime(from, amount);
        var back = calendar.SubtractWorkingTime(then, amount);

        Assert.Equal(amount, calendar.WorkingTimeBetween(from, then));
        Assert.Equal(amount, calendar.WorkingTimeBetween(back, then));
        // The first such instant and the last one: a moment less, and a moment is missing.
        Assert.True(calendar.WorkingTimeBetween(from, then - Duration.FromMinutes(1)) < amount);
        Assert.True(calendar.WorkingTimeBetween(back + Duration.FromMinutes(1), then) < amount);
    }

    [Property(MaxTest = 500)]
    public void The_workdays_left_are_the_fewest_that_reach_the_due_time(DoNotSize<int> seed, ushort minute, ushort length)
    {
        var (calendar, _) = Example(seed.Item);
        var now = StartIn(calendar, minute);
        var due = now + Duration.FromMinutes(1 + length);

        var left = calendar.WorkdaysLeft(now, due);

        Assert.True(due <= calendar.AddWorkdays(now, new Workdays(left)));
        Assert.True(left == 1 || due > calendar.AddWorkdays(now, new Workdays(left - 1)));
    }
}
