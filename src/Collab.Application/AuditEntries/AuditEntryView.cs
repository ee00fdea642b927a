using System.Text.Json;

namespace Collab.Application.AuditEntries;

/// <summary>One thing that happened: who, what, when (审计记录).</summary>
/// <param name="At">When it was true (UTC).</param>
/// <param name="RecordedAt">When it was written down (UTC); later than <paramref name="At"/> where it was noticed late.</param>
/// <param name="Actor">Null: Collab did it by itself.</param>
/// <param name="ActorFor">In whose name the actor did it, who was away; null: in his own.</param>
/// <param name="Action">What happened, such as resourceRequestSubmitted.</param>
/// <param name="Collaboration">Null for things of the organization.</param>
/// <param name="Subject">What it happened to, by the title of that moment.</param>
/// <param name="Address">The network address it came from, for those who read the record of the organization; null for what Collab did.</param>
/// <param name="ErasedAt">When the texts were erased because they named somebody (UTC); null: they are there.</param>
/// <param name="Values">What else is known of it, by name; people and departments by their names.</param>
public sealed record AuditEntryView(
    Guid Id, Instant At, Instant RecordedAt, MemberRef? Actor, MemberRef? ActorFor, string Action, Ref? Collaboration, SubjectView Subject, string? Address, Instant? ErasedAt, IReadOnlyDictionary<string, JsonElement> Values);

/// <summary>Pages through entries, the newest first.</summary>
internal sealed class AuditEntryPages(Names names) : IPerMessage
{
    internal readonly record struct Position(Instant At, long Seq);

    public Task<Page<AuditEntryView>> OfAsync(IQueryable<AuditEntry> entries, int limit, string? cursor, CancellationToken ct) => OfAsync([entries], limit, cursor, ct, whole: false);

    /// <param name="parts">Those of several questions, none of which answers what another does.</param>
    /// <param name="whole">With what is the administrators' to know.</param>
    public async Task<Page<AuditEntryView>> OfAsync(IReadOnlyList<IQueryable<AuditEntry>> parts, int limit, string? cursor, CancellationToken ct, bool whole = true)
    {
        List<AuditEntry> read = [];
        foreach (var part in parts)
        {
            var entries = part;
            if (Cursor.Decode<Position>(cursor) is { } position)
            {
                var (at, seq) = position;
                entries = entries.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At, e.Seq), ValueTuple.Create(at, seq)));
            }
            read.AddRange(await entries.AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Take(limit + 1).ToListAsync(ct));
        }
        var newest = read.OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Take(limit).ToList();
        var page = new Page<AuditEntry>(newest, read.Count > limit ? Cursor.Encode(new Position(newest[^1].At, newest[^1].Seq)) : null);
        var people = page.Items.SelectMany(e => e.Values).Where(v => NamesMember(v.Key)).Select(v => Id(v.Value)).OfType<Guid>().Select(MemberId.From);
        await names.LoadMembersAsync([.. page.Items.SelectMany(e => new[] { e.ActorId, e.ActorForId }), .. people.Cast<MemberId?>()], ct);
        await names.LoadDepartmentsAsync(ct);
        await names.LoadCollaborationsAsync(page.Items.Select(e => e.CollaborationId), ct);
        return new Page<AuditEntryView>(
            [.. page.Items.Select(e => new AuditEntryView(
                e.Id, e.At, e.RecordedAt, names.Member(e.ActorId), names.Member(e.ActorForId), e.Action, names.Collaboration(e.CollaborationId),
                new SubjectView(e.SubjectType, e.SubjectId, e.SubjectTitle), whole ? e.Address : null, e.ErasedAt, e.Values.Where(v => whole || v.Key != "changes").ToDictionary(v => v.Key, Said)))],
            page.NextCursor);
    }

    /// <summary>Ids of people and departments mean nothing to a reader: their names stand in their place.</summary>
    private JsonElement Said(KeyValuePair<string, JsonElement> value)
    {
        var name = Id(value.Value) is not { } id ? null
            : NamesMember(value.Key) ? names.Member(MemberId.From(id))?.Name
            : value.Key is "departmentId" or "providerId" ? names.Department(DepartmentId.From(id)).Name
            : null;
        return name is null ? value.Value : JsonSerializer.SerializeToElement(name, CollabJson.Options);
    }

    private static bool NamesMember(string key) => key is "by" or "liaisonId" or "formerId" or "requesterId" or "reporterId" or "proposedBy" or "ownerId" or "absentId" or "deputyId" or "told" or "toldFor" or "sponsorId" or "approverId";

    private static Guid? Id(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;
}
