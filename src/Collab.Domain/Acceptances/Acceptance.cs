using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using Collab.Domain.WorkItems;

namespace Collab.Domain.Acceptances;

public enum AcceptanceState
{
    /// <summary>Deliverables and goals are being judged.</summary>
    Open,

    /// <summary>The initiator's department accepted.</summary>
    Accepted,

    /// <summary>The approver signed.</summary>
    Signed,
}

public enum Verdict
{
    Passed,

    /// <summary>Passed, with remarks and, where needed, rework with a date.</summary>
    PassedWithRemarks,

    /// <summary>Failed: rework with a date, then judged again.</summary>
    Failed,
}

/// <summary>
/// The acceptance (成果验收) of step 6: each deliverable against its criterion and each goal against its measured value. The
/// initiator's department accepts, the approver signs. It has the collaboration's id.
/// </summary>
public sealed class Acceptance : AggregateRoot<CollaborationId>
{
    private Acceptance() { }

    public static Acceptance Open(Collaboration collaboration, Brief brief, IEnumerable<WorkItem> deliverables, DeadlineId deadlineId) => new()
    {
        Id = collaboration.Id,
        OrganizationId = collaboration.OrganizationId,
        Title = collaboration.Title,
        DeadlineId = deadlineId,
        Checks =
        [
            .. deliverables.Where(w => w.State == WorkItemState.Completed).Select(w =>
                new AcceptanceCheck(Guid.CreateVersion7(), CheckedSubject.WorkItem, w.Id.Value, w.Title, w.AcceptanceCriteria, null, null)),
            .. brief.Goals.Select(g =>
                new AcceptanceCheck(Guid.CreateVersion7(), CheckedSubject.Goal, g.Id.Value, g.Indicator, "", g.Target, g.Unit)),
        ],
    };

    /// <summary>The collaboration's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public AcceptanceState State { get; private set; } = AcceptanceState.Open;
    public DeadlineId DeadlineId { get; private set; }
    public IReadOnlyList<AcceptanceCheck> Checks { get; private set; } = [];
    public MemberId? AcceptedBy { get; private set; }
    public Instant? AcceptedAt { get; private set; }
    public MemberId? SignedBy { get; private set; }
    public Instant? SignedAt { get; private set; }

    /// <summary>Judges one deliverable or goal. It may be judged again until the acceptance.</summary>
    /// <param name="measuredValue">Required for a goal.</param>
    /// <param name="rework">Required for what failed: what is done again, by whom, until when.</param>
    /// <param name="reworkOpen">Whether the rework that was asked for before is still being done.</param>
    public void Judge(Guid checkId, Verdict verdict, string? remarks, decimal? measuredValue, Rework? rework, bool reworkOpen, MemberId by, Instant now)
    {
        Require(State == AcceptanceState.Open, AcceptanceRules.NotOpen);
        var check = CheckOf(checkId);
        Require(check.Subject != CheckedSubject.Goal || measuredValue != null, AcceptanceRules.MeasuredValueRequired);
        Require(verdict == Verdict.Passed || !string.IsNullOrWhiteSpace(remarks), AcceptanceRules.RemarksRequired);
        Require(verdict != Verdict.Failed || rework != null, AcceptanceRules.ReworkRequired);
        Require(verdict != Verdict.Passed || rework == null, AcceptanceRules.ReworkOfPassed);
        // Somebody works on what was asked for; it is finished or given up before another word on it.
        if (reworkOpen && rework != check.Rework) throw new RuleBrokenException(AcceptanceRules.ReworkOpen, null, check.Rework!.Title);
        var judged = check with
        {
            Verdict = verdict,
            Remarks = Text.Optional(remarks),
            MeasuredValue = measuredValue,
            Rework = rework,
            JudgedBy = by,
            JudgedAt = now,
        };
        Checks = [.. Checks.Select(c => c.Id == checkId ? judged : c)];
        Raise(new DeliverableJudged(Id, Title, check.Title, verdict, by, now));
    }

    public AcceptanceCheck CheckOf(Guid checkId) =>
        Checks.FirstOrDefault(c => c.Id == checkId) ?? throw new RuleBrokenException(AcceptanceRules.CheckUnknown);

    /// <summary>The initiator's department accepts. Everything is judged and nothing failed.</summary>
    public void Accept(MemberId by, Instant now)
    {
        Require(State == AcceptanceState.Open, AcceptanceRules.NotOpen);
        RequireNone(Checks.Count(c => c.Verdict == null), AcceptanceRules.NotAllJudged);
        RequireNone(Checks.Count(c => c.Verdict == Verdict.Failed), AcceptanceRules.FailedLeft);
        State = Lifecycle.Move(State, AcceptanceState.Accepted);
        (AcceptedBy, AcceptedAt) = (by, now);
        Raise(new DeliverablesAccepted(Id, Title, DeadlineId, by, now));
    }

    /// <summary>The approver signs; the acceptance deadline is met.</summary>
    /// <param name="openWorkItems">How many tasks of the collaboration, rework among them, are still to be done.</param>
    public void Sign(int openWorkItems, MemberId by, Instant now)
    {
        Require(State != AcceptanceState.Signed, AcceptanceRules.SignedAlready);
        Require(State == AcceptanceState.Accepted, AcceptanceRules.NotAccepted);
        RequireNone(openWorkItems, AcceptanceRules.WorkItemsOpen);
        State = Lifecycle.Move(State, AcceptanceState.Signed);
        (SignedBy, SignedAt) = (by, now);
        Raise(new AcceptanceSigned(Id, Title, DeadlineId, by, now));
    }

    private static void RequireNone(int left, Rule rule)
    {
        if (left > 0) throw new RuleBrokenException(rule, null, left);
    }

    public static readonly Lifecycle<AcceptanceState> Lifecycle = new(
        AcceptanceRules.NotOpen, (AcceptanceState.Open, AcceptanceState.Accepted), (AcceptanceState.Accepted, AcceptanceState.Signed));
}

public enum CheckedSubject
{
    WorkItem,
    Goal,
}

/// <summary>One line of the acceptance: what was promised, and what was found.</summary>
/// <param name="Criterion">The deliverable's acceptance criterion (交付标准); empty for a goal.</param>
/// <param name="Target">The goal's value; null for a deliverable.</param>
public sealed record AcceptanceCheck(
    Guid Id, CheckedSubject Subject, Guid SubjectId, string Title, string Criterion, decimal? Target, string? Unit,
    Verdict? Verdict = null, string? Remarks = null, decimal? MeasuredValue = null, Rework? Rework = null, MemberId? JudgedBy = null, Instant? JudgedAt = null);

/// <summary>What is done again, by whom, until when; it becomes a work item.</summary>
public sealed record Rework(string Title, MemberId OwnerId, LocalDate DueOn, WorkItemId? WorkItemId = null)
{
    /// <param name="workItem">The task that it has become.</param>
    public static Rework Of(WorkItem workItem, MemberId owner) => new(workItem.Title, owner, workItem.PlannedFinish, workItem.Id);

    /// <summary>Whether the same is asked of the same person until the same day: then it is this rework and not another one.</summary>
    public bool IsFor(string title, MemberId owner, LocalDate dueOn) => (Title, OwnerId, DueOn) == (title.Trim(), owner, dueOn);
}

public static class AcceptanceRules
{
    public static readonly Rule NotOpen = new("acceptance.notOpen", RuleKind.Conflict);
    public static readonly Rule NotBegun = new("acceptance.notBegun", RuleKind.Conflict);
    public static readonly Rule CheckUnknown = new("acceptance.checkUnknown");
    public static readonly Rule MeasuredValueRequired = new("acceptance.measuredValueRequired", Field: "measuredValue");
    public static readonly Rule RemarksRequired = new("acceptance.remarksRequired", Field: "remarks");
    public static readonly Rule ReworkRequired = new("acceptance.reworkRequired", Field: "rework");
    public static readonly Rule ReworkOfPassed = new("acceptance.reworkOfPassed", Field: "rework");
    public static readonly Rule ReworkNeedsTitle = new("acceptance.reworkNeedsTitle", Field: "rework.title");
    public static readonly Rule ReworkNeedsOwner = new("acceptance.reworkNeedsOwner", Field: "rework.ownerId");
    public static readonly Rule ReworkOwnerApproves = new("acceptance.reworkOwnerApproves", Field: "rework.ownerId");
    public static readonly Rule ReworkDueInPast = new("acceptance.reworkDueInPast", Field: "rework.dueOn");
    public static readonly Rule ReworkOpen = new("acceptance.reworkOpen", RuleKind.Conflict);
    public static readonly Rule NotAllJudged = new("acceptance.notAllJudged", RuleKind.Conflict);
    public static readonly Rule FailedLeft = new("acceptance.failedLeft", RuleKind.Conflict);
    public static readonly Rule NotAccepted = new("acceptance.notAccepted", RuleKind.Conflict);
    public static readonly Rule WorkItemsOpen = new("acceptance.workItemsOpen", RuleKind.Conflict);
    public static readonly Rule SignedAlready = new("acceptance.signedAlready", RuleKind.Conflict);
}

public abstract record AcceptanceEvent(CollaborationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Acceptance, Id.Value, Title);
    public CollaborationId? CollaborationId => Id;
}

public sealed record DeliverableJudged(CollaborationId Id, string Title, string Deliverable, Verdict Verdict, MemberId By, Instant At) : AcceptanceEvent(Id, Title, At);

public sealed record DeliverablesAccepted(CollaborationId Id, string Title, DeadlineId DeadlineId, MemberId By, Instant At) : AcceptanceEvent(Id, Title, At);

/// <summary>Meets the acceptance deadline; the retrospective is owed.</summary>
public sealed record AcceptanceSigned(CollaborationId Id, string Title, DeadlineId DeadlineId, MemberId By, Instant At) : AcceptanceEvent(Id, Title, At);
