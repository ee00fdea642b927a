namespace Collab.Application.ResourceRequests;

/// <summary>A resource request (资源申请表) with its reply, and the deadline of the reply.</summary>
/// <param name="WorkItemId">The task that needs it; null when it is for the collaboration as a whole.</param>
/// <param name="Provider">The department that is asked and owes the reply.</param>
/// <param name="Quantity">How much, in <paramref name="Unit"/>.</param>
/// <param name="Purpose">What for (用途).</param>
/// <param name="Usage">How it is used (使用方式).</param>
/// <param name="Reply">Null until the provider has replied.</param>
/// <param name="Settlement">Null until the requester accepted, or the sponsor decided.</param>
/// <param name="Questions">What the provider asked back; while the last one is not answered the reply deadline rests.</param>
/// <param name="Deadline">Until when the provider owes the reply: 2 workdays of its own calendar.</param>
/// <param name="Allowed">What the signed-in member may do now: reply, ask, answer, accept, escalate, decide, withdraw.</param>
public sealed record ResourceRequestView(
    ResourceRequestId Id, long Version, Ref Collaboration, WorkItemId? WorkItemId, ResourceRequester Requester, Ref Provider,
    ResourceKind Kind, string Title, decimal Quantity, string Unit, string Purpose, string Usage, LocalDate NeededFrom, LocalDate NeededUntil,
    ResourceRequestState State, Instant SubmittedAt, ResourceReplyView? Reply, SettlementView? Settlement, IReadOnlyList<ResourceQuestionView> Questions, DeadlineBrief? Deadline,
    Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>Who needs the resource: the member who asked, for the department.</summary>
public sealed record ResourceRequester(Ref Department, MemberRef Member);

/// <summary>What the provider answered.</summary>
/// <param name="Alternative">What is offered instead (替代方案); always there for a decline.</param>
/// <param name="OfferedQuantity">For a part: how much, in the request's unit.</param>
public sealed record ResourceReplyView(ReplyDecision Decision, string? Explanation, string? Alternative, decimal? OfferedQuantity, MemberRef By, Instant At);

/// <summary>What the provider had to know before it could reply.</summary>
/// <param name="Answer">Null until the requester has answered.</param>
public sealed record ResourceQuestionView(string Text, MemberRef By, Instant At, string? Answer, MemberRef? AnsweredBy, Instant? AnsweredAt);

/// <summary>How it ended: the requester took what was offered, or the sponsor decided.</summary>
public sealed record SettlementView(SettlementOutcome Outcome, string? Note, MemberRef By, Instant At);
