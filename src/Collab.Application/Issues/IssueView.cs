namespace Collab.Application.Issues;

/// <summary>An issue (问题反馈表) with its discussion and measures.</summary>
/// <param name="WorkItem">The task that it is about; null when it is about none.</param>
/// <param name="Impact">What it does to others, and how far.</param>
/// <param name="Measures">In the order in which they were recorded.</param>
/// <param name="Discussion">The discussion that the lead department organized last; null until then.</param>
/// <param name="Deadline">Until when the lead department owes discussion and measures: 24 hours from the report.</param>
/// <param name="Allowed">What the signed-in member may do now: recordMeasures, completeMeasure, close, reopen.</param>
public sealed record IssueView(
    IssueId Id, long Version, Ref Collaboration, Ref? WorkItem, string Title, string Description, string Impact, string ProposedSolution,
    MemberRef Reporter, Instant ReportedAt, IssueState State, IReadOnlyList<IssueMeasureView> Measures, IssueDiscussionView? Discussion, DeadlineBrief? Deadline,
    Instant? ClosedAt, int TimesReopened, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>What is done about it, by whom, until when.</summary>
/// <param name="DueAt">As recorded (UTC).</param>
public sealed record IssueMeasureView(IssueMeasureId Id, string Description, MemberRef Owner, Instant DueAt, Instant? DoneAt, DeadlineBrief? Deadline);

/// <summary>The discussion that the lead department organized.</summary>
public sealed record IssueDiscussionView(Instant HeldAt, IReadOnlyList<MemberRef> Attendees, string Decision);
