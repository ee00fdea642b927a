using Collab.Domain.Acceptances;
using Collab.Domain.Common;
using Collab.Domain.WorkItems;

namespace Collab.Domain.Tests.Acceptances;

public sealed class AcceptanceTests
{
    private readonly Delivered _world = new();

    [Fact]
    public void Every_completed_task_and_every_goal_is_checked_and_a_cancelled_task_is_not() =>
        Assert.Equal(
            ["宣传物料制作: 通过产品部的卖点审核", "线上投放: 每日曝光不低于50,000次", "首月销量: 10000 台"],
            _world.Acceptance.Checks.Select(c => c.Subject == CheckedSubject.Goal ? $"{c.Title}: {c.Target} {c.Unit}" : $"{c.Title}: {c.Criterion}"));

    [Fact]
    public void A_goal_is_not_judged_without_the_value_that_was_measured() =>
        Refusal.By(AcceptanceRules.MeasuredValueRequired, () => _world.Judge(_world.Goal, Verdict.Passed));

    [Theory]
    [InlineData(Verdict.PassedWithRemarks)]
    [InlineData(Verdict.Failed)]
    public void What_does_not_simply_pass_needs_remarks(Verdict verdict) =>
        Refusal.By(AcceptanceRules.RemarksRequired, () => _world.Judge(_world.Deliverable, verdict, remarks: " ", rework: ReworkTask().Rework));

    [Fact]
    public void What_failed_needs_rework() =>
        Refusal.By(AcceptanceRules.ReworkRequired, () => _world.Judge(_world.Deliverable, Verdict.Failed, "卖点有误"));

    [Fact]
    public void What_passed_has_no_rework() =>
        Refusal.By(AcceptanceRules.ReworkOfPassed, () => _world.Judge(_world.Deliverable, Verdict.Passed, rework: ReworkTask().Rework));

    [Fact]
    public void Remarks_do_not_demand_rework()
    {
        _world.Judge(_world.Deliverable, Verdict.PassedWithRemarks, "字号偏小");
        Assert.Equal((Verdict.PassedWithRemarks, "字号偏小"), (_world.Deliverable.Verdict!.Value, _world.Deliverable.Remarks));
    }

    [Fact]
    public void A_line_that_is_not_there_is_not_judged() =>
        Refusal.By(AcceptanceRules.CheckUnknown, () => _world.Acceptance.Judge(Guid.NewGuid(), Verdict.Passed, null, null, null, false, _world.Manager.Id, Delivered.Now));

    [Fact]
    public void While_the_rework_is_being_done_the_verdict_keeps_it()
    {
        var (_, rework) = ReworkTask();
        _world.Judge(_world.Deliverable, Verdict.Failed, "卖点有误", rework: rework);

        Refusal.By(AcceptanceRules.ReworkOpen, () => _world.Judge(_world.Deliverable, Verdict.Passed, reworkOpen: true));
        Refusal.By(AcceptanceRules.ReworkOpen, () => _world.Judge(_world.Deliverable, Verdict.Failed, "卖点有误", rework: ReworkTask().Rework, reworkOpen: true));
        _world.Judge(_world.Deliverable, Verdict.Failed, "卖点有误，两处", rework: rework, reworkOpen: true);

        Assert.Equal(("卖点有误，两处", rework), (_world.Deliverable.Remarks, _world.Deliverable.Rework));
    }

    [Fact]
    public void What_failed_is_judged_again_after_its_rework()
    {
        _world.Judge(_world.Deliverable, Verdict.Failed, "卖点有误", rework: ReworkTask().Rework);
        _world.Judge(_world.Deliverable, Verdict.Passed);
        Assert.Equal((Verdict.Passed, null), (_world.Deliverable.Verdict!.Value, _world.Deliverable.Rework));
    }

    [Theory]
    [InlineData("重做海报", 0, true)]
    [InlineData(" 重做海报 ", 0, true)]
    [InlineData("重做横幅", 0, false)]
    [InlineData("重做海报", 1, false)]
    public void The_same_rework_is_what_is_asked_of_the_same_person_until_the_same_day(string title, int daysLater, bool same)
    {
        var rework = new Rework("重做海报", _world.Designer.Id, Delivered.Today);
        Assert.Equal(same, rework.IsFor(title, _world.Designer.Id, Delivered.Today.PlusDays(daysLater)));
        Assert.False(rework.IsFor(title, _world.Manager.Id, Delivered.Today));
    }

    [Fact]
    public void Nothing_is_accepted_while_a_line_is_not_judged()
    {
        _world.Judge(_world.Deliverable, Verdict.Passed);
        var refusal = Assert.Throws<RuleBrokenException>(() => _world.Acceptance.Accept(_world.Manager.Id, Delivered.Now));
        Assert.Equal((AcceptanceRules.NotAllJudged, 2), (refusal.Rule, (int)refusal.Arguments[0]));
    }

    [Fact]
    public void Nothing_is_accepted_while_a_line_failed()
    {
        _world.WithAllPassed().Judge(_world.Deliverable, Verdict.Failed, "卖点有误", rework: ReworkTask().Rework);
        Refusal.By(AcceptanceRules.FailedLeft, () => _world.Acceptance.Accept(_world.Manager.Id, Delivered.Now));
    }

    [Fact]
    public void What_was_accepted_is_neither_judged_nor_accepted_again()
    {
        _world.Accepted();
        Refusal.By(AcceptanceRules.NotOpen, () => _world.Judge(_world.Deliverable, Verdict.Passed));
        Refusal.By(AcceptanceRules.NotOpen, () => _world.Acceptance.Accept(_world.Manager.Id, Delivered.Now));
    }

    [Fact]
    public void Nobody_signs_what_is_not_accepted() =>
        Refusal.By(AcceptanceRules.NotAccepted, () => _world.WithAllPassed().Acceptance.Sign(0, _world.Director.Id, Delivered.Now));

    [Fact]
    public void Nobody_signs_while_a_task_is_open() =>
        Refusal.By(AcceptanceRules.WorkItemsOpen, () => _world.Accepted().Acceptance.Sign(1, _world.Director.Id, Delivered.Now));

    [Fact]
    public void A_signature_is_given_once_and_tells_who_signed_when()
    {
        _world.Accepted().Acceptance.TakeEvents();
        _world.Acceptance.Sign(0, _world.Director.Id, Delivered.Now);

        Assert.Equal(new AcceptanceSigned(_world.Collaboration.Id, _world.Collaboration.Title, _world.Acceptance.DeadlineId, _world.Director.Id, Delivered.Now), Assert.Single(_world.Acceptance.PendingEvents));
        Refusal.By(AcceptanceRules.SignedAlready, () => _world.Acceptance.Sign(0, _world.Director.Id, Delivered.Now));
    }

    [Fact]
    public void Only_from_open_to_accepted_to_signed() =>
        Assert.Equal(
            [(AcceptanceState.Open, AcceptanceState.Accepted), (AcceptanceState.Accepted, AcceptanceState.Signed)],
            from a in Enum.GetValues<AcceptanceState>() from b in Enum.GetValues<AcceptanceState>() where Acceptance.Lifecycle.Allows(a, b) select (a, b));

    private (WorkItem Item, Rework Rework) ReworkTask()
    {
        var item = _world.Item("重做海报", "通过产品部的卖点审核");
        return (item, Rework.Of(item, _world.Designer.Id));
    }
}
