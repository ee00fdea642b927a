using System.Diagnostics;
using System.Security.Cryptography;

namespace Collab.Application.AuditEntries;

/// <summary>
/// Recomputes the chain of the organization from a position on and stops at the first link that does not hold. A long chain is checked in
/// several calls, each of which begins where the one before ended: whoever asks shows how far it is.
/// </summary>
/// <param name="After">The last position that was found good; 0: from the beginning.</param>
[Requires(Permission.SeeAudit)]
public sealed record VerifyAudit(long After) : ICommand<AuditVerification>
{
    /// <summary>An entry that is older and has no link is reported; a moment later every one has.</summary>
    public static readonly Duration SealedWithin = Duration.FromMinutes(5);

    private const int Batch = 2_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    internal sealed class Validator : AbstractValidator<VerifyAudit>
    {
        public Validator() => RuleFor(x => x.After).GreaterThanOrEqualTo(0);
    }

    internal sealed class Handler(ICollabDb db, AuditSealing sealing, IClock clock, IAuditTrail trail, ICaller caller) : IRequestHandler<VerifyAudit, AuditVerification>
    {
        public async Task<AuditVerification> Handle(VerifyAudit command, CancellationToken cancellationToken)
        {
            if (command.After == 0) await sealing.SealAsync(Batch, cancellationToken);
            var links = db.Set<AuditLink>().AsNoTracking();
            var total = await links.OrderByDescending(x => x.Position).Select(x => x.Position).FirstOrDefaultAsync(cancellationToken);
            // From a position that is not there it begins anew: what was asked is no proof of what is missing, and goes on no record.
            var before = command.After == 0 ? null : await links.Where(x => x.Position == command.After).Select(x => x.Hash).SingleOrDefaultAsync(cancellationToken);
            var walk = before is null ? new Walk(db, 0, AuditHash.Beginning) : new Walk(db, command.After, before);
            var began = Stopwatch.GetTimestamp();
            while (walk.Finding is null && walk.Position < total && Stopwatch.GetElapsedTime(began) < Longest)
                await walk.OnAsync(Batch, total, cancellationToken);
            var finding = walk.Finding;
            var complete = finding is not null || walk.Position >= total;
            if (complete && finding is null) finding = await MissingAsync(cancellationToken);
            var (unsealed, oldest) = complete ? await UnsealedAsync(cancellationToken) : (0, null);
            if (finding is not null) await RecordAsync(finding, cancellationToken);
            return new(walk.Position, total, walk.SealedAt, complete, finding, unsealed, oldest);
        }

        /// <summary>An entry that was removed before it had a link.</summary>
        private async Task<AuditFinding?> MissingAsync(CancellationToken ct)
        {
            var lost = await db.Set<UnsealedEntry>().Where(x => !db.AuditEntries.Any(e => e.Id == x.EntryId)).OrderBy(x => x.Seq).Select(x => (Guid?)x.EntryId).FirstOrDefaultAsync(ct);
            return lost is { } id ? new(null, id, AuditDifference.EntryMissing, null, null) : null;
        }

        private async Task<(int Count, Instant? Oldest)> UnsealedAsync(CancellationToken ct)
        {
            var before = clock.GetCurrentInstant() - SealedWithin;
            var unsealed = db.AuditEntries.Where(e => e.RecordedAt < before && !db.Set<AuditLink>().Any(x => x.EntryId == e.Id));
            var found = await unsealed.GroupBy(_ => 1).Select(x => new { Count = x.Count(), Oldest = x.Min(e => e.RecordedAt) }).SingleOrDefaultAsync(ct);
            return (found?.Count ?? 0, found?.Oldest);
        }

        private async Task RecordAsync(AuditFinding finding, CancellationToken ct)
        {
            trail.Add("auditVerificationFailed", new(SubjectType.Organization, caller.OrganizationId.Value, ""), new() { ["position"] = finding.Position, ["entry"] = finding.EntryId, ["differs"] = finding.Differs });
            await db.SaveAsync(ct);
        }
    }

    /// <summary>Goes along the chain; holds a batch at a time.</summary>
    private sealed class Walk(ICollabDb db, long position, byte[] hash)
    {
        private byte[] _hash = hash;

        public long Position { get; private set; } = position;

        public Instant? SealedAt { get; private set; }

        public AuditFinding? Finding { get; private set; }

        public async Task OnAsync(int batch, long total, CancellationToken ct)
        {
            var after = Position;
            var steps = await (
                from link in db.Set<AuditLink>().Where(x => x.Position > after).OrderBy(x => x.Position).Take(batch)
                join entry in db.AuditEntries on link.EntryId equals entry.Id into found
                from entry in found.DefaultIfEmpty()
                orderby link.Position
                select new { Link = link, Entry = entry }).AsNoTracking().ToListAsync(ct);
            foreach (var step in steps)
            {
                if (await DifferenceAsync(step.Link, step.Entry, ct) is { } differs)
                {
                    Finding = new(differs == AuditDifference.LinkMissing ? Position + 1 : step.Link.Position, differs == AuditDifference.LinkMissing ? null : step.Link.EntryId, differs, step.Entry?.Action, step.Entry?.At);
                    return;
                }
                (Position, SealedAt, _hash) = (step.Link.Position, step.Link.SealedAt, step.Link.Hash);
            }
            // Positions beyond what is there: counted before, gone now. Links are never removed.
            if (steps.Count == 0 && Position < total) Finding = new(Position + 1, null, AuditDifference.LinkMissing, null, null);
        }

        private async Task<AuditDifference?> DifferenceAsync(AuditLink link, AuditEntry? entry, CancellationToken ct)
        {
            if (link.Position != Position + 1) return AuditDifference.LinkMissing;
            if (entry is null) return AuditDifference.EntryMissing;
            if (!Same(AuditHash.Entry(_hash, link.Position, entry, link.TextHash), link.Hash)) return AuditDifference.Entry;
            if (entry.ErasedAt is null) return link.Salt is { } salt && Same(AuditHash.Text(salt, entry), link.TextHash) ? null : AuditDifference.Text;
            // Erased on record, or by somebody who had no right to.
            return link.Salt is null && await db.AuditEntries.AnyAsync(x => x.SubjectType == SubjectType.AuditEntry && x.SubjectId == entry.Id && x.Action == EraseAuditText.Action, ct)
                ? null : AuditDifference.Text;
        }

        private static bool Same(byte[] computed, byte[] stored) => CryptographicOperations.FixedTimeEquals(computed, stored);
    }
}

/// <summary>How far the chain was checked, and what was found.</summary>
/// <param name="Through">The last position that was found good.</param>
/// <param name="Total">The last position that there is.</param>
/// <param name="SealedAt">When the link at <paramref name="Through"/> was made (UTC); null: none was checked in this call.</param>
/// <param name="Complete">Whether there is nothing left to check; else ask again after <paramref name="Through"/>.</param>
/// <param name="Finding">The first link that does not hold; null: all that were checked do.</param>
/// <param name="Unsealed">With the last call: how many entries are older than five minutes and have no link, which is nobody's intention.</param>
/// <param name="OldestUnsealedAt">When the oldest of these was written down (UTC).</param>
public sealed record AuditVerification(long Through, long Total, Instant? SealedAt, bool Complete, AuditFinding? Finding, int Unsealed, Instant? OldestUnsealedAt);

/// <summary>The first link that does not hold.</summary>
/// <param name="Position">Null: an entry that was removed before it had one.</param>
/// <param name="EntryId">The entry that it names; null where the link itself is missing.</param>
/// <param name="Action">What the entry says that happened, as far as it is there.</param>
/// <param name="At">When, as far as it is there (UTC).</param>
public sealed record AuditFinding(long? Position, Guid? EntryId, AuditDifference Differs, string? Action, Instant? At);

/// <summary>What about a link does not hold.</summary>
public enum AuditDifference
{
    /// <summary>No link has this position.</summary>
    LinkMissing,

    /// <summary>The entry is gone.</summary>
    EntryMissing,

    /// <summary>The entry, or what stands before it, is not what was sealed: who, what, when, about what, or its place.</summary>
    Entry,

    /// <summary>The entry's texts (title, values, address) are not what was sealed, or were erased without a record of it.</summary>
    Text,
}
