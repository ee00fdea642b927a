using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.WorkItems;
using static Collab.Domain.ResourceRequests.ResourceRequestState;

namespace Collab.Domain.ResourceRequests;

public enum ResourceKind
{
    People,
    Budget,
    Tool,
    Material,
}

public enum ResourceRequestState
{
    /// <summary>Waits for the provider, 2 workdays.</summary>
    Submitted,
    Provided,
    ProvidedInPart,

    /// <summary>Not possible; an alternative is offered.</summary>
    Declined,

    /// <summary>The requester took the alternative or the part, or the sponsor decided.</summary>
    Settled,

    /// <summary>Taken up the chain; the sponsor decides.</summary>
    Escalated,
    Withdrawn,
}

/// <summary>A resource request (资源申请表) of step 3: who needs what of whom, how much, what for, from when until when.</summary>
public sealed class ResourceRequest : AggregateRoot<ResourceRequestId>
{
    private ResourceRequest() { }

    /// <summary>Hands the providing department the request; the provider owes a reply within 2 workdays of its own calendar.</summary>
    public static ResourceRequest Submit(
        Collaboration collaboration, Member requester, DepartmentId provider, ResourceNeed need, WorkItemId? workItemId, Instant now)
    {
        collaboration.RequireOpen();
        Require(provider != requester.DepartmentId, ResourceRequestRules.OwnDepartment);
        Require(collaboration.Involves(provider), ResourceRequestRules.ProviderNotInvolved);
        var request = new ResourceRequest
        {
            Id = NewId.Of<ResourceRequestId>(),
            OrganizationId = collaboration.OrganizationId,
            CollaborationId = collaboration.Id,
            RequesterDepartmentId = requester.DepartmentId,
            RequesterId = requester.Id,
            ProviderId = provider,
            Need = need,
            WorkItemId = workItemId,
            SubmittedAt = now,
            ReplyDeadlineId = NewId.Of<DeadlineId>(),
        };
        request.Raise(new ResourceRequestSubmitted(request.Id, collaboration.Id, need.Title, provider, requester.Id, request.ReplyDeadlineId, now));
        return request;
    }

    public CollaborationId CollaborationId { get; private set; }
    public WorkItemId? WorkItemId { get; private set; }
    public DepartmentId RequesterDepartmentId { get; private set; }
    public MemberId RequesterId { get; private set; }

    /// <summary>The providing department.</summary>
    public DepartmentId ProviderId { get; private set; }
    public ResourceNeed Need { get; private set; } = null!;
    public ResourceRequestState State { get; private set; } = Submitted;
    public Instant SubmittedAt { get; private set; }
    public ResourceReply? Reply { get; private set; }
    public Settlement? Settlement { get; private set; }
    public DeadlineId ReplyDeadlineId { get; private set; }

    /// <summary>What the provider asked back, in order; while the last one is not answered the reply deadline rests.</summary>
    public IReadOnlyList<ResourceQuestion> Questions { get; private set; } = [];

    /// <summary>The provider waits for the requester.</summary>
    public bool AwaitsAnswer => State == Submitted && Questions.Count > 0 && Questions[^1].Answer == null;

    /// <summary>The provider needs to know something before it can reply: its deadline rests until the requester answers.</summary>
    public void Ask(string question, MemberId by, Instant now)
    {
        var text = Text.Required(question, ResourceRequestRules.QuestionRequired, "question");
        Require(State == Submitted, ResourceRequestRules.AnsweredAlready);
        Require(!AwaitsAnswer, ResourceRequestRules.AskedAlready);
        Questions = [.. Questions, new ResourceQuestion(text, by, now, null, null, null)];
        Raise(new ResourceQuestionAsked(Id, CollaborationId, Need.Title, text, RequesterId, ReplyDeadlineId, by, now));
    }

    /// <summary>The requester answers: what was left of the provider's time counts from now.</summary>
    public void Answer(string answer, MemberId by, Instant now)
    {
        var text = Text.Required(answer, ResourceRequestRules.AnswerRequired, "answer");
        Require(AwaitsAnswer, ResourceRequestRules.NothingAsked);
        Questions = [.. Questions.SkipLast(1), Questions[^1] with { Answer = text, AnsweredBy = by, AnsweredAt = now }];
        Raise(new ResourceQuestionAnswered(Id, CollaborationId, Need.Title, Questions[^1].By, Questions[^1].At, ReplyDeadlineId, by, now));
    }

    /// <summary>The provider answers; that meets the reply deadline (process step 3: within 2 workdays).</summary>
    public void ReplyWith(ResourceReply reply, Instant now)
    {
        Require(reply.Decision != ReplyDecision.ProvideInPart || reply.OfferedQuantity < Need.Quantity, ResourceRequestRules.PartIsLess, "offeredQuantity");
        State = Lifecycle.Move(State, reply.Outcome);
        Reply = reply;
        Raise(new ResourceRequestReplied(Id, CollaborationId, Need.Title, reply.Decision, RequesterId, ReplyDeadlineId, reply.By, now));
    }

    /// <summary>The requester takes the alternative, or the part that is offered.</summary>
    public void Accept(string? note, MemberId by, Instant now)
    {
        Require(State is Declined or ProvidedInPart, ResourceRequestRules.NothingToAccept);
        Settle(SettlementOutcome.Accepted, note, by, now);
    }

    /// <summary>The requester does not take it: the sponsor decides.</summary>
    public void Escalate(string reason, MemberId by, Instant now)
    {
        var why = Text.Required(reason, ResourceRequestRules.ReasonRequired, "reason");
        Require(State != Submitted, ResourceRequestRules.NotRepliedYet);
        State = Lifecycle.Move(State, Escalated);
        Raise(new ResourceRequestEscalated(Id, CollaborationId, Need.Title, why, by, now));
    }

    /// <summary>The sponsor decides what was taken up the chain.</summary>
    public void Decide(string note, MemberId by, Instant now)
    {
        Require(State == Escalated, ResourceRequestRules.NotEscalated);
        Settle(SettlementOutcome.Decided, Text.Required(note, ResourceRequestRules.ReasonRequired, "note"), by, now);
    }

    /// <summary>Not needed any more; an open reply deadline is waived with the reason.</summary>
    public void Withdraw(string reason, MemberId by, Instant now)
    {
        var why = Text.Required(reason, ResourceRequestRules.ReasonRequired, "reason");
        State = Lifecycle.Move(State, Withdrawn);
        Raise(new ResourceRequestWithdrawn(Id, CollaborationId, Need.Title, why, ProviderId, ReplyDeadlineId, by, now));
    }

    private void Settle(SettlementOutcome outcome, string? note, MemberId by, Instant now)
    {
        State = Lifecycle.Move(State, Settled);
        Settlement = new Settlement(outcome, Text.Optional(note), by, now);
        Raise(new ResourceRequestSettled(Id, CollaborationId, Need.Title, outcome, RequesterId, ProviderId, by, now));
    }

    public static readonly Lifecycle<ResourceRequestState> Lifecycle = new(
        ResourceRequestRules.AnsweredAlready,
        (Submitted, Provided), (Submitted, ProvidedInPart), (Submitted, Declined), (Submitted, Withdrawn),
        (ProvidedInPart, Settled), (ProvidedInPart, Escalated), (ProvidedInPart, Withdrawn),
        (Declined, Settled), (Declined, Escalated), (Declined, Withdrawn),
        (Escalated, Settled), (Escalated, Withdrawn));
}

/// <summary>What is needed, how much, what for (用途), how it is used (使用方式), from when until when.</summary>
public sealed record ResourceNeed
{
    public ResourceNeed(ResourceKind kind, string title, decimal quantity, string unit, string purpose, string usage, LocalDate neededFrom, LocalDate neededUntil)
    {
        Kind = kind;
        Title = Text.Required(title, ResourceRequestRules.TitleRequired);
        Quantity = quantity > 0 ? quantity : throw new RuleBrokenException(ResourceRequestRules.QuantityNotPositive);
        Unit = Text.Required(unit, ResourceRequestRules.UnitRequired);
        Purpose = Text.Required(purpose, ResourceRequestRules.PurposeRequired);
        Usage = Text.Required(usage, ResourceRequestRules.UsageRequired);
        (NeededFrom, NeededUntil) = neededFrom <= neededUntil ? (neededFrom, neededUntil) : throw new RuleBrokenException(ResourceRequestRules.UntilBeforeFrom);
    }

    private ResourceNeed() { }

    public ResourceKind Kind { get; private init; }
    public string Title { get; private init; } = "";
    public decimal Quantity { get; private init; }
    public string Unit { get; private init; } = "";
    public string Purpose { get; private init; } = "";
    public string Usage { get; private init; } = "";
    public LocalDate NeededFrom { get; private init; }
    public LocalDate NeededUntil { get; private init; }
}

/// <summary>What the provider had to know, and the requester's answer; null until it is there.</summary>
public sealed record ResourceQuestion(string Text, MemberId By, Instant At, string? Answer, MemberId? AnsweredBy, Instant? AnsweredAt);

public enum ReplyDecision
{
    Provide,
    ProvideInPart,
    Decline,
}

/// <summary>What the provider answers. A refusal without an alternative (替代方案) does not exist.</summary>
public sealed record ResourceReply
{
    private ResourceReply() { }

    public ReplyDecision Decision { get; private init; }
    public string? Explanation { get; private init; }
    public string? Alternative { get; private init; }

    /// <summary>For a part: how much, in the request's unit.</summary>
    public decimal? OfferedQuantity { get; private init; }
    public MemberId By { get; private init; }
    public Instant At { get; private init; }

    internal ResourceRequestState Outcome => Decision switch
    {
        ReplyDecision.Provide => Provided,
        ReplyDecision.ProvideInPart => ProvidedInPart,
        _ => Declined,
    };

    public static ResourceReply Of(ReplyDecision decision, string? explanation, string? alternative, decimal? offeredQuantity, MemberId by, Instant at)
    {
        if (decision == ReplyDecision.Decline && string.IsNullOrWhiteSpace(alternative))
            throw new RuleBrokenException(ResourceRequestRules.AlternativeRequired);
        if (decision == ReplyDecision.ProvideInPart && offeredQuantity is not > 0)
            throw new RuleBrokenException(ResourceRequestRules.PartNeedsQuantity);
        return new ResourceReply
        {
            Decision = decision,
            Explanation = Text.Optional(explanation),
            Alternative = Text.Optional(alternative),
            OfferedQuantity = decision == ReplyDecision.ProvideInPart ? offeredQuantity : null,
            By = by,
            At = at,
        };
    }
}

public enum SettlementOutcome
{
    /// <summary>The requester took the alternative or the part.</summary>
    Accepted,

    /// <summary>The sponsor decided.</summary>
    Decided,
}

public sealed record Settlement(SettlementOutcome Outcome, string? Note, MemberId By, Instant At);

public static class ResourceRequestRules
{
    public static readonly Rule TitleRequired = new("resourceRequest.titleRequired", Field: "title");
    public static readonly Rule QuantityNotPositive = new("resourceRequest.quantityNotPositive", Field: "quantity");
    public static readonly Rule UnitRequired = new("resourceRequest.unitRequired", Field: "unit");
    public static readonly Rule PurposeRequired = new("resourceRequest.purposeRequired", Field: "purpose");
    public static readonly Rule UsageRequired = new("resourceRequest.usageRequired", Field: "usage");
    public static readonly Rule UntilBeforeFrom = new("resourceRequest.untilBeforeFrom", Field: "neededUntil");
    public static readonly Rule OwnDepartment = new("resourceRequest.ownDepartment", Field: "providerDepartmentId");
    public static readonly Rule ProviderNotInvolved = new("resourceRequest.providerNotInvolved", Field: "providerDepartmentId");
    public static readonly Rule WorkItemUnknown = new("resourceRequest.workItemUnknown", Field: "workItemId");
    public static readonly Rule AlternativeRequired = new("resourceRequest.alternativeRequired", Field: "alternative");
    public static readonly Rule PartNeedsQuantity = new("resourceRequest.partNeedsQuantity", Field: "offeredQuantity");
    public static readonly Rule PartIsLess = new("resourceRequest.partIsLess", Field: "offeredQuantity");
    public static readonly Rule AnsweredAlready = new("resourceRequest.answeredAlready", RuleKind.Conflict);
    public static readonly Rule NothingToAccept = new("resourceRequest.nothingToAccept", RuleKind.Conflict);
    public static readonly Rule NotRepliedYet = new("resourceRequest.notRepliedYet", RuleKind.Conflict);
    public static readonly Rule NotEscalated = new("resourceRequest.notEscalated", RuleKind.Conflict);
    public static readonly Rule ReasonRequired = new("resourceRequest.reasonRequired");
    public static readonly Rule QuestionRequired = new("resourceRequest.questionRequired");
    public static readonly Rule AnswerRequired = new("resourceRequest.answerRequired");
    public static readonly Rule AskedAlready = new("resourceRequest.askedAlready", RuleKind.Conflict);
    public static readonly Rule NothingAsked = new("resourceRequest.nothingAsked", RuleKind.Conflict);
}

public abstract record ResourceRequestEvent(ResourceRequestId Id, CollaborationId Collaboration, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.ResourceRequest, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>Opens the reply deadline and tells the provider's liaison.</summary>
public sealed record ResourceRequestSubmitted(
    ResourceRequestId Id, CollaborationId Collaboration, string Title, DepartmentId ProviderId, MemberId RequesterId, DeadlineId ReplyDeadlineId, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);

/// <summary>Lets the reply deadline rest and tells the requester.</summary>
public sealed record ResourceQuestionAsked(
    ResourceRequestId Id, CollaborationId Collaboration, string Title, string Question, MemberId RequesterId, DeadlineId ReplyDeadlineId, MemberId By, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);

/// <summary>Lets the reply deadline go on and tells who asked.</summary>
public sealed record ResourceQuestionAnswered(
    ResourceRequestId Id, CollaborationId Collaboration, string Title, MemberId AskedBy, Instant AskedAt, DeadlineId ReplyDeadlineId, MemberId By, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);

/// <summary>Meets the reply deadline and tells the requester.</summary>
public sealed record ResourceRequestReplied(
    ResourceRequestId Id, CollaborationId Collaboration, string Title, ReplyDecision Decision, MemberId RequesterId, DeadlineId ReplyDeadlineId, MemberId By, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);

/// <summary>Tells the sponsor, who decides.</summary>
public sealed record ResourceRequestEscalated(ResourceRequestId Id, CollaborationId Collaboration, string Title, string Reason, MemberId By, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);

/// <summary>Tells the requester and the provider's liaison.</summary>
public sealed record ResourceRequestSettled(
    ResourceRequestId Id, CollaborationId Collaboration, string Title, SettlementOutcome Outcome, MemberId RequesterId, DepartmentId ProviderId, MemberId By, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);

/// <summary>Waives an open reply deadline with the reason and tells the provider's liaison.</summary>
public sealed record ResourceRequestWithdrawn(
    ResourceRequestId Id, CollaborationId Collaboration, string Title, string Reason, DepartmentId ProviderId, DeadlineId ReplyDeadlineId, MemberId By, Instant At)
    : ResourceRequestEvent(Id, Collaboration, Title, At);
