using Collab.Domain.Departments;
using Collab.Domain.Members;

namespace Collab.Domain.Collaborations;

/// <summary>Something that happened to the collaboration as a whole.</summary>
public abstract record CollaborationEvent(CollaborationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Collaboration, Id.Value, Title);
    public CollaborationId? CollaborationId => Id;
}

public sealed record CollaborationStarted(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

public sealed record CollaborationAmended(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>Opens one goal confirmation per department (+1 workday).</summary>
public sealed record KickoffHeld(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

public sealed record GoalAgreed(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>What the department owes in this collaboration follows the liaison.</summary>
/// <param name="FormerId">The liaison until now; null when none was named.</param>
public sealed record LiaisonNamed(CollaborationId Id, string Title, DepartmentId DepartmentId, MemberId LiaisonId, MemberId? FormerId, Instant At)
    : CollaborationEvent(Id, Title, At);

/// <summary>The liaison left the company and nobody follows yet.</summary>
public sealed record LiaisonLeft(CollaborationId Id, string Title, DepartmentId DepartmentId, MemberId FormerId, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>The sponsor left the company.</summary>
/// <param name="SponsorId">Who follows; null: nobody yet.</param>
public sealed record SponsorReplaced(CollaborationId Id, string Title, MemberId? SponsorId, MemberId FormerId, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>From now on progress is owed each week.</summary>
public sealed record ExecutionBegun(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>Opens the acceptance deadline (+5 workdays).</summary>
public sealed record AcceptanceOpened(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>Opens the retrospective deadline (+5 workdays).</summary>
public sealed record RetrospectiveOpened(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

public sealed record CollaborationArchived(CollaborationId Id, string Title, Instant At) : CollaborationEvent(Id, Title, At);

/// <summary>Open deadlines of the collaboration are waived with this reason.</summary>
public sealed record CollaborationCancelled(CollaborationId Id, string Title, string Reason, Instant At) : CollaborationEvent(Id, Title, At);
