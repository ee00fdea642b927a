using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Collab.Application.AuditEntries;

/// <summary>
/// How a link is computed; said again, for who checks an export without Collab, in <c>deploy/verify-audit.mjs</c>.
/// <code>
/// text = SHA-256("collab.audit.text.v1" ‖ salt ‖ {"address", "subjectTitle", "values"})
/// hash = SHA-256("collab.audit.v1" ‖ hash before (32 zeros at the first) ‖ {"action", "actor", … "text"})
/// </code>
/// Both documents in the canonical form of RFC 8785. The texts are in the hash by their own hash alone, so they can be erased.
/// </summary>
public static class AuditHash
{
    public const int Size = SHA256.HashSizeInBytes;
    public const int SaltSize = 16;

    /// <summary>What stands before the first link.</summary>
    public static byte[] Beginning { get; } = new byte[Size];

    private static ReadOnlySpan<byte> OfText => "collab.audit.text.v1"u8;

    private static ReadOnlySpan<byte> OfEntry => "collab.audit.v1"u8;

    public static byte[] Text(ReadOnlySpan<byte> salt, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(OfText);
        hash.AppendData(salt);
        hash.AppendData(CanonicalJson.Of(Texts(entry)));
        return hash.GetHashAndReset();
    }

    public static byte[] Entry(ReadOnlySpan<byte> before, long position, AuditEntry entry, byte[] text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(OfEntry);
        hash.AppendData(before);
        hash.AppendData(CanonicalJson.Of(Document(position, entry, text)));
        return hash.GetHashAndReset();
    }

    /// <summary>What may be somebody's personal data, and can be erased.</summary>
    public static JsonObject Texts(AuditEntry entry) => new()
    {
        ["address"] = entry.Address,
        ["subjectTitle"] = entry.SubjectTitle,
        ["values"] = new JsonObject(entry.Values.Select(x => KeyValuePair.Create(x.Key, CanonicalJson.Node(x.Value)))),
    };

    /// <summary>What stays for good.</summary>
    public static JsonObject Document(long position, AuditEntry entry, byte[] text) => new()
    {
        ["action"] = entry.Action,
        ["actor"] = entry.ActorId?.ToString(),
        ["actorFor"] = entry.ActorForId?.ToString(),
        ["at"] = CollabJson.Text(entry.At),
        ["collaboration"] = entry.CollaborationId?.ToString(),
        ["id"] = entry.Id.ToString(),
        ["organization"] = entry.OrganizationId.ToString(),
        ["position"] = position,
        ["recordedAt"] = CollabJson.Text(entry.RecordedAt),
        ["seq"] = entry.Seq,
        ["subjectId"] = entry.SubjectId.ToString(),
        ["subjectType"] = CollabJson.Name(entry.SubjectType),
        ["text"] = Convert.ToHexStringLower(text),
    };
}
