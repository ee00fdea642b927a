namespace Collab.Application.AuditEntries;

/// <summary>
/// One link of an organization's chain over its audit entries: whoever changes, removes or inserts an entry afterwards breaks it. Links are
/// made a moment after the entries (<see cref="SealAudit"/>), in an order that never changes again.
/// </summary>
public sealed class AuditLink
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required long Position { get; init; }

    /// <summary>The entry; an entry has one link.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>16 random bytes, so that nobody finds an erased text by trying; null once the texts were erased.</summary>
    public required byte[]? Salt { get; init; }

    /// <summary>SHA-256 of the salt and the texts, see <see cref="AuditHash"/>.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>SHA-256 of the hash before and the entry, see <see cref="AuditHash"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required Instant SealedAt { get; init; }
}

/// <summary>An entry that has no link yet; written by the database with the entry, removed with the making of the link.</summary>
public sealed class UnsealedEntry
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The entry's.</summary>
    public required long Seq { get; init; }
    public required Guid EntryId { get; init; }
}
