using Collab.Domain.Calendars;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using NodaTime;

namespace Collab.Domain.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly OrganizationId Company = NewId.Of<OrganizationId>();
    private static readonly WorkCalendar Calendar = WorkCalendar.MainlandChina(NewId.Of<WorkCalendarId>(), Company, Instant.FromUtc(2024, 1, 1, 0, 0));
    private static readonly MemberId Liaison = NewId.Of<MemberId>();
    private static readonly MemberId Head = NewId.Of<MemberId>();
    private static readonly MemberId Sponsor = NewId.Of<MemberId>();

    /// <summary>Friday 11 October 2024 15:00 in Shanghai; two workdays later is Monday 14 October 15:00, since the 12th was worked.</summary>
    private static readonly Instant Submitted = Shanghai(11, 15, 0);
    private static readonly Instant Due = Shanghai(14, 15, 0);
    private static readonly Duration Moment = Duration.FromSeconds(1);

    [Fact]
    public void At_exactly_the_due_time_it_is_still_met()
    {
        var deadline = Reply();

        deadline.Meet(Due);

        Assert.Equal((DeadlineState.Met, Due, (Instant?)null), (deadline.State, deadline.MetAt, deadline.BreachedAt));
        Assert.Null(deadline.WakeAt);
    }

    [Fact]
    public void A_moment_later_it_is_met_late_and_the_true_due_time_stays_on_record()
    {
        var deadline = Reply();

        deadline.Meet(Due + Moment);

        Assert.Equal((DeadlineState.MetLate, Due), (deadline.State, deadline.BreachedAt));
        Assert.Equal([DeadlineStepKind.Opened, DeadlineStepKind.Breached, DeadlineStepKind.Met], Steps(deadline).Select(s => s.Step));
    }

    [Fact]
    public void A_waiver_after_the_due_time_does_not_wipe_out_the_miss()
    {
        var (before, after) = (Reply(), Reply());

        before.Waive("不再需要", Due);
        after.Waive("不再需要", Due + Moment);

        Assert.Equal((DeadlineState.Waived, (Instant?)null), (before.State, before.BreachedAt));
        Assert.Equal((DeadlineState.Waived, (Instant?)Due), (after.State, after.BreachedAt));
    }

    [Fact]
    public void An_open_duty_follows_the_person_into_another_department_and_a_decided_one_stays()
    {
        var (open, met) = (Reply(), Reply());
        var (department, was) = (NewId.Of<DepartmentId>(), met.OwnerDepartmentId);
        met.Meet(Submitted);

        open.HandOver(department, Head, Submitted);
        met.HandOver(department, Head, Submitted);

        Assert.Equal((department, (MemberId?)Head), (open.OwnerDepartmentId, open.OwnerMemberId));
        Assert.Equal(was, met.OwnerDepartmentId);
    }

    [Fact]
    public void At_exactly_the_due_time_nothing_happens_by_itself()
    {
        var deadline = Reply();

        WakeAll(deadline, Due, [Liaison, Head, Sponsor]);

        Assert.Equal((DeadlineState.Open, (Instant?)Due), (deadline.State, deadline.WakeAt));
    }

    [Fact]
    public void It_is_due_at_the_minute_that_people_see()
    {
        var due = DueTime.By(Policy(DeadlineKind.ResourceReply).Snapshot, Calendar, Submitted + Duration.FromSeconds(47));

        Assert.Equal((Submitted, Due), (due.StartedAt, due.DueAt));
    }

    [Fact]
    public void The_breach_tells_the_first_level_at_once_and_each_further_one_a_workday_later()
    {
        var deadline = Reply();

        WakeAll(deadline, Shanghai(20, 9, 0), [Liaison, Head, Sponsor]);

        Assert.Equal(
            [(DeadlineStepKind.Breached, Due, (MemberId?)Liaison, 1), (DeadlineStepKind.Escalated, Shanghai(15, 15, 0), Head, 2), (DeadlineStepKind.Escalated, Shanghai(16, 15, 0), Sponsor, 3)],
            Steps(deadline).Skip(1).Select(s => (s.Step, s.At, s.Recipient, s.Level)));
        Assert.Null(deadline.WakeAt);
    }

    [Fact]
    public void The_same_person_twice_in_a_chain_is_told_once_and_costs_no_day()
    {
        var deadline = Reply();

        WakeAll(deadline, Shanghai(20, 9, 0), [Head, Head, Sponsor]);

        Assert.Equal([(Due, (MemberId?)Head), (Shanghai(15, 15, 0), Sponsor)], Steps(deadline).Skip(1).Select(s => (s.At, s.Recipient)));
    }

    [Fact]
    public void A_place_with_nobody_is_skipped_and_a_chain_of_nobody_still_breaches()
    {
        var skipped = Reply();
        WakeAll(skipped, Due + Moment, [null, Head, Sponsor]);
        Assert.Equal(Head, Steps(skipped)[^1].Recipient);

        var nobody = Reply();
        WakeAll(nobody, Due + Moment, [null, null, null]);
        Assert.Equal((DeadlineState.Breached, 0), (nobody.State, nobody.EscalationLevel));

        // Somebody may be appointed until the next workday: it asks again then.
        WakeAll(nobody, Shanghai(15, 15, 0) + Moment, [null, Head, null]);
        Assert.Equal((DeadlineStepKind.Escalated, (MemberId?)Head, Shanghai(15, 15, 0)), (Steps(nobody)[^1].Step, Steps(nobody)[^1].Recipient, Steps(nobody)[^1].At));
    }

    [Fact]
    public void After_days_of_downtime_it_is_breached_once_with_its_true_due_time()
    {
        var deadline = Reply();

        WakeAll(deadline, Shanghai(14, 15, 1), [Liaison]);
        WakeAll(deadline, Shanghai(30, 9, 0), [Liaison]);

        Assert.Equal(Due, deadline.BreachedAt);
        Assert.Single(Steps(deadline), s => s.Step == DeadlineStepKind.Breached);
    }

    [Fact]
    public void Acting_stops_the_escalation()
    {
        var deadline = Reply();
        WakeAll(deadline, Due + Moment, [Liaison, Head, Sponsor]);

        deadline.Meet(Shanghai(15, 10, 0));
        WakeAll(deadline, Shanghai(30, 9, 0), [Liaison, Head, Sponsor]);

        Assert.Equal((DeadlineState.MetLate, 1), (deadline.State, deadline.EscalationLevel));
    }

    [Fact]
    public void What_is_decided_stays_decided()
    {
        var deadline = Reply();
        deadline.Waive("withdrawn", Shanghai(12, 9, 0));

        deadline.Meet(Shanghai(13, 9, 0));
        deadline.Move(DueTime.At(Shanghai(20, 15, 0), Calendar, Submitted), Shanghai(13, 9, 0));
        WakeAll(deadline, Shanghai(30, 9, 0), [Liaison]);

        Assert.Equal((DeadlineState.Waived, Due, (Instant?)null, (Instant?)null), (deadline.State, deadline.DueAt, deadline.MetAt, deadline.BreachedAt));
    }

    [Fact]
    public void A_task_48_hours_late_passes_the_delay_limit_once_between_the_levels_of_its_chain()
    {
        var due = Shanghai(10, 18, 0);
        var deadline = Open(DeadlineKind.WorkItem, DueTime.At(due, Calendar, Shanghai(8, 9, 0)));
        deadline.WatchDelay(Duration.FromHours(48));

        WakeAll(deadline, Shanghai(13, 9, 0), [Liaison, Head]);

        var passed = Assert.Single(deadline.PendingEvents.OfType<DelayLimitPassed>());
        Assert.Equal(Shanghai(12, 18, 0), passed.At);
        Assert.Equal([due, Shanghai(11, 18, 0)], Steps(deadline).Skip(1).Select(s => s.At));
    }

    [Fact]
    public void A_moved_date_moves_the_due_time_and_the_delay_limit()
    {
        var deadline = Open(DeadlineKind.WorkItem, DueTime.At(Shanghai(10, 18, 0), Calendar, Shanghai(8, 9, 0)));
        deadline.WatchDelay(Duration.FromHours(48));

        deadline.Move(DueTime.At(Shanghai(11, 18, 0), Calendar, Shanghai(8, 9, 0)), Shanghai(9, 16, 0));

        Assert.Equal((Shanghai(11, 18, 0), Shanghai(13, 18, 0)), (deadline.DueAt, deadline.DelayLimitAt));
        Assert.Equal(DeadlineStepKind.Recomputed, Steps(deadline)[^1].Step);
        WakeAll(deadline, Shanghai(11, 18, 0), [Liaison]);
        Assert.Equal(DeadlineState.Open, deadline.State);
    }

    [Fact]
    public void Every_kind_of_the_process_has_a_policy_and_the_limits_of_the_source_are_minimums()
    {
        var policies = DeadlinePolicy.Defaults(Company);

        Assert.Equal(Enum.GetValues<DeadlineKind>().Order(), policies.Select(p => p.Kind).Order());
        Assert.Equal(
            [(DeadlineKind.ResourceReply, 2, PolicyUnit.Workdays), (DeadlineKind.IssueResponse, 24, PolicyUnit.Hours), (DeadlineKind.RiskWarning, 24, PolicyUnit.Hours)],
            policies.Where(p => p.IsProcessMinimum && p.Unit != PolicyUnit.WallTime).Select(p => (p.Kind, p.Amount, p.Unit)));
    }

    private static Deadline Reply() =>
        Open(DeadlineKind.ResourceReply, DueTime.By(Policy(DeadlineKind.ResourceReply).Snapshot, Calendar, Submitted));

    private static Deadline Open(DeadlineKind kind, DueTime dueTime) => Deadline.Open(
        NewId.Of<DeadlineId>(), Company,
        new Duty(NewId.Of<CollaborationId>(), new Subject(SubjectType.ResourceRequest, Guid.CreateVersion7(), "海报模板"), NewId.Of<DepartmentId>(), Liaison),
        dueTime, Policy(kind));

    private static DeadlinePolicy Policy(DeadlineKind kind) => DeadlinePolicy.Defaults(Company).Single(p => p.Kind == kind);

    private static void WakeAll(Deadline deadline, Instant now, IReadOnlyList<MemberId?> chain)
    {
        while (deadline.Wake(now, Addressees.Present(deadline.OwnerMemberId, chain), Calendar)) { }
    }

    private static List<DeadlineStepped> Steps(Deadline deadline) => [.. deadline.PendingEvents.OfType<DeadlineStepped>().Where(s => s.Step != DeadlineStepKind.Reminded)];

    private static Instant Shanghai(int day, int hour, int minute) => Calendar.At(new LocalDate(2024, 10, day), new LocalTime(hour, minute));
}
