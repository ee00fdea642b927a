namespace Collab.Application.Deadlines;

/// <summary>The deadlines of the collaborations the caller sees, by due time.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListDeadlines(
    DeadlineKind? Kind, DeadlineState? State, CollaborationId? CollaborationId, MemberId? OwnerId, DepartmentId? DepartmentId, Instant? DueBefore, int Limit, string? Cursor)
    : IQuery<Page<DeadlineView>>
{
    internal readonly record struct Position(Instant DueAt, DeadlineId Id);

    internal sealed class Handler(ICollabDb db, IAccess access, DeadlineViews views) : IRequestHandler<ListDeadlines, Page<DeadlineView>>
    {
        public async Task<Page<DeadlineView>> Handle(ListDeadlines query, CancellationToken cancellationToken)
        {
            var visible = access.VisibleCollaborations();
            var rows = db.Deadlines.AsNoTracking().Where(d => visible.Contains(d.CollaborationId));
            if (query.Kind is { } kind) rows = rows.Where(d => d.Kind == kind);
            if (query.State is { } state) rows = rows.Where(d => d.State == state);
            if (query.CollaborationId is { } collaboration) rows = rows.Where(d => d.CollaborationId == collaboration);
            if (query.OwnerId is { } owner) rows = rows.Where(d => d.OwnerMemberId == owner);
            if (query.DepartmentId is { } department) rows = rows.Where(d => d.OwnerDepartmentId == department);
            if (query.DueBefore is { } before) rows = rows.Where(d => d.DueAt < before);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (dueAt, id) = position;
                rows = rows.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.DueAt, d.Id), ValueTuple.Create(dueAt, id)));
            }
            var page = await rows.OrderBy(d => d.DueAt).ThenBy(d => d.Id).ToPageAsync(query.Limit, d => new Position(d.DueAt, d.Id), cancellationToken);
            return new Page<DeadlineView>(await views.OfAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
