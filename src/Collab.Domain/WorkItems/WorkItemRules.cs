using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using static Collab.Domain.WorkItems.WorkItemState;

namespace Collab.Domain.WorkItems;

public static class WorkItemLifecycle
{
    public static readonly Lifecycle<WorkItemState> Table = new(
        WorkItemRules.NotOpen,
        (Planned, InProgress), (InProgress, Completed), (Planned, Cancelled), (InProgress, Cancelled));
}

public static class WorkItemRules
{
    public static readonly Rule TitleRequired = new("workItem.titleRequired", Field: "title");
    public static readonly Rule EndsBeforeItStarts = new("workItem.endsBeforeItStarts", Field: "plannedFinish");
    public static readonly Rule DatesMoveByRevision = new("workItem.datesMoveByRevision", RuleKind.Conflict);
    public static readonly Rule DependsOnItself = new("workItem.dependsOnItself", Field: "dependsOn");
    public static readonly Rule DependencyCycle = new("workItem.dependencyCycle", Field: "dependsOn");
    public static readonly Rule DependencyUnknown = new("workItem.dependencyUnknown", Field: "dependsOn");
    public static readonly Rule OneAccountable = new("workItem.oneAccountable", Field: "raci");
    public static readonly Rule ConsultedAndInformed = new("workItem.consultedAndInformed", Field: "raci");
    public static readonly Rule ResponsibleApproves = new("workItem.responsibleApproves", Field: "raci");
    public static readonly Rule LetterTwice = new("workItem.letterTwice", Field: "raci");
    public static readonly Rule MemberUnknown = new("workItem.memberUnknown", Field: "raci");
    public static readonly Rule TooMany = new("workItem.tooMany", RuleKind.Conflict);
    public static readonly Rule RaciRequired = new("workItem.raciRequired", RuleKind.Conflict);
    public static readonly Rule NotOpen = new("workItem.notOpen", RuleKind.Conflict);
    public static readonly Rule AtRiskAlready = new("workItem.atRiskAlready", RuleKind.Conflict);
    public static readonly Rule PercentOutOfRange = new("workItem.percentOutOfRange", Field: "percentComplete");
    public static readonly Rule FinishedMeansAll = new("workItem.finishedMeansAll", Field: "actualFinish");
    public static readonly Rule FinishInFuture = new("workItem.finishInFuture", Field: "actualFinish");
    public static readonly Rule CompletedStays = new("workItem.completedStays", Field: "percentComplete");
    public static readonly Rule ReasonRequired = new("workItem.reasonRequired", Field: "reason");
}

public abstract record WorkItemEvent(WorkItemId Id, CollaborationId Collaboration, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.WorkItem, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

public sealed record WorkItemPlanned(WorkItemId Id, CollaborationId Collaboration, string Title, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

public sealed record WorkItemEdited(WorkItemId Id, CollaborationId Collaboration, string Title, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Hands the open duties over to the one who owes now, and tells those who were not named before.</summary>
/// <param name="Raci">All letters, in the order in which they were given.</param>
public sealed record RaciAssigned(
    WorkItemId Id, CollaborationId Collaboration, string Title, IReadOnlyList<RaciAssignment> Raci, IReadOnlyList<MemberId> NewlyNamed,
    DeadlineId DeadlineId, DeadlineId? WarningDeadlineId, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Opens the deadline "task due".</summary>
public sealed record WorkItemAgreed(WorkItemId Id, CollaborationId Collaboration, string Title, LocalDate PlannedFinish, DeadlineId DeadlineId, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Recomputes the deadline "task due".</summary>
public sealed record WorkItemMoved(WorkItemId Id, CollaborationId Collaboration, string Title, LocalDate From, LocalDate To, DeadlineId DeadlineId, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Tells those who are to be consulted.</summary>
public sealed record WorkItemStarted(WorkItemId Id, CollaborationId Collaboration, string Title, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

public sealed record WorkItemProgressed(WorkItemId Id, CollaborationId Collaboration, string Title, int PercentComplete, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Meets "task due", closes a duty to warn, tells A, C and I; the last one opens the acceptance.</summary>
public sealed record WorkItemCompleted(WorkItemId Id, CollaborationId Collaboration, string Title, DeadlineId DeadlineId, DeadlineId? WarningDeadlineId, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Waives its deadlines.</summary>
public sealed record WorkItemCancelled(WorkItemId Id, CollaborationId Collaboration, string Title, DeadlineId DeadlineId, DeadlineId? WarningDeadlineId, string Reason, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

/// <summary>Opens the duty to warn (+24 hours).</summary>
/// <param name="By">Who marked it; null: the system found it more than 2 days late.</param>
public sealed record WorkItemAtRisk(WorkItemId Id, CollaborationId Collaboration, string Title, DeadlineId WarningDeadlineId, MemberId? By, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

public sealed record WarningDutyMet(WorkItemId Id, CollaborationId Collaboration, string Title, DeadlineId WarningDeadlineId, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);

public sealed record MeasuresNoted(WorkItemId Id, CollaborationId Collaboration, string Title, Instant At) : WorkItemEvent(Id, Collaboration, Title, At);
