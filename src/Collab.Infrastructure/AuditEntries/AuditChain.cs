using Collab.Application.AuditEntries;

namespace Collab.Infrastructure.AuditEntries;

/// <summary>What the chain needs of the database beyond rows, in the transaction of the message.</summary>
internal sealed class AuditChain(CollabDb db, ICaller caller, IClock clock) : ILockAuditChain, IEraseAuditTexts, IAuditTrail
{
    public async Task<bool> TryLockAsync(CancellationToken ct) => await db.Database
        .SqlQuery<bool>($"""select pg_try_advisory_xact_lock(hashtextextended('audit chain ' || collab.current_organization(), 0)) as "Value" """).SingleAsync(ct);

    public async Task<bool> TryExportAsync(CancellationToken ct) => await db.Database.SqlQuery<bool>(
        $"""
        select pg_try_advisory_xact_lock(hashtextextended('audit export 1 ' || collab.current_organization(), 0))
            or pg_try_advisory_xact_lock(hashtextextended('audit export 2 ' || collab.current_organization(), 0)) as "Value"
        """).SingleAsync(ct);

    public async Task EraseAsync(Guid entry, Instant at, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update collab.audit_entries set subject_title = '', values = {"{}"}::jsonb, address = null, erased_at = {at}
            where organization_id = collab.current_organization() and id = {entry}
            """, ct);
        await db.Database.ExecuteSqlAsync($"update collab.audit_chain set salt = null where organization_id = collab.current_organization() and entry_id = {entry}", ct);
    }

    public void Add(string action, Subject subject, Dictionary<string, object?>? values = null)
    {
        var now = clock.GetCurrentInstant();
        db.AuditEntries.Add(AuditWriting.EntryOf(action, subject, values ?? [], caller, now));
    }
}
