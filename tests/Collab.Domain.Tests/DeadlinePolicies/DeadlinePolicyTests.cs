using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using NodaTime;
using static Collab.Domain.Tests.Deadlines.DutyOfDesign;

namespace Collab.Domain.Tests.DeadlinePolicies;

public sealed class DeadlinePolicyTests
{
    private static readonly Instant Now = October(11, 10);

    [Theory]
    [InlineData(DeadlineKind.ResourceReply, 3)]
    [InlineData(DeadlineKind.IssueResponse, 25)]
    [InlineData(DeadlineKind.RiskWarning, 0)]
    public void What_the_process_demands_may_be_tightened_and_not_relaxed(DeadlineKind kind, int amount)
    {
        var policy = Policy(kind);

        Assert.Equal(DeadlinePolicyRules.AmountOutOfRange, Refused(() => policy.Change(new(amount, policy.Chain, policy.Reminders), Now)));
        policy.Change(new(1, policy.Chain, policy.Reminders), Now);

        Assert.Equal((1, 2), (policy.Amount, policy.Edition));
    }

    [Fact]
    public void What_the_process_only_proposes_may_be_changed_either_way()
    {
        var confirmation = Policy(DeadlineKind.GoalConfirmation);

        confirmation.Change(new(5, [ChainRole.Head], new Reminders([80, 50], null)), Now);

        Assert.Equal((5, 2), (confirmation.Amount, confirmation.Edition));
        Assert.Equal([50, 80], confirmation.Reminders.Percents);
        Assert.Single(confirmation.PendingEvents.OfType<DeadlinePolicyChanged>());
    }

    [Fact]
    public void The_week_may_be_due_before_17_00_and_not_later_and_nothing_else_has_a_time_of_day()
    {
        var weekly = Policy(DeadlineKind.WeeklyProgress);
        var reply = Policy(DeadlineKind.ResourceReply);

        weekly.Change(new(0, weekly.Chain, weekly.Reminders, new(15, 30)), Now);

        Assert.Equal(new LocalTime(15, 30), weekly.Time);
        Assert.Equal(DeadlinePolicyRules.TimeNotAfterFridayAt, Refused(() => weekly.Change(new(0, weekly.Chain, weekly.Reminders, new(17, 1)), Now)));
        Assert.Equal(DeadlinePolicyRules.TimeOfWeeklyProgress, Refused(() => weekly.Change(new(0, weekly.Chain, weekly.Reminders), Now)));
        Assert.Equal(DeadlinePolicyRules.TimeOfWeeklyProgress, Refused(() => reply.Change(new(2, reply.Chain, reply.Reminders, new(15, 0)), Now)));
    }

    [Fact]
    public void Somebody_is_told_and_each_once_and_reminders_lie_within_the_time()
    {
        var policy = Policy(DeadlineKind.ResourceReply);

        Assert.Equal(DeadlinePolicyRules.ChainOfDifferentRoles, Refused(() => policy.Change(new(2, [], policy.Reminders), Now)));
        Assert.Equal(DeadlinePolicyRules.ChainOfDifferentRoles, Refused(() => policy.Change(new(2, [ChainRole.Head, ChainRole.Head], policy.Reminders), Now)));
        Assert.Equal(DeadlinePolicyRules.RemindersOutOfRange, Refused(() => policy.Change(new(2, policy.Chain, new Reminders([100], null)), Now)));
        Assert.Equal(DeadlinePolicyRules.RemindersOutOfRange, Refused(() => policy.Change(new(2, policy.Chain, new Reminders([50, 50], null)), Now)));
    }

    [Fact]
    public void The_same_limits_again_change_nothing()
    {
        var policy = Policy(DeadlineKind.ResourceReply);

        policy.Change(new(2, [.. policy.Chain], new Reminders([80, 50], 2)), Now);

        Assert.Equal(1, policy.Edition);
        Assert.Empty(policy.PendingEvents);
    }

    private static Rule Refused(Action act) => Assert.Throws<RuleBrokenException>(act).Rule;
}
