namespace Collab.Application.RiskWarnings;

/// <summary>The risk warnings of the collaborations the caller sees, the latest first.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListRiskWarnings(CollaborationId? CollaborationId, WorkItemId? WorkItemId, int Limit, string? Cursor) : IQuery<Page<RiskWarningView>>
{
    internal readonly record struct Position(Instant RaisedAt, RiskWarningId Id);

    internal sealed class Handler(ICollabDb db, IAccess access, RiskWarningViews views) : IRequestHandler<ListRiskWarnings, Page<RiskWarningView>>
    {
        public async Task<Page<RiskWarningView>> Handle(ListRiskWarnings query, CancellationToken cancellationToken)
        {
            var visible = access.VisibleCollaborations();
            var rows = db.RiskWarnings.AsNoTracking().Where(w => visible.Contains(w.CollaborationId));
            if (query.CollaborationId is { } collaboration) rows = rows.Where(w => w.CollaborationId == collaboration);
            if (query.WorkItemId is { } workItem) rows = rows.Where(w => w.WorkItemId == workItem);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, id) = position;
                rows = rows.Where(w => EF.Functions.LessThan(ValueTuple.Create(w.RaisedAt, w.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(w => w.RaisedAt).ThenByDescending(w => w.Id)
                .ToPageAsync(query.Limit, w => new Position(w.RaisedAt, w.Id), cancellationToken);
            return new Page<RiskWarningView>(await views.OfAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
