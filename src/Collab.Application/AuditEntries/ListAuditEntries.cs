namespace Collab.Application.AuditEntries;

/// <summary>The record of the organization, for administrators; for a sponsor that of the collaborations he answers for.</summary>
/// <param name="From">Of things that were true at this instant or later (UTC).</param>
/// <param name="To">Of things that were true before this instant (UTC).</param>
[Requires(Permission.SeeAudit)]
public sealed record ListAuditEntries(CollaborationId? CollaborationId, SubjectType? SubjectType, Instant? From, Instant? To, int Limit, string? Cursor) : IQuery<Page<AuditEntryView>>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, AuditEntryPages pages) : IRequestHandler<ListAuditEntries, Page<AuditEntryView>>
    {
        public Task<Page<AuditEntryView>> Handle(ListAuditEntries query, CancellationToken cancellationToken)
        {
            var entries = db.AuditEntries.AsQueryable();
            if (!caller.IsAdministrator)
            {
                var visible = access.VisibleCollaborations();
                entries = entries.Where(e => e.CollaborationId == null || visible.Contains(e.CollaborationId.Value));
            }
            if (query.CollaborationId is { } collaboration) entries = entries.Where(e => e.CollaborationId == collaboration);
            if (query.SubjectType is { } type) entries = entries.Where(e => e.SubjectType == type);
            if (query.From is { } from) entries = entries.Where(e => e.At >= from);
            if (query.To is { } to) entries = entries.Where(e => e.At < to);
            return pages.OfAsync(entries, query.Limit, query.Cursor, cancellationToken, whole: true);
        }
    }
}
