using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Collab.Application.Archive;

/// <summary>
/// Writes a whole collaboration as one JSON document while it is being read: however long it ran, only a page of it is in
/// memory. What is stored is written as it is stored, so that nothing is forgotten when a feature gains a field; the people
/// and departments that are named by id come last, once it is known which.
/// </summary>
internal sealed class ArchiveWriter(ICollabDb db, IClock clock) : IPerMessage
{
    public const string Format = "collab.archive/1";

    private const int PageSize = 200;
    private const int FlushAtBytes = 64 * 1024;

    private readonly HashSet<MemberId> _members = [];
    private readonly HashSet<DepartmentId> _departments = [];

    public async Task WriteAsync(CollaborationId id, Stream output, CancellationToken ct)
    {
        var options = Options();
        // Into a pipe: a serializer that has a stream writes it synchronously, which a web server refuses.
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await using var json = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = options.Encoder, Indented = true });
        var document = new Document(json, pipe, options, ct);
        json.WriteStartObject();
        document.Value("format", Format);
        document.Value("exportedAt", clock.GetCurrentInstant());
        document.Value("organization", await db.Organizations.Select(o => new { o.Id, o.Name, o.TimeZone }).SingleAsync(ct));
        document.Value("collaboration", await db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == id, ct));
        document.Value("brief", await db.Briefs.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct));
        await document.ListAsync("commitments", db.Commitments.AsNoTracking().Where(c => c.CollaborationId == id).OrderBy(c => c.Id));
        document.Value("plan", await db.ExecutionPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct));
        await document.ListAsync("workItems", db.WorkItems.AsNoTracking().Where(w => w.CollaborationId == id).OrderBy(w => w.PlannedFinish).ThenBy(w => w.Id));
        await document.ListAsync("resourceRequests", db.ResourceRequests.AsNoTracking().Where(r => r.CollaborationId == id).OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id));
        await document.ListAsync("progressReports", db.ProgressReports.AsNoTracking().Where(r => r.CollaborationId == id).OrderBy(r => r.Week).ThenBy(r => r.Id));
        await document.ListAsync("riskWarnings", db.RiskWarnings.AsNoTracking().Where(r => r.CollaborationId == id).OrderBy(r => r.RaisedAt).ThenBy(r => r.Id));
        await document.ListAsync("meetings", db.Meetings.AsNoTracking().Where(m => m.CollaborationId == id).OrderBy(m => m.ScheduledFor).ThenBy(m => m.Id));
        await document.ListAsync("issues", db.Issues.AsNoTracking().Where(i => i.CollaborationId == id).OrderBy(i => i.ReportedAt).ThenBy(i => i.Id));
        document.Value("acceptance", await db.Acceptances.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct));
        document.Value("retrospective", await db.Retrospectives.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct));
        document.Value("summary", await db.SummaryReports.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct));
        await document.ListAsync("deadlines", DeadlinesAsync(id, ct));
        await document.ListAsync("timeline", db.AuditEntries.AsNoTracking().Where(e => e.CollaborationId == id).OrderBy(e => e.At).ThenBy(e => e.Seq));
        await document.ListAsync("members", MembersAsync(ct));
        DepartmentId[] departments = [.. _departments];
        await document.ListAsync("departments", db.Departments.Where(d => departments.Contains(d.Id)).OrderBy(d => d.Id).Select(d => new { d.Id, d.Name }));
        json.WriteEndObject();
        await json.FlushAsync(ct);
        await pipe.CompleteAsync();
    }

    /// <summary>Each deadline with all its steps, a page at a time.</summary>
    private async IAsyncEnumerable<ArchivedDeadline> DeadlinesAsync(CollaborationId id, [EnumeratorCancellation] CancellationToken ct)
    {
        var all = db.Deadlines.AsNoTracking().Where(d => d.CollaborationId == id);
        for (var rest = all; ;)
        {
            var page = await rest.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize).ToListAsync(ct);
            DeadlineId[] ids = [.. page.Select(d => d.Id)];
            var steps = (await db.DeadlineSteps.AsNoTracking().Where(s => ids.Contains(s.DeadlineId)).OrderBy(s => s.Sequence).ToListAsync(ct)).ToLookup(s => s.DeadlineId);
            foreach (var deadline in page) yield return new ArchivedDeadline(deadline, steps[deadline.Id]);
            if (page.Count < PageSize) yield break;
            var (dueAt, last) = (page[^1].DueAt, page[^1].Id);
            rest = all.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.DueAt, d.Id), ValueTuple.Create(dueAt, last)));
        }
    }

    private async IAsyncEnumerable<ArchivedMember> MembersAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in _members.ToArray().Chunk(PageSize))
            foreach (var member in await db.Members.Where(m => ids.Contains(m.Id)).OrderBy(m => m.Id).Select(m => new ArchivedMember(m.Id, m.Name, m.Title, m.DepartmentId)).ToListAsync(ct))
                yield return member;
    }

    /// <summary>Of its own for each document: it remembers who is named in it.</summary>
    private JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(CollabJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } } };
        options.Converters.Insert(0, new Remembering<MemberId>(_members));
        options.Converters.Insert(0, new Remembering<DepartmentId>(_departments));
        return options;
    }

    /// <summary>The tenant is one for all and said once; R and A are among the letters; from where somebody worked is the administrators' to know.</summary>
    private static void LeaveOut(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].Name is "organizationId" or "pendingEvents" or "address" || (type.Type == typeof(WorkItem) && type.Properties[i].Name is "responsible" or "accountable"))
                type.Properties.RemoveAt(i);
    }

    private sealed record ArchivedDeadline(Deadline Deadline, IEnumerable<DeadlineStep> History);

    private sealed record ArchivedMember(MemberId Id, string Name, string Title, DepartmentId DepartmentId);

    private sealed class Document(Utf8JsonWriter json, PipeWriter pipe, JsonSerializerOptions options, CancellationToken ct)
    {
        public void Value<T>(string name, T value)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, options);
        }

        public Task ListAsync<T>(string name, IQueryable<T> rows) => ListAsync(name, rows.AsAsyncEnumerable());

        public async Task ListAsync<T>(string name, IAsyncEnumerable<T> rows)
        {
            json.WriteStartArray(name);
            await foreach (var row in rows.WithCancellation(ct))
            {
                JsonSerializer.Serialize(json, row, options);
                if (pipe.UnflushedBytes > FlushAtBytes) await pipe.FlushAsync(ct);
            }
            json.WriteEndArray();
        }
    }

    private sealed class Remembering<TId>(HashSet<TId> seen) : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
        {
            seen.Add(value);
            writer.WriteStringValue(value.Value);
        }
    }
}
