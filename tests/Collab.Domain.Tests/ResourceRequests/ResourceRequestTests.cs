using Collab.Domain.Common;
using Collab.Domain.ResourceRequests;
using NodaTime;
using static Collab.Domain.ResourceRequests.ResourceRequestState;

namespace Collab.Domain.Tests.ResourceRequests;

public sealed class ResourceRequestTests
{
    private static readonly Instant Now = ExampleCompany.Now;
    private static readonly Instant Later = Now + Duration.FromHours(2);

    private readonly ExampleCompany _company = new();

    [Fact]
    public void A_submitted_request_waits_for_the_provider_and_says_which_deadline_is_to_be_opened()
    {
        var request = Submitted();

        var happened = Assert.IsType<ResourceRequestSubmitted>(Assert.Single(request.PendingEvents));
        Assert.Equal((ResourceRequestState.Submitted, _company.Design.Id, request.ReplyDeadlineId), (request.State, happened.ProviderId, happened.ReplyDeadlineId));
        Assert.Equal((_company.MarketingManager.Id, Now), (happened.RequesterId, happened.At));
    }

    [Fact]
    public void One_does_not_ask_ones_own_department() => Assert.Equal("providerDepartmentId", Refusal.By(
        ResourceRequestRules.OwnDepartment,
        () => ResourceRequest.Submit(_company.Collaboration, _company.Designer, _company.Design.Id, Need(), null, Now)));

    [Fact]
    public void A_department_that_takes_no_part_is_not_asked() => Refusal.By(
        ResourceRequestRules.ProviderNotInvolved,
        () => ResourceRequest.Submit(_company.Collaboration, _company.MarketingManager, _company.Finance.Id, Need(), null, Now));

    [Fact]
    public void Nothing_is_asked_for_in_a_collaboration_that_is_over() => Refusal.By(
        Domain.Collaborations.CollaborationRules.ReadOnly,
        () => ResourceRequest.Submit(_company.Cancelled(), _company.MarketingManager, _company.Design.Id, Need(), null, Now));

    [Theory]
    [InlineData(" ", 3, "sets", "launch", "online", 0, "resourceRequest.titleRequired", "title")]
    [InlineData("Poster", 0, "sets", "launch", "online", 0, "resourceRequest.quantityNotPositive", "quantity")]
    [InlineData("Poster", -1, "sets", "launch", "online", 0, "resourceRequest.quantityNotPositive", "quantity")]
    [InlineData("Poster", 3, "", "launch", "online", 0, "resourceRequest.unitRequired", "unit")]
    [InlineData("Poster", 3, "sets", " ", "online", 0, "resourceRequest.purposeRequired", "purpose")]
    [InlineData("Poster", 3, "sets", "launch", "", 0, "resourceRequest.usageRequired", "usage")]
    [InlineData("Poster", 3, "sets", "launch", "online", -1, "resourceRequest.untilBeforeFrom", "neededUntil")]
    public void A_need_says_what_how_much_what_for_how_and_when(string title, int quantity, string unit, string purpose, string usage, int days, string rule, string field)
    {
        var from = new LocalDate(2024, 10, 15);

        var refusal = Assert.Throws<RuleBrokenException>(() => new ResourceNeed(ResourceKind.Material, title, quantity, unit, purpose, usage, from, from.PlusDays(days)));

        Assert.Equal((rule, field), (refusal.Rule.Code, refusal.Field));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void A_refusal_without_an_alternative_does_not_exist(string? alternative) => Assert.Equal("alternative", Refusal.By(
        ResourceRequestRules.AlternativeRequired, () => Reply(ReplyDecision.Decline, alternative: alternative)));

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_part_says_how_much(int? offered) => Assert.Equal("offeredQuantity", Refusal.By(
        ResourceRequestRules.PartNeedsQuantity, () => Reply(ReplyDecision.ProvideInPart, offered: offered)));

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_part_is_less_than_what_was_asked_for(int offered)
    {
        var request = Submitted();

        Refusal.By(ResourceRequestRules.PartIsLess, () => request.ReplyWith(Reply(ReplyDecision.ProvideInPart, offered: offered), Later));

        Assert.Equal((ResourceRequestState.Submitted, (ResourceReply?)null), (request.State, request.Reply));
    }

    [Theory]
    [InlineData(ReplyDecision.Provide, Provided)]
    [InlineData(ReplyDecision.ProvideInPart, ProvidedInPart)]
    [InlineData(ReplyDecision.Decline, Declined)]
    public void A_reply_is_kept_and_meets_the_deadline_of_the_reply(ReplyDecision decision, ResourceRequestState state)
    {
        var request = Submitted();

        request.ReplyWith(Reply(decision, "Next week", 2), Later);

        Assert.Equal((state, decision), (request.State, request.Reply!.Decision));
        var happened = request.PendingEvents.OfType<ResourceRequestReplied>().Single();
        Assert.Equal((request.ReplyDeadlineId, Later, _company.DesignHead.Id), (happened.ReplyDeadlineId, happened.At, happened.By));
    }

    [Fact]
    public void Only_a_part_offers_a_quantity() => Assert.Null(Reply(ReplyDecision.Provide, offered: 2).OfferedQuantity);

    [Fact]
    public void It_is_answered_once()
    {
        var request = Replied(ReplyDecision.Provide);

        Refusal.By(ResourceRequestRules.AnsweredAlready, () => request.ReplyWith(Reply(ReplyDecision.Decline, "Next week"), Later));

        Assert.Equal(Provided, request.State);
    }

    [Theory]
    [InlineData(ReplyDecision.Decline)]
    [InlineData(ReplyDecision.ProvideInPart)]
    public void The_requester_takes_what_is_offered_and_that_settles_it(ReplyDecision decision)
    {
        var request = Replied(decision);

        request.Accept(" fine ", _company.MarketingManager.Id, Later);

        Assert.Equal((Settled, new Settlement(SettlementOutcome.Accepted, "fine", _company.MarketingManager.Id, Later)), (request.State, request.Settlement));
        var happened = request.PendingEvents.OfType<ResourceRequestSettled>().Single();
        Assert.Equal((_company.MarketingManager.Id, _company.Design.Id), (happened.RequesterId, happened.ProviderId));
    }

    [Fact]
    public void What_is_provided_whole_needs_no_acceptance_and_nothing_can_be_accepted_before_the_reply()
    {
        Refusal.By(ResourceRequestRules.NothingToAccept, () => Replied(ReplyDecision.Provide).Accept(null, _company.MarketingManager.Id, Later));
        Refusal.By(ResourceRequestRules.NothingToAccept, () => Submitted().Accept(null, _company.MarketingManager.Id, Later));
    }

    [Fact]
    public void What_is_not_taken_goes_up_with_a_reason_and_the_sponsor_decides()
    {
        var request = Replied(ReplyDecision.Decline);
        Refusal.By(ResourceRequestRules.ReasonRequired, () => request.Escalate(" ", _company.MarketingManager.Id, Later));

        request.Escalate("The launch is on the 20th", _company.MarketingManager.Id, Later);
        Assert.Equal(Escalated, request.State);
        Refusal.By(ResourceRequestRules.ReasonRequired, () => request.Decide("", _company.Sponsor.Id, Later));

        request.Decide("Design delivers one set", _company.Sponsor.Id, Later);
        Assert.Equal((Settled, SettlementOutcome.Decided), (request.State, request.Settlement!.Outcome));
    }

    [Fact]
    public void Before_the_reply_there_is_nothing_to_take_up() =>
        Refusal.By(ResourceRequestRules.NotRepliedYet, () => Submitted().Escalate("Too slow", _company.MarketingManager.Id, Later));

    [Fact]
    public void The_sponsor_decides_only_what_was_taken_up() =>
        Refusal.By(ResourceRequestRules.NotEscalated, () => Replied(ReplyDecision.Decline).Decide("Do it", _company.Sponsor.Id, Later));

    [Fact]
    public void What_is_not_needed_any_more_is_withdrawn_with_a_reason()
    {
        var request = Submitted();
        Assert.Equal("reason", Refusal.By(ResourceRequestRules.ReasonRequired, () => request.Withdraw("", _company.MarketingManager.Id, Later)));

        request.Withdraw("Sales has one", _company.MarketingManager.Id, Later);

        Assert.Equal(Withdrawn, request.State);
        var happened = request.PendingEvents.OfType<ResourceRequestWithdrawn>().Single();
        Assert.Equal((request.ReplyDeadlineId, "Sales has one", _company.Design.Id), (happened.ReplyDeadlineId, happened.Reason, happened.ProviderId));
    }

    [Fact]
    public void What_is_settled_or_withdrawn_or_provided_moves_no_more()
    {
        foreach (var final in new[] { Provided, Settled, Withdrawn })
            Assert.DoesNotContain(ResourceRequest.Lifecycle.Moves, move => move.From == final);
    }

    [Fact]
    public void From_every_other_state_it_can_be_withdrawn()
    {
        foreach (var open in new[] { ResourceRequestState.Submitted, ProvidedInPart, Declined, Escalated })
            Assert.True(ResourceRequest.Lifecycle.Allows(open, Withdrawn), open.ToString());
    }

    private ResourceRequest Submitted() =>
        ResourceRequest.Submit(_company.Collaboration, _company.MarketingManager, _company.Design.Id, Need(), null, Now);

    private ResourceRequest Replied(ReplyDecision decision)
    {
        var request = Submitted();
        request.ReplyWith(Reply(decision, "One set next week", 2), Now);
        return request;
    }

    private ResourceReply Reply(ReplyDecision decision, string? alternative = null, decimal? offered = null) =>
        ResourceReply.Of(decision, null, alternative, offered, _company.DesignHead.Id, Now);

    private static ResourceNeed Need() => new(
        ResourceKind.Material, "Poster template", 3, "sets", "Online advertising", "Resized per channel", new LocalDate(2024, 10, 14), new LocalDate(2024, 10, 20));
}
