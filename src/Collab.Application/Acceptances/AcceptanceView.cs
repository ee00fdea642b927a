namespace Collab.Application.Acceptances;

/// <summary>How far the acceptance has come.</summary>
public enum AcceptanceStage
{
    /// <summary>There is still work to be done.</summary>
    NotStarted,
    Open,
    Accepted,
    Signed,
}

/// <summary>The acceptance (成果验收): each deliverable against its criterion, each goal against its measured value.</summary>
/// <param name="Id">The collaboration's id.</param>
/// <param name="Version">0 until it begins.</param>
/// <param name="Deadline">5 workdays from the last task done; null until it begins.</param>
/// <param name="Missing">What is still in the way of the next step.</param>
/// <param name="Allowed">What the caller may do now: judge, accept, sign.</param>
public sealed record AcceptanceView(
    CollaborationId Id, long Version, AcceptanceStage State, IReadOnlyList<AcceptanceCheckView> Checks,
    MemberRef? AcceptedBy, Instant? AcceptedAt, MemberRef? SignedBy, Instant? SignedAt, DeadlineBrief? Deadline,
    IReadOnlyList<MissingView> Missing, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <param name="Criterion">The deliverable's acceptance criterion (交付标准); empty for a goal.</param>
/// <param name="Target">The value that the goal is to reach; null for a deliverable.</param>
/// <param name="Verdict">Null until judged.</param>
/// <param name="MeasuredValue">In the target's unit.</param>
public sealed record AcceptanceCheckView(
    Guid Id, CheckedSubjectView Subject, string Criterion, CheckTarget? Target, Verdict? Verdict, string? Remarks, decimal? MeasuredValue,
    ReworkView? Rework, MemberRef? JudgedBy, Instant? JudgedAt);

public sealed record CheckedSubjectView(CheckedSubject Type, Guid Id, string Title);

public sealed record CheckTarget(decimal Value, string Unit);

/// <param name="WorkItemId">The task that it has become.</param>
/// <param name="State">How far that task is.</param>
public sealed record ReworkView(string Title, MemberId OwnerId, MemberRef? Owner, LocalDate DueOn, WorkItemId? WorkItemId, WorkItemState? State);

/// <param name="Code">workItemsOpen, checksUnjudged or checksFailed.</param>
/// <param name="Values">count: how many.</param>
public sealed record MissingView(string Code, IReadOnlyDictionary<string, int> Values)
{
    /// <summary>Nothing when none is left.</summary>
    internal static IEnumerable<MissingView> Of(string code, int count) =>
        count == 0 ? [] : [new MissingView(code, new Dictionary<string, int> { ["count"] = count })];
}
