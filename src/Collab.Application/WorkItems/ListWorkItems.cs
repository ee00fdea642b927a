namespace Collab.Application.WorkItems;

/// <summary>The tasks the caller sees, by planned finish. Who is only informed sees the tasks he is named in.</summary>
/// <param name="ResponsibleId">Tasks of which this member is R.</param>
[Requires(Permission.SignedIn)]
public sealed record ListWorkItems(CollaborationId? CollaborationId, WorkItemState? State, MemberId? ResponsibleId, int Limit, string? Cursor)
    : IQuery<Page<WorkItemView>>
{
    internal readonly record struct Position(LocalDate PlannedFinish, WorkItemId Id);

    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, WorkItemViews views) : IRequestHandler<ListWorkItems, Page<WorkItemView>>
    {
        public async Task<Page<WorkItemView>> Handle(ListWorkItems query, CancellationToken cancellationToken)
        {
            var (visible, selves) = (access.VisibleCollaborations(), caller.Selves());
            var rows = db.WorkItems.AsNoTracking().Where(w => visible.Contains(w.CollaborationId) || w.Raci.Any(a => selves.Contains(a.MemberId)));
            if (query.CollaborationId is { } collaboration) rows = rows.Where(w => w.CollaborationId == collaboration);
            if (query.State is { } state) rows = rows.Where(w => w.State == state);
            if (query.ResponsibleId is { } responsible) rows = rows.Where(w => w.Raci.Any(a => a.MemberId == responsible && a.Role == RaciRole.Responsible));
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (finish, id) = position;
                rows = rows.Where(w => EF.Functions.GreaterThan(ValueTuple.Create(w.PlannedFinish, w.Id), ValueTuple.Create(finish, id)));
            }
            var page = await rows.OrderBy(w => w.PlannedFinish).ThenBy(w => w.Id)
                .ToPageAsync(query.Limit, w => new Position(w.PlannedFinish, w.Id), cancellationToken);
            return new Page<WorkItemView>(await views.OfAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
