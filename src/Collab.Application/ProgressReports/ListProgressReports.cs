namespace Collab.Application.ProgressReports;

/// <summary>The reports of the collaborations the caller sees, the latest week first.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListProgressReports(CollaborationId? CollaborationId, LocalDate? Week, DepartmentId? DepartmentId, int Limit, string? Cursor)
    : IQuery<Page<ProgressReportView>>
{
    internal readonly record struct Position(LocalDate Week, ProgressReportId Id);

    internal sealed class Handler(ICollabDb db, IAccess access, ProgressReportViews views) : IRequestHandler<ListProgressReports, Page<ProgressReportView>>
    {
        public async Task<Page<ProgressReportView>> Handle(ListProgressReports query, CancellationToken cancellationToken)
        {
            var visible = access.VisibleCollaborations();
            var rows = db.ProgressReports.AsNoTracking().Where(r => visible.Contains(r.CollaborationId));
            if (query.CollaborationId is { } collaboration) rows = rows.Where(r => r.CollaborationId == collaboration);
            if (query.Week is { } week) rows = rows.Where(r => r.Week == week);
            if (query.DepartmentId is { } department) rows = rows.Where(r => r.DepartmentId == department);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, id) = position;
                rows = rows.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Week, r.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(r => r.Week).ThenByDescending(r => r.Id)
                .ToPageAsync(query.Limit, r => new Position(r.Week, r.Id), cancellationToken);
            return new Page<ProgressReportView>(await views.OfAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
