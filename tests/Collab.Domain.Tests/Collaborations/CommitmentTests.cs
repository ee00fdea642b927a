using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using NodaTime;
using static Collab.Domain.Collaborations.CommitmentState;

namespace Collab.Domain.Tests.Collaborations;

public sealed class CommitmentTests
{
    private static readonly Instant Now = ExampleCompany.Now;
    private static readonly Instant In3Days = Now + Duration.FromDays(3);

    private readonly ExampleCompany _company = new();

    [Fact]
    public void A_department_confirms_and_says_which_deadline_that_meets()
    {
        var commitment = AwaitedOfDesign();

        commitment.Confirm([], _company.DesignHead.Id, Now);

        Assert.Equal((Confirmed, true, _company.DesignHead.Id, Now), (commitment.State, commitment.IsConfirmed, commitment.StatedBy, commitment.StatedAt));
        Assert.Equal(commitment.DeadlineId, commitment.PendingEvents.OfType<CommitmentConfirmed>().Single().DeadlineId);
    }

    [Fact]
    public void On_a_condition_it_counts_as_confirmed_and_the_condition_has_owner_due_time_and_deadline()
    {
        var commitment = AwaitedOfDesign();
        var condition = CommitmentCondition.Of("Product delivers the list of core selling points", _company.ProductHead, In3Days, Now);

        commitment.Confirm([condition], _company.DesignHead.Id, Now);

        Assert.Equal((ConfirmedOnCondition, true), (commitment.State, commitment.IsConfirmed));
        Assert.Equal((_company.ProductHead.Id, _company.Product.Id, In3Days), (condition.OwnerId, condition.OwnerDepartmentId, condition.DueAt));
        Assert.Equal([condition], commitment.PendingEvents.OfType<CommitmentConfirmed>().Single().Conditions);
    }

    [Fact]
    public void A_condition_says_what_is_done_and_is_due_later_than_now()
    {
        Refusal.By(CommitmentRules.ConditionNeedsDescription, () => CommitmentCondition.Of(" ", _company.ProductHead, In3Days, Now));
        Refusal.By(CommitmentRules.ConditionDueInPast, () => CommitmentCondition.Of("The list", _company.ProductHead, Now, Now));
    }

    [Fact]
    public void Declining_needs_a_reason_and_leaves_the_way_to_confirm_open()
    {
        var commitment = AwaitedOfDesign();
        Assert.Equal("reason", Refusal.By(CommitmentRules.ReasonRequired, () => commitment.Decline("", _company.DesignHead.Id, Now)));

        commitment.Decline("Nobody is free in October", _company.DesignHead.Id, Now);
        Assert.Equal((Declined, false, "Nobody is free in October"), (commitment.State, commitment.IsConfirmed, commitment.DeclineReason));
        commitment.Confirm([], _company.DesignHead.Id, In3Days);

        Assert.Equal((Confirmed, null, In3Days), (commitment.State, commitment.DeclineReason, commitment.StatedAt));
    }

    [Fact]
    public void A_condition_is_fulfilled_once_with_a_note()
    {
        var commitment = AwaitedOfDesign();
        var condition = CommitmentCondition.Of("The list", _company.ProductHead, In3Days, Now);
        commitment.Confirm([condition], _company.DesignHead.Id, Now);

        commitment.FulfilCondition(condition.Id, " In the shared folder ", _company.ProductHead.Id, In3Days);

        var fulfilled = Assert.Single(commitment.Conditions);
        Assert.Equal((In3Days, _company.ProductHead.Id, "In the shared folder"), (fulfilled.FulfilledAt, fulfilled.FulfilledBy, fulfilled.Note));
        Assert.Equal(condition.DeadlineId, commitment.PendingEvents.OfType<ConditionFulfilled>().Single().DeadlineId);
        Refusal.By(CommitmentRules.ConditionFulfilled, () => commitment.FulfilCondition(condition.Id, null, _company.ProductHead.Id, In3Days));
        Refusal.By(CommitmentRules.ConditionUnknown, () => commitment.FulfilCondition(NewId.Of<ConditionId>(), null, _company.ProductHead.Id, In3Days));
    }

    [Fact]
    public void A_word_once_given_stands()
    {
        HashSet<(CommitmentState, CommitmentState)> expected =
        [
            (Awaited, Confirmed), (Awaited, ConfirmedOnCondition), (Awaited, Declined), (Declined, Confirmed), (Declined, ConfirmedOnCondition),
        ];
        foreach (var from in Enum.GetValues<CommitmentState>())
        {
            foreach (var to in Enum.GetValues<CommitmentState>())
            {
                Assert.Equal(expected.Contains((from, to)), Commitment.Lifecycle.Allows(from, to));
                if (!expected.Contains((from, to))) Refusal.By(CommitmentRules.AlreadyStated, () => Commitment.Lifecycle.Move(from, to));
            }
        }
    }

    private Commitment AwaitedOfDesign() => Commitment.Await(_company.Collaboration.OrganizationId, _company.Collaboration.Id, _company.Design.Id, "Q4 new product promotion", Now);
}
