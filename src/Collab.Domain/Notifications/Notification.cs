using System.Globalization;
using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using Collab.Domain.Organizations;

namespace Collab.Domain.Notifications;

/// <summary>Why somebody is told.</summary>
public enum NotificationKind
{
    ResourceRequestSubmitted,
    ResourceQuestionAsked,
    ResourceQuestionAnswered,
    ResourceRequestReplied,
    ResourceRequestEscalated,
    ResourceRequestSettled,
    ResourceRequestWithdrawn,
    DeadlineReminder,
    DeadlineBreached,
    DeadlineEscalated,
    DeadlineHandedOver,

    /// <summary>Several of the four above in one.</summary>
    DeadlineDigest,
    DeadlinesShortened,
    LongHolidayAhead,
    CalendarYearMissing,
    OutageReported,
    CommitmentAwaited,
    CommitmentStated,
    ConditionAgreed,
    ConditionFulfilled,
    GoalAgreed,
    LiaisonNamed,
    RaciAssigned,
    PlanApproved,
    RevisionProposed,
    PlanRevised,
    RevisionRejected,
    Consulted,
    WorkItemCompleted,
    RiskWarningDue,
    RiskWarningRaised,
    MeetingConvened,
    MeetingHeld,
    IssueReported,
    MeasuresRecorded,
    IssueResolved,
    IssueReopened,
    ProgressSubmitted,
    AcceptanceDue,
    Accepted,
    RetrospectiveDue,
    RetrospectiveHeld,
    Archived,
    Cancelled,

    /// <summary>Somebody is away, and the recipient stands in; or the recipient's own absence was arranged by another.</summary>
    DelegationArranged,
    DelegationEnded,

    /// <summary>A colleague has left, and what was open in his name is the recipient's now.</summary>
    DutiesHandedOver,

    /// <summary>An administrator ended an access token of the recipient.</summary>
    AccessTokenRevoked,

    /// <summary>An administrator took the recipient's second factor away.</summary>
    SecondFactorReset,
}

/// <summary>One notice to one person in the application (通知). Its sentence is made where it is read, in the reader's language.</summary>
public sealed class Notification : AggregateRoot<NotificationId>
{
    private Notification() { }

    public static Notification Of(
        OrganizationId organizationId, MemberId recipient, NotificationKind kind, Subject subject, CollaborationId? collaborationId, MemberId? actor, Instant at,
        DeadlineId? deadlineId = null, int level = 0, IReadOnlyDictionary<string, string>? values = null, MemberId? deputyFor = null) => new()
        {
            Id = NewId.Of<NotificationId>(),
            OrganizationId = organizationId,
            RecipientId = recipient,
            Kind = kind,
            Subject = subject,
            CollaborationId = collaborationId,
            ActorId = actor,
            At = at,
            DeadlineId = deadlineId,
            Level = level,
            Values = values ?? new Dictionary<string, string>(),
            DeputyForId = deputyFor,
        };

    public MemberId RecipientId { get; private set; }
    public NotificationKind Kind { get; private set; }
    public Subject Subject { get; private set; } = null!;
    public CollaborationId? CollaborationId { get; private set; }

    /// <summary>Who did it; null: the system.</summary>
    public MemberId? ActorId { get; private set; }

    /// <summary>When it was true (UTC).</summary>
    public Instant At { get; private set; }
    public DeadlineId? DeadlineId { get; private set; }

    /// <summary>Level of the escalation chain for breaches (1 is the first told), else 0.</summary>
    public int Level { get; private set; }
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    /// <summary>In whose place the recipient is told; null: for himself.</summary>
    public MemberId? DeputyForId { get; private set; }
    public Instant? ReadAt { get; private set; }

    private int Gathered => Values.TryGetValue("count", out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 0;

    /// <summary>More was gathered in this digest; how many notices it holds is its value <c>count</c>.</summary>
    public void Gather(int more, Instant now)
    {
        At = now;
        Values = new Dictionary<string, string> { ["count"] = (Gathered + more).ToString(CultureInfo.InvariantCulture) };
    }

    /// <summary>Reading twice changes nothing.</summary>
    public void Read(Instant now) => ReadAt ??= now;
}
