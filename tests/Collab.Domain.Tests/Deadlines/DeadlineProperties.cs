using Collab.Domain.Calendars;
using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using FsCheck;
using FsCheck.Xunit;
using NodaTime;
using static Collab.Domain.Tests.Calendars.RandomCalendars;

namespace Collab.Domain.Tests.Deadlines;

/// <summary>Duties in random calendars, checked by somebody who counts the minutes one by one.</summary>
public sealed class DeadlineProperties
{
    [Property(MaxTest = 300)]
    public void What_a_pause_left_is_counted_again_minute_by_minute(DoNotSize<int> seed, ushort minute, byte count, ushort untilPause, ushort pause)
    {
        var (calendar, worked) = Example(seed.Item);
        var start = StartIn(calendar, minute);
        var deadline = Reply(calendar, start, 1 + (count % 2));
        var pausedAt = start + Duration.FromMinutes(untilPause % (int)(deadline.DueAt - start).TotalMinutes);
        var resumedAt = pausedAt + Duration.FromMinutes(pause % 10_000);
        var left = Minutes(calendar.Zone, worked, pausedAt, deadline.DueAt);

        deadline.PauseFor("等申请方", null, pausedAt);
        deadline.Resume(calendar, resumedAt);

        if (left > 0) Assert.Equal(After(calendar.Zone, worked, resumedAt, left), deadline.DueAt);
        else Assert.True(deadline.DueAt > resumedAt && IsWorked(calendar.Zone, worked, deadline.DueAt) && !IsWorked(calendar.Zone, worked, deadline.DueAt - Duration.FromMinutes(1)));
    }

    [Property(MaxTest = 300)]
    public void Reminders_come_in_working_time_in_order_an_hour_apart_and_before_it_is_due(DoNotSize<int> seed, ushort minute, byte count)
    {
        var (calendar, worked) = Example(seed.Item);
        var start = StartIn(calendar, minute);

        var deadline = Reply(calendar, start, 1 + (count % 2));

        Assert.All(deadline.RemindAt, at => Assert.True(at > start && at < deadline.DueAt));
        Assert.All(deadline.RemindAt.Zip(deadline.RemindAt.Skip(1)), pair => Assert.True(pair.Second - pair.First > ReminderTimes.Apart));
        Assert.All(deadline.RemindAt, at => Assert.True(IsWorked(calendar.Zone, worked, at) || calendar.NextWorkingStart(at) >= deadline.DueAt));
    }

    [Property(MaxTest = 300)]
    public void However_often_and_late_it_is_woken_each_step_happens_once_with_its_true_time(DoNotSize<int> seed, ushort minute, byte count, ushort[] naps)
    {
        var (calendar, _) = Example(seed.Item);
        var start = StartIn(calendar, minute);
        var (often, late) = (Reply(calendar, start, 1 + (count % 2)), Reply(calendar, start, 1 + (count % 2)));
        var end = often.DueAt + Duration.FromDays(90);   // in any of these calendars longer than two workdays

        var now = start;
        foreach (var nap in naps)
        {
            now = Instant.Min(end, now + Duration.FromMinutes(nap));
            often.WakeUntil(now, calendar);
        }
        often.WakeUntil(end, calendar);
        late.WakeUntil(end, calendar);

        // Reminders may have been overtaken; what they are on record with is the same time.
        Assert.Equal(Told(late), Told(often));
        Assert.Equal((DeadlineState.Breached, (Instant?)often.DueAt, 3), (often.State, often.BreachedAt, often.EscalationLevel));

        static IReadOnlyList<(DeadlineStepKind, Instant, int)> Told(Deadline deadline) =>
            [.. deadline.PendingEvents.OfType<DeadlineStepped>().Select(s => (s.Step, s.At, s.Level))];
    }

    private static Deadline Reply(WorkCalendar calendar, Instant start, int workdays)
    {
        var policy = DutyOfDesign.Policy(DeadlineKind.ResourceReply);
        policy.Change(new(workdays, policy.Chain, policy.Reminders), start);
        return DutyOfDesign.Open(DueTime.By(policy.Snapshot, calendar, start), policy);
    }
}
