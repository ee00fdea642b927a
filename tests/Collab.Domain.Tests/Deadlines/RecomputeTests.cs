using Collab.Domain.Calendars;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Tests.Calendars;
using NodaTime;
using static Collab.Domain.Tests.Deadlines.DutyOfDesign;

namespace Collab.Domain.Tests.Deadlines;

public sealed class RecomputeTests
{
    private readonly WorkCalendar _calendar = Calendar();

    [Fact]
    public void A_day_off_announced_while_it_runs_moves_the_due_time_and_names_the_edition()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        SaturdayOff(October(11, 16));
        reply.Recompute(_calendar, Policy(DeadlineKind.ResourceReply), October(11, 16));

        Assert.Equal((October(15, 15), 2), (reply.DueAt, reply.CalendarEdition));
        Assert.Equal([October(15, 15)], reply.Steps(DeadlineStepKind.Recomputed).Select(s => s.DueAt));
    }

    [Fact]
    public void Nobody_is_breached_by_a_rule_made_afterwards()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        var tighter = Policy(DeadlineKind.ResourceReply);
        tighter.Change(new(1, tighter.Chain, tighter.Reminders), October(14, 9));

        // One workday after Friday 15:00 was Saturday 15:00.
        reply.Recompute(_calendar, tighter, October(14, 9));

        Assert.Equal((October(14, 15), 1), (reply.DueAt, reply.Policy.Edition));
        Assert.Equal([October(14, 15)], reply.Steps(DeadlineStepKind.Recomputed).Select(s => s.DueAt));
    }

    [Fact]
    public void A_tighter_limit_moves_what_is_open_and_leaves_what_is_decided()
    {
        var (open, met, breached) = (Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar), Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar), Counted(DeadlineKind.ResourceReply, October(8, 9), _calendar));
        met.Meet(October(11, 16));
        breached.WakeUntil(October(11, 17), _calendar);
        var tighter = Policy(DeadlineKind.ResourceReply);
        tighter.Change(new(1, tighter.Chain, new Reminders([50], null)), October(11, 17));

        foreach (var deadline in new[] { open, met, breached }) deadline.Recompute(_calendar, tighter, October(11, 17));

        Assert.Equal((October(12, 15), 2, October(12, 10, 30)), (open.DueAt, open.Policy.Edition, Assert.Single(open.RemindAt)));
        Assert.Equal((October(14, 15), 1), (met.DueAt, met.Policy.Edition));
        Assert.Equal((October(10, 9), 1), (breached.DueAt, breached.Policy.Edition));
    }

    [Fact]
    public void What_rests_is_derived_by_the_new_calendar_when_it_goes_on()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        reply.PauseFor("等尺寸", Head, October(11, 16));
        SaturdayOff(October(11, 17));

        reply.Recompute(_calendar, Policy(DeadlineKind.ResourceReply), October(11, 17));
        reply.Resume(Calendar(), October(14, 9));
        reply.Recompute(_calendar, Policy(DeadlineKind.ResourceReply), October(14, 9));

        // Without Saturday it would have been due on Tuesday at 15:00; one working hour of that had passed.
        Assert.Equal((October(15, 17), 2), (reply.DueAt, reply.CalendarEdition));
    }

    [Fact]
    public void A_limit_that_was_tightened_while_it_rested_breaches_nobody_when_it_goes_on()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        reply.PauseFor("等尺寸", Head, October(14, 9));
        var tighter = Policy(DeadlineKind.ResourceReply);
        tighter.Change(new(1, tighter.Chain, tighter.Reminders), October(14, 10));
        reply.Recompute(_calendar, tighter, October(14, 10));

        reply.Resume(_calendar, October(15, 10));
        reply.Recompute(_calendar, tighter, October(15, 10));

        // By the new limit it would have been due on Saturday, before it rested: the six hours that were left stay.
        Assert.Equal((October(15, 16), 1), (reply.DueAt, reply.Policy.Edition));
        reply.WakeUntil(October(15, 16), _calendar);
        Assert.Equal(DeadlineState.Open, reply.State);
    }

    [Fact]
    public void What_is_missed_and_not_yet_noticed_is_not_rescued_by_a_new_rule()
    {
        var confirmation = Counted(DeadlineKind.GoalConfirmation, October(10, 10), _calendar);
        var looser = Policy(DeadlineKind.GoalConfirmation);
        looser.Change(new(5, looser.Chain, looser.Reminders), October(11, 10, 1));

        confirmation.Recompute(_calendar, looser, October(11, 10, 1));
        confirmation.WakeUntil(October(11, 10, 2), _calendar);

        Assert.Equal((DeadlineState.Breached, (Instant?)October(11, 10)), (confirmation.State, confirmation.BreachedAt));
    }

    [Fact]
    public void A_reminder_that_was_sent_does_not_come_again_by_another_name()
    {
        // Two hours before the end and four fifths of nine hours would be 12 minutes apart: one reminder.
        var confirmation = Counted(DeadlineKind.GoalConfirmation, October(10, 18, 0) - Duration.FromHours(9), _calendar);
        var planned = confirmation.RemindAt;
        confirmation.WakeUntil(planned[^1] + Duration.FromMinutes(5), _calendar);
        var same = Policy(DeadlineKind.GoalConfirmation);
        same.Change(new(1, [ChainRole.Head], same.Reminders), planned[^1] + Duration.FromMinutes(5));

        confirmation.Recompute(_calendar, same, planned[^1] + Duration.FromMinutes(5));

        Assert.Empty(confirmation.RemindAt);
    }

    [Fact]
    public void The_week_and_the_end_of_a_day_follow_the_calendar_and_what_was_agreed_does_not()
    {
        var monday = new LocalDate(2024, 10, 7);
        var weekly = Open(DueTime.OfWeek(monday, DeadlinePolicy.FridayAt, _calendar, October(8, 9)), Policy(DeadlineKind.WeeklyProgress));
        var task = Open(DueTime.AtEndOf(new(2024, 10, 11), _calendar, October(8, 9)), Policy(DeadlineKind.WorkItem));
        var condition = Open(DueTime.At(October(11, 17), _calendar, October(8, 9)), Policy(DeadlineKind.CommitmentCondition));
        Assert.Equal((October(11, 17), October(11, 18)), (weekly.DueAt, task.DueAt));

        _calendar.ChangeDays([.. _calendar.SpecialDays, new SpecialDay(new(2024, 10, 11), SpecialDayKind.HalfDay, hours: new WorkingTime(new(9, 0), new(12, 0)))], _calendar.KnownYears, October(8, 10));
        foreach (var (deadline, kind) in new[] { (weekly, DeadlineKind.WeeklyProgress), (task, DeadlineKind.WorkItem), (condition, DeadlineKind.CommitmentCondition) })
            deadline.Recompute(_calendar, Policy(kind), October(8, 10));

        Assert.Equal((October(11, 17), October(11, 12), October(11, 17)), (weekly.DueAt, task.DueAt, condition.DueAt));
    }

    private void SaturdayOff(Instant now) => _calendar.ChangeDays(_calendar.SpecialDays.Where(d => d.Date != new LocalDate(2024, 10, 12)), _calendar.KnownYears, now);
}
