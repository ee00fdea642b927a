namespace Collab.Application.Meetings;

/// <summary>A meeting: who comes, what was asked, and what became of each decision.</summary>
/// <param name="ScheduledFor">When it is to take place (UTC).</param>
/// <param name="HeldAt">When it began; null until it was held.</param>
/// <param name="RiskWarningId">For an emergency coordination meeting: the warning that called for it.</param>
/// <param name="IssueId">The issue that is discussed, if one is.</param>
/// <param name="Deadline">For an emergency coordination meeting: until when it was to be convened.</param>
/// <param name="Allowed">What the signed-in member may do now: hold.</param>
public sealed record MeetingView(
    MeetingId Id, long Version, Ref Collaboration, MeetingKind Kind, string Title, MeetingState State, Instant ScheduledFor, Instant? HeldAt,
    IReadOnlyList<MemberRef> Attendees, string? Agenda, IReadOnlyList<QuestionAsked> Questions, IReadOnlyList<MeetingDecisionView> Decisions,
    RiskWarningId? RiskWarningId, IssueId? IssueId, DeadlineBrief? Deadline,
    Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>A decision and what became of it.</summary>
/// <param name="WorkItemId">The task that it became.</param>
/// <param name="PlanRevisionId">The plan revision that it became.</param>
/// <param name="Because">Why nothing is to be done.</param>
public sealed record MeetingDecisionView(Guid Id, string Description, Disposition Disposition, WorkItemId? WorkItemId, PlanRevisionId? PlanRevisionId, string? Because);

/// <summary>A question that was asked, and the answer given on the spot.</summary>
public sealed record QuestionAsked(string Question, string? Answer = null);
