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

    /// <summary>In which a deadline is counted: the week and the end of a day by the organization's, all else by the owner department's.</summary>
    public Task<WorkCalendar> OfAsync(Deadline deadline, CancellationToken ct) =>
        deadline.Week != null || deadline.EndOf != null ? OfOrganizationAsync(ct) : OfDepartmentAsync(deadline.OwnerDepartmentId, ct);

    /// <summary>The deadline's calendar in the edition in which it was counted.</summary>
    public async Task<WorkCalendar> AsCountedAsync(Deadline deadline, CancellationToken ct)
    {
        var calendar = await db.WorkCalendars.GetAsync(deadline.CalendarId, ct);
        var edition = await db.CalendarEditions.AsNoTracking().SingleOrDefaultAsync(e => e.CalendarId == deadline.CalendarId && e.Edition == deadline.CalendarEdition, ct);
        return edition is null ? calendar : calendar.As(edition);
    }

    /// <summary>As if the calendar, which is not saved, were the one that holds wherever it is used.</summary>
    public async Task AssumeAsync(WorkCalendar calendar, CancellationToken ct)
    {
        var organization = await OfOrganizationAsync(ct);
        if (organization.Id == calendar.Id) _ofOrganization = organization = calendar;
        foreach (var department in await db.Departments.Select(d => new { d.Id, d.CalendarId }).ToListAsync(ct))
        {
            if (department.CalendarId == calendar.Id) _ofDepartment[department.Id] = calendar;
            else if (department.CalendarId == null) _ofDepartment[department.Id] = organization;
        }
    }

    /// <summary>As if the department worked by this calendar; null: by the organization's.</summary>
    public async Task AssumeAsync(DepartmentId department, WorkCalendar? calendar, CancellationToken ct) =>
        _ofDepartment[department] = calendar ?? await OfOrganizationAsync(ct);

    /// <summary>The same for all departments at once, before a batch.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var organization = await OfOrganizationAsync(ct);
        var departments = await db.Departments.Select(d => new { d.Id, d.CalendarId }).ToListAsync(ct);
        WorkCalendarId[] used = [.. departments.Select(d => d.CalendarId).OfType<WorkCalendarId>().Distinct()];
        var own = used.Length == 0 ? [] : await db.WorkCalendars.Where(c => used.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var department in departments) _ofDepartment.TryAdd(department.Id, department.CalendarId is { } calendar ? own[calendar] : organization);
    }

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
