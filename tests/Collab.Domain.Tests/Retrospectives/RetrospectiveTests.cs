using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using Collab.Domain.Retrospectives;
using Collab.Domain.Tests.Acceptances;
using NodaTime;

namespace Collab.Domain.Tests.Retrospectives;

public sealed class RetrospectiveTests
{
    private readonly Delivered _world = new();
    private readonly Retrospective _retrospective;

    public RetrospectiveTests() => _retrospective = Retrospective.Expect(_world.Collaboration, NewId.Of<DeadlineId>());

    [Fact]
    public void It_keeps_what_was_said_and_tells_that_it_was_held()
    {
        var improvement = Improvement.Of(" 卖点清单随需求说明一起交 ", _world.Manager.Id, Delivered.Today.PlusDays(30));
        Hold(["各部门当天答复"], ["文案返工一次"], ["卖点中途调整"], [improvement]);

        Assert.Equal(RetrospectiveState.Held, _retrospective.State);
        Assert.Equal("卖点清单随需求说明一起交", Assert.Single(_retrospective.Improvements).Description);
        Assert.Equal(_retrospective.DeadlineId, Assert.IsType<RetrospectiveHeld>(Assert.Single(_retrospective.PendingEvents)).DeadlineId);
    }

    [Fact]
    public void It_is_not_recorded_before_it_took_place() =>
        Refusal.By(RetrospectiveRules.HeldInFuture, () => _retrospective.Hold(
            Delivered.Now + Duration.FromTicks(1), ["好"], [], [], [], _world.Manager.Id, Delivered.Now));

    [Fact]
    public void It_is_not_empty() => Refusal.By(RetrospectiveRules.Empty, () => Hold([], [], ["原因"], []));

    [Fact]
    public void What_did_not_go_well_has_causes() => Refusal.By(RetrospectiveRules.CausesRequired, () => Hold([], ["文案返工一次"], [], []));

    [Fact]
    public void What_went_well_needs_no_cause()
    {
        Hold(["各部门当天答复"], [], [], []);
        Assert.Equal(RetrospectiveState.Held, _retrospective.State);
    }

    [Fact]
    public void It_is_held_once()
    {
        Hold(["各部门当天答复"], [], [], []);
        Refusal.By(RetrospectiveRules.HeldAlready, () => Hold(["再来"], [], [], []));
    }

    [Fact]
    public void An_improvement_says_what_is_improved() =>
        Refusal.By(RetrospectiveRules.ImprovementNeedsDescription, () => Improvement.Of(" ", NewId.Of<MemberId>(), Delivered.Today));

    [Fact]
    public void Only_from_due_to_held() =>
        Assert.Equal(
            [(RetrospectiveState.Due, RetrospectiveState.Held)],
            from a in Enum.GetValues<RetrospectiveState>() from b in Enum.GetValues<RetrospectiveState>() where Retrospective.Lifecycle.Allows(a, b) select (a, b));

    private void Hold(string[] wentWell, string[] didNotGoWell, string[] causes, Improvement[] improvements) =>
        _retrospective.Hold(Delivered.Now, wentWell, didNotGoWell, causes, improvements, _world.Manager.Id, Delivered.Now);
}
