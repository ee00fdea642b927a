using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Application.Deadlines;

namespace Collab.Application.AuditEntries;

/// <summary>In which form the record is taken out.</summary>
public enum AuditExportFormat
{
    /// <summary>For a spreadsheet: RFC 4180, UTF-8 with a mark, one line an entry.</summary>
    Csv,

    /// <summary>For a program: one JSON document a line, with what is needed to check the chain without Collab.</summary>
    Jsonl,
}

/// <summary>Writes the record, in the order of its chain, while it is being read: a page of it is in memory. Entries that have no link yet are not in it.</summary>
[Requires(Permission.SeeAudit)]
public sealed record ExportAuditEntries(AuditFilter Filter, AuditExportFormat Format, Stream Output) : IQuery<Unit>
{
    private const int PageSize = 1_000;

    internal sealed class Validator : AbstractValidator<ExportAuditEntries>
    {
        public Validator() => RuleFor(x => x.Filter.Text).MaximumLength(AuditFilter.LongestText).OverridePropertyName("$.q");
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, AuditSearch search, Names names, ISignCertificates signing, IClock clock, IRecordSecurity record, ILockAuditChain chain) : IRequestHandler<ExportAuditEntries, Unit>
    {
        public async Task<Unit> Handle(ExportAuditEntries query, CancellationToken cancellationToken)
        {
            if (!await chain.TryExportAsync(cancellationToken)) throw new TooManyAttemptsException(Duration.FromSeconds(30));
            // Before the first line goes out.
            await record.WriteAsync(SecurityAct.Of(caller, "auditExported", "") with { Values = Said(query) }, cancellationToken);
            var entries = search.Entries(query.Filter);
            if (query.Filter.MemberId is { } person) entries = entries.Where(e => e.ActorId == person || e.ActorForId == person);
            var links = db.Set<AuditLink>().AsNoTracking();
            var (position, hash, count) = (0L, AuditHash.Beginning, 0L);
            if (query.Format == AuditExportFormat.Csv) await WriteAsync(query.Output, "\uFEFF" + AuditCsv.Header, cancellationToken);
            while (true)
            {
                var after = position;
                var page = await links.Where(x => x.Position > after).Join(entries, x => x.EntryId, x => x.Id, (link, entry) => new { Link = link, Entry = entry })
                    .OrderBy(x => x.Link.Position).Take(PageSize)
                    .Select(x => new { x.Link, x.Entry, Before = links.Where(b => b.Position == x.Link.Position - 1).Select(b => b.Hash).FirstOrDefault() })
                    .ToListAsync(cancellationToken);
                if (page.Count == 0) break;
                if (query.Format == AuditExportFormat.Csv)
                {
                    await names.LoadMembersAsync(page.SelectMany(x => new[] { x.Entry.ActorId, x.Entry.ActorForId }), cancellationToken);
                    await names.LoadCollaborationsAsync(page.Select(x => x.Entry.CollaborationId), cancellationToken);
                }
                var text = new StringBuilder();
                foreach (var x in page)
                {
                    if (query.Format == AuditExportFormat.Csv) AuditCsv.Append(text, x.Link, x.Entry, names);
                    else text.Append(Line(x.Link, x.Entry, x.Before ?? AuditHash.Beginning)).Append('\n');
                }
                await WriteAsync(query.Output, text.ToString(), cancellationToken);
                (position, hash, count) = (page[^1].Link.Position, page[^1].Link.Hash, count + page.Count);
            }
            if (query.Format == AuditExportFormat.Jsonl) await WriteAsync(query.Output, await HeadAsync(position, hash, count, cancellationToken), cancellationToken);
            return Unit.Value;
        }

        /// <summary>The end of the file, signed: a file that was cut off, and a chain that was made anew, do not fit it.</summary>
        private async Task<string> HeadAsync(long position, byte[] hash, long count, CancellationToken ct)
        {
            var head = await signing.SignAsync(
                new { kind = "collab.audit.head", organization = caller.OrganizationId, position, hash = Convert.ToHexStringLower(hash), count, at = clock.GetCurrentInstant() }, ct);
            return JsonSerializer.Serialize(new { head }) + "\n";
        }

        private static string Line(AuditLink link, AuditEntry entry, byte[] before) => new JsonObject
        {
            ["position"] = link.Position,
            ["before"] = Convert.ToHexStringLower(before),
            ["hash"] = Convert.ToHexStringLower(link.Hash),
            ["sealedAt"] = CollabJson.Text(link.SealedAt),
            ["entry"] = AuditHash.Document(link.Position, entry, link.TextHash),
            ["salt"] = link.Salt is { } salt ? Convert.ToHexStringLower(salt) : null,
            ["texts"] = entry.ErasedAt is null ? AuditHash.Texts(entry) : null,
        }.ToJsonString(CollabJson.Options);

        private static Dictionary<string, object?> Said(ExportAuditEntries query) => new()
        {
            ["format"] = query.Format,
            ["memberId"] = query.Filter.MemberId,
            ["ofAction"] = query.Filter.Action,
            ["ofSubjectType"] = query.Filter.SubjectType,
            ["ofSubject"] = query.Filter.SubjectId,
            ["ofCollaboration"] = query.Filter.CollaborationId,
            ["from"] = query.Filter.From,
            ["to"] = query.Filter.To,
            ["text"] = query.Filter.Text,
        };

        private static async Task WriteAsync(Stream output, string text, CancellationToken ct)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await output.WriteAsync(bytes, ct);
            await output.FlushAsync(ct);
        }
    }
}

/// <summary>An entry as a line of a spreadsheet.</summary>
internal static class AuditCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    public static string Header { get; } = "position,at,recordedAt,actor,inTheNameOf,action,subjectType,subject,subjectId,collaboration,address,values,erasedAt,hash\r\n";

    public static void Append(StringBuilder text, AuditLink link, AuditEntry entry, Names names)
    {
        string?[] cells =
        [
            link.Position.ToString(CultureInfo.InvariantCulture), CollabJson.Text(entry.At), CollabJson.Text(entry.RecordedAt),
            names.Member(entry.ActorId)?.Name ?? entry.ActorId?.ToString(), names.Member(entry.ActorForId)?.Name ?? entry.ActorForId?.ToString(),
            entry.Action, CollabJson.Name(entry.SubjectType), entry.SubjectTitle, entry.SubjectId.ToString(), names.Collaboration(entry.CollaborationId)?.Name,
            entry.Address, JsonSerializer.Serialize(entry.Values, CollabJson.Options), entry.ErasedAt is { } erased ? CollabJson.Text(erased) : null, Convert.ToHexStringLower(link.Hash),
        ];
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    /// <summary>RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it, also in full width.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
