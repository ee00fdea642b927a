using Collab.Domain.Collaborations;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using Collab.Domain.WorkItems;

namespace Collab.Domain.Plans;

public enum PlanState
{
    /// <summary>Written freely by the lead department.</summary>
    Draft,

    /// <summary>Signed off; dates move by revisions alone.</summary>
    Approved,
}

/// <summary>
/// The execution plan (协作执行方案) of step 3. The first approved one is the baseline for ever; afterwards a date moves only
/// by a revision with a reason. It has the collaboration's id.
/// </summary>
public sealed class ExecutionPlan : AggregateRoot<CollaborationId>
{
    private ExecutionPlan() { }

    public ExecutionPlan(CollaborationId id, OrganizationId organizationId, string title, MemberId? approverId, IReadOnlyList<Phase> phases)
    {
        Id = id;
        OrganizationId = organizationId;
        Title = title;
        ApproverId = approverId;
        Phases = [.. phases];
    }

    /// <summary>The collaboration's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public PlanState State { get; private set; } = PlanState.Draft;

    /// <summary>Who signs it off: by default the head of the lead department.</summary>
    public MemberId? ApproverId { get; private set; }
    public MemberId? ApprovedBy { get; private set; }
    public Instant? ApprovedAt { get; private set; }
    public IReadOnlyList<Phase> Phases { get; private set; } = [];

    /// <summary>What was first approved; null until then, never changed afterwards.</summary>
    public Baseline? Baseline { get; private set; }
    public IReadOnlyList<PlanRevision> Revisions { get; private set; } = [];

    /// <summary>Writes phases and approver while the plan is a draft.</summary>
    /// <param name="used">Phases that have tasks; they are not removed under them.</param>
    public void Write(MemberId? approverId, IReadOnlyList<Phase> phases, IReadOnlyCollection<PhaseId> used, Instant now)
    {
        Require(State == PlanState.Draft, PlanRules.ApprovedAlready);
        if (Phases.FirstOrDefault(p => used.Contains(p.Id) && phases.All(kept => kept.Id != p.Id)) is { } removed)
            throw new RuleBrokenException(PlanRules.PhaseHasWorkItems, null, removed.Name);
        if (approverId != null) ApproverId = approverId;
        Phases = [.. phases];
        Raise(new PlanWritten(Id, Title, now));
    }

    /// <summary>The approver has left the company; another signs from now on.</summary>
    public void ReplaceApprover(MemberId leaver, Member successor, Instant now)
    {
        if (ApproverId != leaver) return;
        ApproverId = successor.Id;
        Raise(new PlanApproverReplaced(Id, Title, successor.Id, leaver, now));
    }

    /// <summary>The approver signs the plan off; from now on it is the baseline.</summary>
    /// <param name="items">The work items as they stand.</param>
    public void Approve(Acting by, IReadOnlyList<WorkItem> items, Instant now)
    {
        Require(State == PlanState.Draft, PlanRules.ApprovedAlready);
        Require(by.Is(ApproverId), PlanRules.NotTheApprover);
        Require(items.Count > 0, PlanRules.NoWorkItems);
        // While both are drafts, phases and tasks may be moved one after the other; agreed dates fit.
        if (items.FirstOrDefault(i => PhaseOf(i.PhaseId)?.Contains(i.PlannedStart, i.PlannedFinish) == false) is { } outside)
            throw new RuleBrokenException(PlanRules.WorkItemOutsidePhase, null, outside.Title);
        State = PlanState.Approved;
        (ApprovedBy, ApprovedAt) = (by.Person, now);
        Baseline = new Baseline(Phases, [.. items.Select(i => new BaselineItem(i.Id, i.PlannedStart, i.PlannedFinish))]);
        Raise(new PlanApproved(Id, Title, by.Person, now));
    }

    /// <summary>Proposes to move dates, with a reason. Nothing moves until the approver decides; what the approver proposes is decided with it.</summary>
    public PlanRevision ProposeRevision(string reason, IReadOnlyList<DateChange> changes, Acting by, Instant now)
    {
        Require(State == PlanState.Approved, PlanRules.NotApprovedYet);
        DateChange[] moved = [.. changes.Where(c => (c.FromStart, c.FromFinish) != (c.ToStart, c.ToFinish))];
        Require(moved.Length > 0, PlanRules.NothingMoves);
        Require(moved.DistinctBy(c => c.WorkItemId).Count() == moved.Length, PlanRules.WorkItemTwice);
        var revision = new PlanRevision(
            NewId.Of<PlanRevisionId>(), Revisions.Count + 1, Text.Required(reason, PlanRules.ReasonRequired), RevisionState.Proposed, by.Person, now, null, null, null, moved);
        Revisions = [.. Revisions, revision];
        Raise(new PlanRevisionProposed(Id, Title, revision.Id, revision.Number, revision.Reason, by.Person, now));
        return by.Is(ApproverId) ? ApproveRevision(revision.Id, by, now) : revision;
    }

    /// <summary>The approver agrees: the dates move, and what was agreed first stays visible beside them.</summary>
    public PlanRevision ApproveRevision(PlanRevisionId id, Acting by, Instant now)
    {
        var revision = Decide(id, RevisionState.Approved, null, by, now);
        Raise(new PlanRevised(Id, Title, id, revision.Number, revision.Reason, revision.Changes, revision.ProposedBy, by.Person, now));
        return revision;
    }

    public PlanRevision RejectRevision(PlanRevisionId id, string reason, Acting by, Instant now)
    {
        var revision = Decide(id, RevisionState.Rejected, Text.Required(reason, PlanRules.ReasonRequired), by, now);
        Raise(new PlanRevisionRejected(Id, Title, id, revision.Number, reason, revision.ProposedBy, by.Person, now));
        return revision;
    }

    public Phase? PhaseOf(PhaseId? id) => id == null ? null
        : Phases.FirstOrDefault(p => p.Id == id) ?? throw new RuleBrokenException(PlanRules.PhaseUnknown);

    private PlanRevision Decide(PlanRevisionId id, RevisionState to, string? rejection, Acting by, Instant now)
    {
        var revision = Revisions.FirstOrDefault(r => r.Id == id) ?? throw new RuleBrokenException(PlanRules.RevisionUnknown);
        Require(by.Is(ApproverId), PlanRules.NotTheApprover);
        Require(revision.State == RevisionState.Proposed, PlanRules.RevisionDecided);
        var decided = revision with { State = to, DecidedBy = by.Person, DecidedAt = now, Rejection = rejection };
        Revisions = [.. Revisions.Select(r => r.Id == id ? decided : r)];
        return decided;
    }
}

/// <summary>A phase (阶段) with its acceptance criterion (交付标准) and the resources it needs (people, budget, tools, materials).</summary>
public sealed record Phase
{
    public PhaseId Id { get; private init; }
    public string Name { get; private init; } = "";
    public LocalDate Start { get; private init; }
    public LocalDate Finish { get; private init; }
    public string AcceptanceCriteria { get; private init; } = "";
    public string Resources { get; private init; } = "";

    [System.Text.Json.Serialization.JsonConstructor]
    public Phase(PhaseId id, string name, LocalDate start, LocalDate finish, string acceptanceCriteria, string resources)
    {
        Id = id;
        Name = Text.Required(name, PlanRules.PhaseNeedsName);
        (Start, Finish) = start <= finish ? (start, finish) : throw new RuleBrokenException(PlanRules.PhaseEndsBeforeItStarts);
        (AcceptanceCriteria, Resources) = (acceptanceCriteria, resources);
    }

    public bool Contains(LocalDate start, LocalDate finish) => Start <= start && finish <= Finish;
}

/// <summary>The first approved plan.</summary>
public sealed record Baseline(IReadOnlyList<Phase> Phases, IReadOnlyList<BaselineItem> Items);

public sealed record BaselineItem(WorkItemId WorkItemId, LocalDate PlannedStart, LocalDate PlannedFinish);

public enum RevisionState
{
    Proposed,
    Approved,
    Rejected,
}

/// <summary>Dates that move after the approval, with the reason (方案修订).</summary>
public sealed record PlanRevision(
    PlanRevisionId Id, int Number, string Reason, RevisionState State, MemberId ProposedBy, Instant ProposedAt,
    MemberId? DecidedBy, Instant? DecidedAt, string? Rejection, IReadOnlyList<DateChange> Changes);

public sealed record DateChange(WorkItemId WorkItemId, string Title, LocalDate FromStart, LocalDate FromFinish, LocalDate ToStart, LocalDate ToFinish);

public static class PlanRules
{
    public static readonly Rule PhaseNeedsName = new("plan.phaseNeedsName", Field: "phases");
    public static readonly Rule PhaseEndsBeforeItStarts = new("plan.phaseEndsBeforeItStarts", Field: "phases");
    public static readonly Rule PhaseUnknown = new("plan.phaseUnknown", Field: "phaseId");
    public static readonly Rule OutsidePhase = new("plan.outsidePhase", Field: "plannedFinish");
    public static readonly Rule PhaseHasWorkItems = new("plan.phaseHasWorkItems", RuleKind.Conflict);
    public static readonly Rule WorkItemOutsidePhase = new("plan.workItemOutsidePhase", RuleKind.Conflict);
    public static readonly Rule WorkItemUnknown = new("plan.workItemUnknown", Field: "changes");
    public static readonly Rule WorkItemTwice = new("plan.workItemTwice", Field: "changes");
    public static readonly Rule ApproverUnknown = new("plan.approverUnknown", Field: "approverId");
    public static readonly Rule ApprovedAlready = new("plan.approvedAlready", RuleKind.Conflict);
    public static readonly Rule NotApprovedYet = new("plan.notApprovedYet", RuleKind.Conflict);
    public static readonly Rule NotTheApprover = new("plan.notTheApprover", RuleKind.Conflict);
    public static readonly Rule NoWorkItems = new("plan.noWorkItems", RuleKind.Conflict);
    public static readonly Rule NothingMoves = new("plan.nothingMoves", Field: "changes");
    public static readonly Rule ReasonRequired = new("plan.reasonRequired", Field: "reason");
    public static readonly Rule RevisionUnknown = new("plan.revisionUnknown");
    public static readonly Rule RevisionDecided = new("plan.revisionDecided", RuleKind.Conflict);
}

public abstract record PlanEvent(CollaborationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Plan, Id.Value, Title);
    public CollaborationId? CollaborationId => Id;
}

public sealed record PlanWritten(CollaborationId Id, string Title, Instant At) : PlanEvent(Id, Title, At);

/// <summary>Makes the dates of all work items the agreed ones and opens their deadlines; execution begins.</summary>
public sealed record PlanApproved(CollaborationId Id, string Title, MemberId By, Instant At) : PlanEvent(Id, Title, At);

public sealed record PlanRevisionProposed(CollaborationId Id, string Title, PlanRevisionId RevisionId, int Number, string Reason, MemberId By, Instant At) : PlanEvent(Id, Title, At);

/// <summary>Moves the work items' dates and recomputes their open deadlines.</summary>
public sealed record PlanRevised(
    CollaborationId Id, string Title, PlanRevisionId RevisionId, int Number, string Reason, IReadOnlyList<DateChange> Changes, MemberId ProposedBy, MemberId By, Instant At)
    : PlanEvent(Id, Title, At);

public sealed record PlanRevisionRejected(CollaborationId Id, string Title, PlanRevisionId RevisionId, int Number, string Reason, MemberId ProposedBy, MemberId By, Instant At) : PlanEvent(Id, Title, At);

/// <summary>The approver left the company.</summary>
public sealed record PlanApproverReplaced(CollaborationId Id, string Title, MemberId ApproverId, MemberId FormerId, Instant At) : PlanEvent(Id, Title, At);
