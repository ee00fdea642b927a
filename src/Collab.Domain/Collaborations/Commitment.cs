using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using static Collab.Domain.Collaborations.CommitmentState;

namespace Collab.Domain.Collaborations;

/// <summary>What a department says to the goal after the kick-off.</summary>
public enum CommitmentState
{
    /// <summary>Owed within 1 workday of the kick-off.</summary>
    Awaited,
    Confirmed,

    /// <summary>Confirmed, and somebody has to do something first; it counts as confirmed.</summary>
    ConfirmedOnCondition,
    Declined,
}

/// <summary>
/// One department's commitment (目标确认) to one collaboration. Its own root, so that five departments can confirm at once.
/// </summary>
public sealed class Commitment : AggregateRoot<CommitmentId>
{
    private Commitment() { }

    public static Commitment Await(OrganizationId organizationId, CollaborationId collaborationId, DepartmentId departmentId, string title, Instant now)
    {
        var commitment = new Commitment
        {
            Id = NewId.Of<CommitmentId>(),
            OrganizationId = organizationId,
            CollaborationId = collaborationId,
            DepartmentId = departmentId,
            Title = title,
            DeadlineId = NewId.Of<DeadlineId>(),
        };
        commitment.Raise(new CommitmentAwaited(commitment.Id, collaborationId, departmentId, title, commitment.DeadlineId, now));
        return commitment;
    }

    public CollaborationId CollaborationId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }

    /// <summary>The collaboration's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public CommitmentState State { get; private set; } = Awaited;

    /// <summary>The goal confirmation deadline (+1 workday).</summary>
    public DeadlineId DeadlineId { get; private set; }
    public MemberId? StatedBy { get; private set; }
    public Instant? StatedAt { get; private set; }
    public string? DeclineReason { get; private set; }
    public IReadOnlyList<CommitmentCondition> Conditions { get; private set; } = [];

    public bool IsConfirmed => State is Confirmed or ConfirmedOnCondition;

    /// <summary>The department confirms the goal, with or without conditions. A department that declined may still confirm.</summary>
    public void Confirm(IReadOnlyList<CommitmentCondition> conditions, MemberId by, Instant now)
    {
        Move(conditions.Count == 0 ? Confirmed : ConfirmedOnCondition, by, now);
        DeclineReason = null;
        Conditions = [.. conditions];
        Raise(new CommitmentConfirmed(Id, CollaborationId, DepartmentId, Title, DeadlineId, [.. conditions], by, now));
    }

    /// <summary>The department does not take part as asked; it says why. The goal step stays open until it confirms.</summary>
    public void Decline(string reason, MemberId by, Instant now)
    {
        DeclineReason = Text.Required(reason, CommitmentRules.ReasonRequired);
        Move(Declined, by, now);
        Raise(new CommitmentDeclined(Id, CollaborationId, DepartmentId, Title, DeadlineId, DeclineReason, by, now));
    }

    /// <summary>The owner of a condition has done what others waited for.</summary>
    /// <param name="note">What was delivered, or where it lies.</param>
    public void FulfilCondition(ConditionId conditionId, string? note, MemberId by, Instant now)
    {
        var condition = Conditions.FirstOrDefault(c => c.Id == conditionId) ?? throw new RuleBrokenException(CommitmentRules.ConditionUnknown);
        Require(condition.FulfilledAt == null, CommitmentRules.ConditionFulfilled);
        Conditions = [.. Conditions.Select(c => c.Id == conditionId ? c with { FulfilledAt = now, FulfilledBy = by, Note = Text.Optional(note) } : c)];
        Raise(new ConditionFulfilled(Id, CollaborationId, DepartmentId, conditionId, condition.Description, condition.DeadlineId, Text.Optional(note), by, now));
    }

    /// <summary>The owner of a condition has left the company; its deadline says so.</summary>
    public void HandOver(ConditionId conditionId, Member successor) =>
        Conditions = [.. Conditions.Select(c => c.Id == conditionId && c.FulfilledAt == null ? c with { OwnerId = successor.Id, OwnerDepartmentId = successor.DepartmentId } : c)];

    private void Move(CommitmentState to, MemberId by, Instant now) => (State, StatedBy, StatedAt) = (Lifecycle.Move(State, to), by, now);

    public static readonly Lifecycle<CommitmentState> Lifecycle = new(
        CommitmentRules.AlreadyStated,
        (Awaited, Confirmed), (Awaited, ConfirmedOnCondition), (Awaited, Declined), (Declined, Confirmed), (Declined, ConfirmedOnCondition));
}

/// <summary>"The product department delivers the list of core selling points within 3 days": has an owner and a due time, and is tracked like any deadline.</summary>
public sealed record CommitmentCondition(
    ConditionId Id, string Description, MemberId OwnerId, DepartmentId OwnerDepartmentId, Instant DueAt, DeadlineId DeadlineId,
    Instant? FulfilledAt = null, MemberId? FulfilledBy = null, string? Note = null)
{
    public static CommitmentCondition Of(string description, Member owner, Instant dueAt, Instant now) =>
        dueAt <= now
            ? throw new RuleBrokenException(CommitmentRules.ConditionDueInPast)
            : new(NewId.Of<ConditionId>(), Text.Required(description, CommitmentRules.ConditionNeedsDescription), owner.Id, owner.DepartmentId, dueAt, NewId.Of<DeadlineId>());
}

public static class CommitmentRules
{
    public static readonly Rule ReasonRequired = new("commitment.reasonRequired", Field: "reason");
    public static readonly Rule AlreadyStated = new("commitment.alreadyStated", RuleKind.Conflict);
    public static readonly Rule ConditionNeedsDescription = new("commitment.conditionNeedsDescription", Field: "conditions");
    public static readonly Rule ConditionNeedsOwner = new("commitment.conditionNeedsOwner", Field: "conditions");
    public static readonly Rule ConditionDueInPast = new("commitment.conditionDueInPast", Field: "conditions");
    public static readonly Rule ConditionUnknown = new("commitment.conditionUnknown");
    public static readonly Rule ConditionFulfilled = new("commitment.conditionFulfilled", RuleKind.Conflict);
}

public abstract record CommitmentEvent(CommitmentId Id, CollaborationId Collaboration, DepartmentId DepartmentId, string Title, Instant At) : DomainEvent(At), ITold
{
    public virtual Subject Subject => new(SubjectType.Commitment, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>Opens the goal confirmation deadline.</summary>
public sealed record CommitmentAwaited(CommitmentId Id, CollaborationId Collaboration, DepartmentId DepartmentId, string Title, DeadlineId DeadlineId, Instant At)
    : CommitmentEvent(Id, Collaboration, DepartmentId, Title, At);

/// <summary>Meets the goal confirmation and opens a deadline per condition.</summary>
public sealed record CommitmentConfirmed(
    CommitmentId Id, CollaborationId Collaboration, DepartmentId DepartmentId, string Title, DeadlineId DeadlineId,
    IReadOnlyList<CommitmentCondition> Conditions, MemberId By, Instant At) : CommitmentEvent(Id, Collaboration, DepartmentId, Title, At);

/// <summary>Meets the goal confirmation: the department has answered.</summary>
public sealed record CommitmentDeclined(
    CommitmentId Id, CollaborationId Collaboration, DepartmentId DepartmentId, string Title, DeadlineId DeadlineId, string Reason, MemberId By, Instant At)
    : CommitmentEvent(Id, Collaboration, DepartmentId, Title, At);

/// <summary>Meets the condition's deadline.</summary>
public sealed record ConditionFulfilled(
    CommitmentId Id, CollaborationId Collaboration, DepartmentId DepartmentId, ConditionId ConditionId, string Title, DeadlineId DeadlineId, string? Note, MemberId By, Instant At)
    : CommitmentEvent(Id, Collaboration, DepartmentId, Title, At)
{
    public override Subject Subject => new(SubjectType.CommitmentCondition, ConditionId.Value, Title);
}
