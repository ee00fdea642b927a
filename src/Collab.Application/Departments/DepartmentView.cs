namespace Collab.Application.Departments;

/// <summary>A department (部门).</summary>
/// <param name="Head">The head (负责人).</param>
/// <param name="Sponsor">The executive responsible (分管领导).</param>
/// <param name="MemberCount">Members who have not left.</param>
/// <param name="CalendarId">Its own calendar; null: the organization's.</param>
/// <param name="Allowed">edit, for administrators.</param>
public sealed record DepartmentView(
    DepartmentId Id, string Name, MemberRef? Head, MemberRef? Sponsor, Ref? Parent, int MemberCount, WorkCalendarId? CalendarId,
    long Version, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>Reads departments as views.</summary>
internal static class DepartmentViews
{
    public static IQueryable<Read> Reading(this IQueryable<Department> departments, ICollabDb db) =>
        from department in departments
        select new Read(department, db.Members.Count(m => m.DepartmentId == department.Id && m.Active));

    /// <summary>The views of a page, with the names of heads, sponsors and parents in one query each.</summary>
    public static async Task<IReadOnlyList<DepartmentView>> ToViewsAsync(this Names names, ICaller caller, IReadOnlyList<Read> rows, CancellationToken ct)
    {
        await names.LoadMembersAsync(rows.SelectMany(x => new[] { x.Department.HeadId, x.Department.SponsorId }), ct);
        await names.LoadDepartmentsAsync(ct);
        return [.. rows.Select(row => new DepartmentView(
            row.Department.Id, row.Department.Name, names.Member(row.Department.HeadId), names.Member(row.Department.SponsorId),
            row.Department.ParentId is { } parent ? names.Department(parent) : null, row.MemberCount, row.Department.CalendarId,
            row.Department.Version, row.Department.CreatedAt, row.Department.UpdatedAt, caller.IsAdministrator ? ["edit"] : []))];
    }

    internal sealed record Read(Department Department, int MemberCount);
}
