using Collab.Domain.Common;
using Collab.Domain.Plans;
using Collab.Domain.Tests.WorkItems;
using Collab.Domain.WorkItems;
using NodaTime;
using static Collab.Domain.Tests.WorkItems.Promotion;

namespace Collab.Domain.Tests.Plans;

public sealed class ExecutionPlanTests
{
    private readonly Promotion _world = new();

    [Fact]
    public void A_phase_has_a_name_and_ends_after_it_starts()
    {
        Refused.By(PlanRules.PhaseNeedsName, () => _ = new Phase(NewId.Of<PhaseId>(), " ", October(8), October(10), "", ""));
        Refused.By(PlanRules.PhaseEndsBeforeItStarts, () => _ = new Phase(NewId.Of<PhaseId>(), "筹备期", October(10), October(8), "", ""));
    }

    [Fact]
    public void A_phase_that_it_does_not_have_is_refused() =>
        Refused.By(PlanRules.PhaseUnknown, () => _world.Plan().PhaseOf(_world.Preparation.Id));

    [Fact]
    public void A_phase_with_tasks_is_not_removed()
    {
        var plan = _world.Plan(_world.Preparation);

        var refusal = Refused.By(PlanRules.PhaseHasWorkItems, () => plan.Write(null, [], [_world.Preparation.Id], Now));
        Assert.Equal(["筹备期"], refusal.Arguments);
        plan.Write(null, [], [], Now);
        Assert.Empty(plan.Phases);
    }

    [Fact]
    public void Only_its_approver_approves_it_with_tasks_and_once()
    {
        var plan = _world.Plan();
        var item = _world.Task();
        Refused.By(PlanRules.NotTheApprover, () => plan.Approve(_world.Manager.Id, [item], Now));
        Refused.By(PlanRules.NoWorkItems, () => plan.Approve(_world.Director.Id, [], Now));

        plan.Approve(_world.Director.Id, [item], Now);

        Assert.Equal((PlanState.Approved, _world.Director.Id, Now), (plan.State, plan.ApprovedBy!.Value, plan.ApprovedAt!.Value));
        Refused.By(PlanRules.ApprovedAlready, () => plan.Approve(_world.Director.Id, [item], Now));
        Refused.By(PlanRules.ApprovedAlready, () => plan.Write(null, [], [], Now));
    }

    [Fact]
    public void A_task_outside_its_phase_is_not_agreed()
    {
        var plan = _world.Plan(_world.Preparation);
        var item = _world.Task(phase: _world.Preparation);
        plan.Write(null, [new Phase(_world.Preparation.Id, "筹备期", October(9), October(10), "", "")], [_world.Preparation.Id], Now);

        Assert.Equal([item.Title], Refused.By(PlanRules.WorkItemOutsidePhase, () => plan.Approve(_world.Director.Id, [item], Now)).Arguments);
    }

    [Fact]
    public void The_first_approved_plan_stays_the_baseline()
    {
        var (plan, item) = Approved();

        var revision = plan.ProposeRevision("卖点有调整", [item.ChangeTo(October(8), October(11))], _world.Director.Id, Now);
        item.MoveTo(October(8), October(11), Now);

        Assert.Equal(RevisionState.Approved, revision.State);
        Assert.Equal(October(10), Assert.Single(plan.Baseline!.Items).PlannedFinish);
    }

    [Fact]
    public void A_revision_moves_something_once_and_says_why()
    {
        var (plan, item) = Approved();
        var change = item.ChangeTo(October(8), October(11));

        Refused.By(PlanRules.NothingMoves, () => plan.ProposeRevision("原因", [item.ChangeTo(October(8), October(10))], _world.Manager.Id, Now));
        Refused.By(PlanRules.WorkItemTwice, () => plan.ProposeRevision("原因", [change, change], _world.Manager.Id, Now));
        Refused.By(PlanRules.ReasonRequired, () => plan.ProposeRevision(" ", [change], _world.Manager.Id, Now));
        Refused.By(WorkItemRules.EndsBeforeItStarts, () => item.ChangeTo(October(11), October(10)));
        Refused.By(PlanRules.NotApprovedYet, () => _world.Plan().ProposeRevision("原因", [change], _world.Manager.Id, Now));
    }

    [Fact]
    public void What_somebody_else_proposes_waits_for_the_approver()
    {
        var (plan, item) = Approved();
        var revision = plan.ProposeRevision("卖点有调整", [item.ChangeTo(October(8), October(11))], _world.Manager.Id, Now);
        Assert.Equal(RevisionState.Proposed, revision.State);
        Assert.DoesNotContain(plan.TakeEvents(), e => e is PlanRevised);

        Refused.By(PlanRules.NotTheApprover, () => plan.ApproveRevision(revision.Id, _world.Manager.Id, Now));
        Refused.By(PlanRules.RevisionUnknown, () => plan.ApproveRevision(NewId.Of<PlanRevisionId>(), _world.Director.Id, Now));
        plan.ApproveRevision(revision.Id, _world.Director.Id, Now);

        Assert.Single(plan.TakeEvents().OfType<PlanRevised>());
        Refused.By(PlanRules.RevisionDecided, () => plan.RejectRevision(revision.Id, "太晚", _world.Director.Id, Now));
    }

    [Fact]
    public void A_rejection_says_why_and_moves_nothing()
    {
        var (plan, item) = Approved();
        var revision = plan.ProposeRevision("卖点有调整", [item.ChangeTo(October(8), October(11))], _world.Manager.Id, Now);
        Refused.By(PlanRules.ReasonRequired, () => plan.RejectRevision(revision.Id, "", _world.Director.Id, Now));
        plan.TakeEvents();

        plan.RejectRevision(revision.Id, "发布日不能动", _world.Director.Id, Now);

        Assert.IsType<PlanRevisionRejected>(Assert.Single(plan.TakeEvents()));
        Assert.Equal((RevisionState.Rejected, "发布日不能动"), (plan.Revisions[0].State, plan.Revisions[0].Rejection));
    }

    private (ExecutionPlan Plan, WorkItem Item) Approved()
    {
        var (plan, item) = (_world.Plan(), _world.TaskWithRaci());
        plan.Approve(_world.Director.Id, [item], Now);
        item.Agree(Now);
        plan.TakeEvents();
        return (plan, item);
    }
}
