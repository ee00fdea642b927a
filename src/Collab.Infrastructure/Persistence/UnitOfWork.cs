using Collab.Application.Common.Behaviours;
using Collab.Infrastructure.AuditEntries;
using Collab.Infrastructure.Outbox;
using IsolationLevel = System.Data.IsolationLevel;

namespace Collab.Infrastructure.Persistence;

/// <summary>One transaction per message. Whoever waits for what it changed is told after the commit.</summary>
internal sealed class UnitOfWork(CollabDb db, OutboxNudge nudge, AuditNudge audit) : IUnitOfWork
{
    public async Task<TAnswer> RunAsync<TAnswer>(bool readOnly, Func<Task<TAnswer>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) return await work();
        db.ReadOnly = readOnly;
        try
        {
            // A screen is one snapshot; a change sees what was committed before each of its statements, and locks what it decides on.
            await using var transaction = await db.Database.BeginTransactionAsync(readOnly ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, ct);
            var answer = await work();
            if (db.ChangeTracker.HasChanges()) throw new InvalidOperationException("Something was changed and not saved.");
            await db.ConfirmAsync(ct);
            // Once it is sent, a commit is not given up: cancelled, it may have happened all the same.
            await transaction.CommitAsync(CancellationToken.None);
            if (db.HasOutgoing) nudge.Send(db.Tenant);
            if (db.HasRecorded) audit.Send();
            return answer;
        }
        catch (Exception e) when (StoreFailures.Refusal(e) is { } refusal)
        {
            throw new RuleBrokenException(refusal);
        }
    }
}
