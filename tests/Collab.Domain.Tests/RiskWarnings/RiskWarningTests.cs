using Collab.Domain.Common;
using Collab.Domain.Meetings;
using Collab.Domain.RiskWarnings;
using Collab.Domain.Tests.WorkItems;
using static Collab.Domain.Tests.WorkItems.Promotion;

namespace Collab.Domain.Tests.RiskWarnings;

public sealed class RiskWarningTests
{
    private readonly Promotion _world = new();

    [Fact]
    public void It_says_cause_impact_and_solution()
    {
        Refused.By(RiskWarningRules.CauseRequired, () => Raise(cause: " "));
        Refused.By(RiskWarningRules.ImpactRequired, () => Raise(impact: ""));
        Refused.By(RiskWarningRules.SolutionRequired, () => Raise(solution: ""));

        var raised = Assert.IsType<RiskWarningRaised>(Assert.Single(Raise().TakeEvents()));
        Assert.Equal(_world.Manager.Id, raised.By);
    }

    [Fact]
    public void Its_meeting_is_convened_once()
    {
        var warning = Raise();
        warning.TakeEvents();

        warning.Convened(NewId.Of<MeetingId>(), Now);

        Assert.Equal(warning.MeetingDeadlineId, Assert.IsType<EmergencyMeetingConvened>(Assert.Single(warning.TakeEvents())).MeetingDeadlineId);
        Refused.By(RiskWarningRules.ConvenedAlready, () => warning.Convened(NewId.Of<MeetingId>(), Now));
    }

    private RiskWarning Raise(string cause = "3 家门店暂停合作", string impact = "首批铺货少 3 家", string solution = "13 日前另找 2 家") =>
        RiskWarning.RaiseFor(_world.StartedTask(), cause, impact, solution, _world.Manager.Id, Now);
}
