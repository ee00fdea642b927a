namespace Collab.Application.Departments;

/// <summary>Shows one department.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetDepartment(DepartmentId Id) : IQuery<DepartmentView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, Names names) : IRequestHandler<GetDepartment, DepartmentView>
    {
        public async Task<DepartmentView> Handle(GetDepartment query, CancellationToken cancellationToken)
        {
            var rows = await db.Departments.AsNoTracking().Where(x => x.Id == query.Id).Reading(db).ToListAsync(cancellationToken);
            return rows.Count == 1 ? (await names.ToViewsAsync(caller, rows, cancellationToken))[0] : throw new NotFoundException();
        }
    }
}
