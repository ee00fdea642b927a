using Collab.Domain.Collaborations;
using Collab.Domain.Members;

namespace Collab.Domain.Deadlines;

/// <summary>The kinds of the process's table "The deadlines".</summary>
public enum DeadlineKind
{
    /// <summary>2 workdays of the provider's calendar from the submission (S).</summary>
    ResourceReply,

    /// <summary>24 clock hours from the lead department's receipt (S).</summary>
    IssueResponse,

    /// <summary>Friday 17:00, or the week's last workday (S).</summary>
    WeeklyProgress,

    /// <summary>24 clock hours from the moment a task is more than 2 days late or marked at risk (S).</summary>
    RiskWarning,

    /// <summary>24 clock hours from the risk warning (P).</summary>
    EmergencyMeeting,

    /// <summary>As agreed (S).</summary>
    CommitmentCondition,

    /// <summary>End of the working time of the planned finish.</summary>
    WorkItem,

    /// <summary>1 workday from the kick-off (P).</summary>
    GoalConfirmation,

    /// <summary>As recorded (S).</summary>
    IssueMeasure,

    /// <summary>5 workdays from the last task done (P).</summary>
    Acceptance,

    /// <summary>5 workdays from the acceptance (P).</summary>
    Retrospective,
}

public enum DeadlineState
{
    Open,
    Paused,
    Met,
    Breached,
    MetLate,
    Waived,
}

/// <summary>What can happen to a deadline; each is kept in its history.</summary>
public enum DeadlineStepKind
{
    Opened,
    Reminded,
    Breached,
    Escalated,
    Met,
    Paused,
    Resumed,

    /// <summary>Derived again; a due time that stays the same means that the new one would have passed already.</summary>
    Recomputed,
    Waived,

    /// <summary>Somebody else owes it now.</summary>
    HandedOver,
}

/// <summary>One step of a deadline's history. Unique per deadline, kind of step, level and time: a second effect is impossible.</summary>
/// <param name="Level">Level of the escalation chain reached.</param>
/// <param name="DueAt">The due time as of this step.</param>
/// <param name="Sequence">Order within the deadline, from 1.</param>
/// <param name="Recipient">Who was told; null when nobody.</param>
/// <param name="RecipientFor">For whom the recipient stood in; null when he was told for himself.</param>
public sealed record DeadlineStepped(
    DeadlineId Id, CollaborationId Collaboration, DeadlineKind Kind, Subject About, int Sequence, DeadlineStepKind Step, int Level,
    Instant DueAt, MemberId? Recipient, MemberId? RecipientFor, string? Reason, Instant At) : DomainEvent(At);

/// <summary>A due time was missed; goes into the record.</summary>
/// <param name="Told">The first level of the chain, told at once; null when there is nobody.</param>
/// <param name="ToldFor">For whom that person stood in.</param>
/// <param name="At">The due time, however late it was noticed.</param>
public sealed record DeadlineBreached(DeadlineId Id, CollaborationId Collaboration, DeadlineKind Kind, Subject About, MemberId? Told, MemberId? ToldFor, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => About;
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>The next level of the chain was told, one workday after the one before.</summary>
public sealed record DeadlineEscalated(DeadlineId Id, CollaborationId Collaboration, DeadlineKind Kind, Subject About, int Level, MemberId Told, MemberId? ToldFor, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => About;
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>A task is more than 2 days late: the duty to warn opens.</summary>
public sealed record DelayLimitPassed(DeadlineId Id, CollaborationId Collaboration, Subject About, Instant At) : DomainEvent(At);
