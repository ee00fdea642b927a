using System.Text.Json;

namespace Collab.Application.AuditEntries;

/// <summary>One thing that happened: who, what, when (审计记录). Written with the change itself, never changed afterwards.</summary>
public sealed class AuditEntry
{
    public required OrganizationId OrganizationId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Grows with every entry; breaks ties where several things happened at the same time.</summary>
    public long Seq { get; private init; }

    /// <summary>The collaboration whose timeline it belongs to; null for things of the organization.</summary>
    public required CollaborationId? CollaborationId { get; init; }

    /// <summary>When it was true (UTC).</summary>
    public required Instant At { get; init; }

    /// <summary>When it was written down (UTC): later than <see cref="At"/> where it was noticed late.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Who did it; null when Collab did it by itself.</summary>
    public required MemberId? ActorId { get; init; }

    /// <summary>In whose name, who was away; null: in the actor's own.</summary>
    public MemberId? ActorForId { get; init; }

    /// <summary>The event's name in camelCase, such as resourceRequestSubmitted.</summary>
    public required string Action { get; init; }
    public required SubjectType SubjectType { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>What people called it at that moment. Empty once the texts were erased.</summary>
    public required string SubjectTitle { get; init; }

    /// <summary>The network address it came from; null for what Collab did, and once the texts were erased.</summary>
    public string? Address { get; init; }

    /// <summary>When title, address and values were erased, because they named somebody; null: they are there.</summary>
    public Instant? ErasedAt { get; private init; }

    /// <summary>The event's other values, by name in camelCase.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }
}
