using Collab.Domain.Common;
using Collab.Domain.Plans;
using Collab.Domain.WorkItems;
using NodaTime;
using static Collab.Domain.Tests.WorkItems.Promotion;

namespace Collab.Domain.Tests.WorkItems;

public sealed class WorkItemTests
{
    private readonly Promotion _world = new();

    [Fact]
    public void Every_move_between_states_is_in_the_table_or_refused()
    {
        (WorkItemState, WorkItemState)[] allowed =
        [
            (WorkItemState.Planned, WorkItemState.InProgress), (WorkItemState.InProgress, WorkItemState.Completed),
            (WorkItemState.Planned, WorkItemState.Cancelled), (WorkItemState.InProgress, WorkItemState.Cancelled),
        ];
        var pairs = from a in Enum.GetValues<WorkItemState>() from b in Enum.GetValues<WorkItemState>() select (a, b);

        Assert.Equal(allowed.Order(), pairs.Where(p => WorkItemLifecycle.Table.Allows(p.a, p.b)).Order());
        Refused.By(WorkItemRules.NotOpen, () => WorkItemLifecycle.Table.Move(WorkItemState.Completed, WorkItemState.InProgress));
    }

    [Fact]
    public void A_task_needs_a_title() => Refused.By(WorkItemRules.TitleRequired, () => _world.Task(title: " "));

    [Fact]
    public void It_does_not_finish_before_it_starts() => Refused.By(WorkItemRules.EndsBeforeItStarts, () => _world.Task(from: 10, to: 9));

    [Fact]
    public void It_keeps_to_the_days_of_its_phase()
    {
        Assert.Equal(_world.Preparation.Id, _world.Task(phase: _world.Preparation).PhaseId);
        Refused.By(PlanRules.OutsidePhase, () => _world.Task(to: 11, phase: _world.Preparation));
    }

    [Fact]
    public void A_collaboration_holds_so_many_tasks_and_no_more()
    {
        WorkItem.RequireRoom(WorkItem.MostPerCollaboration - 1);
        Refused.By(WorkItemRules.TooMany, () => WorkItem.RequireRoom(WorkItem.MostPerCollaboration));
    }

    [Fact]
    public void Without_R_and_A_it_cannot_start()
    {
        Refused.By(WorkItemRules.RaciRequired, () => _world.Task().Start(Now));
        Refused.By(WorkItemRules.RaciRequired, () => _world.Task().Complete(null, Today, Now));
        Assert.Equal(WorkItemState.InProgress, _world.StartedTask().State);
    }

    [Fact]
    public void Agreed_dates_move_by_revision_alone_and_the_agreed_one_stays()
    {
        var item = _world.TaskWithRaci();
        item.Agree(Now);

        Refused.By(WorkItemRules.DatesMoveByRevision, () => Edit(item, finish: October(11)));
        item.MoveTo(October(8), October(11), Now);
        item.MoveTo(October(8), October(12), Now);
        item.Agree(Now);

        Assert.Equal((October(10), October(12), 2), (item.AgreedFinish, item.PlannedFinish, item.TimesMoved));
    }

    [Fact]
    public void Its_title_is_edited_after_the_approval_too()
    {
        var item = _world.TaskWithRaci();
        item.Agree(Now);

        item.Edit("推广文案终稿", null, null, item.PlannedStart, item.PlannedFinish, [], Now);

        Assert.Equal(("推广文案终稿", ""), (item.Title, item.AcceptanceCriteria));
    }

    [Fact]
    public void It_does_not_wait_for_itself()
    {
        var item = _world.Task();
        Refused.By(WorkItemRules.DependsOnItself, () => item.Edit(item.Title, null, null, item.PlannedStart, item.PlannedFinish, [item.Id], Now));
    }

    [Fact]
    public void Tasks_do_not_wait_for_each_other_in_a_circle()
    {
        WorkItemId a = NewId.Of<WorkItemId>(), b = NewId.Of<WorkItemId>(), c = NewId.Of<WorkItemId>();
        var waits = new Dictionary<WorkItemId, IReadOnlyList<WorkItemId>> { [a] = [], [b] = [a], [c] = [b] };

        Dependencies.RequireNoCycle(c, [a, b], waits);
        Refused.By(WorkItemRules.DependencyCycle, () => Dependencies.RequireNoCycle(a, [c], waits));
        Refused.By(WorkItemRules.DependencyUnknown, () => Dependencies.RequireNoCycle(a, [NewId.Of<WorkItemId>()], waits));
    }

    [Fact]
    public void Progress_starts_it_and_a_hundred_percent_completes_it()
    {
        var item = _world.TaskWithRaci();

        item.ReportProgress(new Progress(50, null, "卖点有调整", "11 日 18:00 前定稿", null), Today, Now);
        Assert.Equal((WorkItemState.InProgress, 50, "卖点有调整"), (item.State, item.PercentComplete, item.Problem));

        item.ReportProgress(new Progress(100, October(10), null, null, null), Today, Now);
        Assert.Equal((WorkItemState.Completed, October(10), (string?)null), (item.State, item.ActualFinish, item.Problem));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void Percent_is_a_whole_number_from_0_to_100(int percent) =>
        Refused.By(WorkItemRules.PercentOutOfRange, () => _ = new Progress(percent, null, null, null, null));

    [Fact]
    public void An_actual_finish_means_all_of_it_and_is_not_in_the_future()
    {
        Refused.By(WorkItemRules.FinishedMeansAll, () => Report(_world.StartedTask(), 90, Today));
        Refused.By(WorkItemRules.FinishInFuture, () => Report(_world.StartedTask(), 100, Today.PlusDays(1)));
        Refused.By(WorkItemRules.FinishInFuture, () => _world.StartedTask().Complete(Today.PlusDays(1), Today, Now));
    }

    [Fact]
    public void What_is_completed_stays_completed()
    {
        var item = _world.StartedTask();
        item.Complete(null, Today, Now);

        Refused.By(WorkItemRules.CompletedStays, () => Report(item, 90, null));
        Refused.By(WorkItemRules.NotOpen, () => item.MarkAtRisk(null, Now));
        Refused.By(WorkItemRules.NotOpen, () => item.Warned(Now));
        Refused.By(WorkItemRules.NotOpen, () => item.ChangeTo(October(9), October(12)));
        Report(item, 100, October(9));
        Assert.Equal((100, October(9)), (item.PercentComplete, item.ActualFinish));
    }

    [Fact]
    public void It_is_cancelled_with_a_reason()
    {
        Refused.By(WorkItemRules.ReasonRequired, () => _world.Task().Cancel("", Now));

        var item = _world.Task();
        item.Cancel("不再需要线下推广", Now);

        Assert.Equal((WorkItemState.Cancelled, "不再需要线下推广"), (item.State, item.CancelReason));
        Refused.By(WorkItemRules.NotOpen, () => Report(item, 10, null));
    }

    [Fact]
    public void It_is_marked_at_risk_once_until_somebody_has_warned()
    {
        var item = _world.StartedTask();

        item.MarkAtRisk(_world.Manager.Id, Now, "3 家门店暂停合作");
        Assert.Equal("3 家门店暂停合作", item.Problem);
        Refused.By(WorkItemRules.AtRiskAlready, () => item.MarkAtRisk(_world.Manager.Id, Now));

        var duty = item.WarningDeadlineId;
        item.TakeEvents();
        item.Warned(Now);
        Assert.Equal(duty, Assert.IsType<WarningDutyMet>(Assert.Single(item.TakeEvents())).WarningDeadlineId);
        item.MarkAtRisk(_world.Manager.Id, Now);
        Assert.NotEqual(duty, item.WarningDeadlineId);
    }

    [Fact]
    public void Two_days_late_it_is_at_risk_by_itself_unless_somebody_has_warned_since_it_fell_due()
    {
        var (dueAt, passedAt) = (Now, Now + Duration.FromHours(48));
        var silent = _world.StartedTask();
        silent.PassDelayLimit(dueAt, passedAt);
        Assert.Equal((true, passedAt), (silent.WarningDeadlineId != null, silent.AtRiskSince));

        var warned = _world.StartedTask();
        warned.Warned(dueAt + Duration.FromHours(1));
        warned.PassDelayLimit(dueAt, passedAt);
        Assert.Null(warned.WarningDeadlineId);

        var warnedBefore = _world.StartedTask();
        warnedBefore.Warned(dueAt - Duration.FromHours(1));
        warnedBefore.PassDelayLimit(dueAt, passedAt);
        Assert.NotNull(warnedBefore.WarningDeadlineId);

        var done = _world.StartedTask();
        done.Complete(null, Today, Now);
        done.PassDelayLimit(dueAt, passedAt);
        Assert.Null(done.WarningDeadlineId);
    }

    [Fact]
    public void A_missed_deadline_that_is_moved_is_replaced()
    {
        var item = _world.StartedTask();
        var missed = item.DueDeadlineId;

        Assert.NotEqual(missed, item.RenewDueDeadline());
    }

    [Fact]
    public void In_a_cancelled_collaboration_nothing_is_planned()
    {
        _world.Collaboration.Cancel("项目停止", Now);
        Refused.By(Collab.Domain.Collaborations.CollaborationRules.ReadOnly, () => _world.Task());
    }

    private static void Report(WorkItem item, int percent, LocalDate? finish) => item.ReportProgress(new Progress(percent, finish, null, null, null), Today, Now);

    private static void Edit(WorkItem item, LocalDate finish) => item.Edit(item.Title, null, null, item.PlannedStart, finish, [], Now);
}
