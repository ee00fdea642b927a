namespace Collab.Application.Departments;

/// <summary>Lists departments in the order in which they were made.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListDepartments(int Limit, string? Cursor) : IQuery<Page<DepartmentView>>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, Names names) : IRequestHandler<ListDepartments, Page<DepartmentView>>
    {
        public async Task<Page<DepartmentView>> Handle(ListDepartments query, CancellationToken cancellationToken)
        {
            var departments = db.Departments.AsNoTracking();
            if (Common.Cursor.Decode<Position>(query.Cursor) is var (at, id))
                departments = departments.Where(x => EF.Functions.GreaterThan(ValueTuple.Create(x.CreatedAt, x.Id), ValueTuple.Create(at, id)));
            var page = await departments.OrderBy(x => x.CreatedAt).ThenBy(x => x.Id).Reading(db)
                .ToPageAsync(query.Limit, row => new Position(row.Department.CreatedAt, row.Department.Id), cancellationToken);
            return new(await names.ToViewsAsync(caller, page.Items, cancellationToken), page.NextCursor);
        }
    }

    internal readonly record struct Position(Instant CreatedAt, DepartmentId Id);
}
