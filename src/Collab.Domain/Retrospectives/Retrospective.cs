using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;

namespace Collab.Domain.Retrospectives;

public enum RetrospectiveState
{
    /// <summary>Owed within 5 workdays after the acceptance.</summary>
    Due,
    Held,
}

/// <summary>The retrospective (复盘) of step 6: what went well, what did not, why, and what is improved, by whom, until when. It has the collaboration's id.</summary>
public sealed class Retrospective : AggregateRoot<CollaborationId>
{
    private Retrospective() { }

    public static Retrospective Expect(Collaboration collaboration, DeadlineId deadlineId) => new()
    {
        Id = collaboration.Id,
        OrganizationId = collaboration.OrganizationId,
        Title = collaboration.Title,
        DeadlineId = deadlineId,
    };

    /// <summary>The collaboration's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public RetrospectiveState State { get; private set; } = RetrospectiveState.Due;
    public DeadlineId DeadlineId { get; private set; }
    public Instant? HeldAt { get; private set; }
    public IReadOnlyList<string> WentWell { get; private set; } = [];
    public IReadOnlyList<string> DidNotGoWell { get; private set; } = [];
    public IReadOnlyList<string> Causes { get; private set; } = [];
    public IReadOnlyList<Improvement> Improvements { get; private set; } = [];

    /// <param name="heldAt">When it took place; not in the future.</param>
    public void Hold(
        Instant heldAt, IReadOnlyList<string> wentWell, IReadOnlyList<string> didNotGoWell, IReadOnlyList<string> causes, IReadOnlyList<Improvement> improvements, MemberId by, Instant now)
    {
        Require(State == RetrospectiveState.Due, RetrospectiveRules.HeldAlready);
        Require(heldAt <= now, RetrospectiveRules.HeldInFuture);
        Require(wentWell.Count + didNotGoWell.Count > 0, RetrospectiveRules.Empty);
        Require(didNotGoWell.Count == 0 || causes.Count > 0, RetrospectiveRules.CausesRequired);
        State = Lifecycle.Move(State, RetrospectiveState.Held);
        HeldAt = heldAt;
        (WentWell, DidNotGoWell, Causes, Improvements) = ([.. wentWell], [.. didNotGoWell], [.. causes], [.. improvements]);
        Raise(new RetrospectiveHeld(Id, Title, DeadlineId, by, now));
    }

    public static readonly Lifecycle<RetrospectiveState> Lifecycle = new(RetrospectiveRules.HeldAlready, (RetrospectiveState.Due, RetrospectiveState.Held));
}

/// <summary>An improvement (改进措施) with owner and date.</summary>
public sealed record Improvement(Guid Id, string Description, MemberId OwnerId, LocalDate DueOn, Instant? DoneAt = null)
{
    public static Improvement Of(string description, MemberId ownerId, LocalDate dueOn) =>
        new(Guid.CreateVersion7(), Text.Required(description, RetrospectiveRules.ImprovementNeedsDescription), ownerId, dueOn);
}

public static class RetrospectiveRules
{
    public static readonly Rule NotDue = new("retrospective.notDue", RuleKind.Conflict);
    public static readonly Rule HeldAlready = new("retrospective.heldAlready", RuleKind.Conflict);
    public static readonly Rule HeldInFuture = new("retrospective.heldInFuture", Field: "heldAt");
    public static readonly Rule Empty = new("retrospective.empty", Field: "wentWell");
    public static readonly Rule CausesRequired = new("retrospective.causesRequired", Field: "causes");
    public static readonly Rule ImprovementNeedsDescription = new("retrospective.improvementNeedsDescription", Field: "description");
    public static readonly Rule ImprovementNeedsOwner = new("retrospective.improvementNeedsOwner", Field: "ownerId");
}

/// <summary>Meets the retrospective deadline; the summary report is generated.</summary>
public sealed record RetrospectiveHeld(CollaborationId Id, string Title, DeadlineId DeadlineId, MemberId By, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Retrospective, Id.Value, Title);
    public CollaborationId? CollaborationId => Id;
}
