using System.Security.Cryptography;

namespace Collab.Application.AuditEntries;

/// <summary>Links entries that have no link yet, in the order of their numbers as far as they are committed.</summary>
/// <param name="Most">At most so many, so that one transaction stays short.</param>
[Requires(Permission.RunJobs)]
public sealed record SealAudit(int Most) : ICommand<int>
{
    internal sealed class Handler(AuditSealing sealing) : IRequestHandler<SealAudit, int>
    {
        public Task<int> Handle(SealAudit command, CancellationToken cancellationToken) => sealing.SealAsync(command.Most, cancellationToken);
    }
}

/// <summary>
/// Makes links. Which entries lack one is a row of each in <see cref="UnsealedEntry"/>, written by the database in the entry's own
/// transaction: an entry whose transaction commits late is there when it commits, whatever was sealed before. So none is ever missed, and no
/// writer waits for another's head of the chain.
/// </summary>
internal sealed class AuditSealing(ICollabDb db, ILockAuditChain chain, IClock clock) : IPerMessage
{
    /// <returns>How many were linked; 0 also while another transaction links.</returns>
    public async Task<int> SealAsync(int most, CancellationToken ct)
    {
        if (!await chain.TryLockAsync(ct)) return 0;
        var last = await db.Set<AuditLink>().AsNoTracking().OrderByDescending(x => x.Position).Select(x => new { x.Position, x.Hash }).FirstOrDefaultAsync(ct);
        var unsealed = db.Set<UnsealedEntry>();
        // In the order of the rows that say what is unsealed: however many there are, the first are found along their key.
        var entries = await unsealed.Join(db.AuditEntries, x => x.EntryId, x => x.Id, (x, entry) => new { x.Seq, Entry = entry })
            .OrderBy(x => x.Seq).Take(most).Select(x => x.Entry).AsNoTracking().ToListAsync(ct);
        if (entries.Count == 0) return 0;
        var (position, before, now) = (last?.Position ?? 0, last?.Hash ?? AuditHash.Beginning, clock.GetCurrentInstant());
        foreach (var entry in entries)
        {
            var salt = RandomNumberGenerator.GetBytes(AuditHash.SaltSize);
            var text = AuditHash.Text(salt, entry);
            var hash = AuditHash.Entry(before, ++position, entry, text);
            db.Set<AuditLink>().Add(new AuditLink
            {
                OrganizationId = entry.OrganizationId,
                Position = position,
                EntryId = entry.Id,
                Salt = salt,
                TextHash = text,
                Hash = hash,
                SealedAt = now,
            });
            before = hash;
        }
        var numbers = entries.Select(x => x.Seq).ToArray();
        await unsealed.Where(x => numbers.Contains(x.Seq)).ExecuteDeleteAsync(ct);
        await db.SaveAndForgetAsync(ct);
        return entries.Count;
    }
}

/// <summary>Of those who would link an organization's entries one does.</summary>
public interface ILockAuditChain
{
    /// <summary>Until the end of the transaction; false: another holds it, and there is nothing to do.</summary>
    Task<bool> TryLockAsync(CancellationToken ct);

    /// <summary>Takes one of the two places for exports until the end of the transaction; false: both are taken.</summary>
    Task<bool> TryExportAsync(CancellationToken ct);
}
