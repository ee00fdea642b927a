using Collab.Domain.Collaborations;

namespace Collab.Domain.Common;

/// <summary>What kinds of things there are to speak about: in deadlines, notifications and the record of what happened.</summary>
public enum SubjectType
{
    Organization,
    Department,
    Member,
    Calendar,
    Template,
    Collaboration,
    Brief,
    Commitment,
    CommitmentCondition,
    Plan,
    WorkItem,
    ResourceRequest,
    ProgressReport,
    RiskWarning,
    Meeting,
    Issue,
    IssueMeasure,
    Acceptance,
    Retrospective,
    Summary,
    Deadline,
    DeadlinePolicy,
    Notification,
    Delegation,
    AccessToken,
    AuditEntry,
}

/// <summary>One thing that is spoken about.</summary>
/// <param name="Title">What people call it at that moment.</param>
public sealed record Subject(SubjectType Type, Guid Id, string Title);

/// <summary>An event that goes into the record of what happened (who, what, when) and the collaboration's timeline.</summary>
public interface ITold
{
    Subject Subject { get; }

    /// <summary>The collaboration it belongs to; null for things of the organization.</summary>
    CollaborationId? CollaborationId { get; }
}
