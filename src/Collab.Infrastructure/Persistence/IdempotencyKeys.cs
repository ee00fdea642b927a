using Collab.Application.Common.Behaviours;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Persistence;

/// <summary>Idempotency keys in their table, inside the command's transaction.</summary>
internal sealed class IdempotencyKeys(CollabDb db, CollabClock clock) : IIdempotencyKeys
{
    private bool _claimed;

    public bool Claim() => !_claimed && (_claimed = true);

    public async Task<IdempotentAnswer?> TryTakeAsync(MemberId caller, string key, byte[] hash, CancellationToken ct)
    {
        var (organization, member, now) = (db.Tenant.Value, caller.Value, clock.MachineTime);
        // Waits while a transaction with the same key is running: it decides whether the key is free.
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            insert into collab.idempotency_keys (organization_id, caller_id, key, hash, created_at)
            values ({organization}, {member}, {key}, {hash}, {now}) on conflict do nothing
            """, ct);
        if (taken == 1) return null;
        var earlier = await db.Set<Session.IdempotencyRecord>().AsNoTracking().SingleAsync(x => x.CallerId == caller && x.Key == key, ct);
        return new(earlier.Hash, earlier.Answer ?? "null");
    }

    public Task AnswerAsync(MemberId caller, string key, string answer, CancellationToken ct) =>
        db.Set<Session.IdempotencyRecord>().Where(x => x.CallerId == caller && x.Key == key)
            .ExecuteUpdateAsync(x => x.SetProperty(p => p.Answer, answer), ct);
}
