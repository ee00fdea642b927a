namespace Collab.Application.Calendars;

/// <summary>Which calendar counts: the department's own, else the organization's. Loaded once per message.</summary>
public sealed class CalendarBook(ICollabDb db) : IPerMessage
{
    private readonly Dictionary<DepartmentId, WorkCalendar> _ofDepartment = [];
    private WorkCalendar? _ofOrganization;

    /// <summary>The organization's calendar: for wall times such as "Friday 17:00".</summary>
    public async Task<WorkCalendar> OfOrganizationAsync(CancellationToken ct) =>
        _ofOrganization ??= await (
            from organization in db.Organizations
            join calendar in db.WorkCalendars on organization.CalendarId equals calendar.Id
            select calendar).SingleAsync(ct);

    /// <summary>A provider's own calendar decides its reply.</summary>
    public async Task<WorkCalendar> OfDepartmentAsync(DepartmentId department, CancellationToken ct)
    {
        if (_ofDepartment.TryGetValue(department, out var known)) return known;
        var own = await (
            from d in db.Departments
            join calendar in db.WorkCalendars on d.CalendarId equals calendar.Id
            where d.Id == department
            select calendar).SingleOrDefaultAsync(ct);
        return _ofDepartment[department] = own ?? await OfOrganizationAsync(ct);
    }
}
