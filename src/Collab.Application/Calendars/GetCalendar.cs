namespace Collab.Application.Calendars;

/// <summary>One calendar with its weekly pattern and the days that differ from it.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetCalendar(WorkCalendarId Id) : IQuery<WorkCalendarView>, IAbout
{
    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Handler(CalendarReader calendars) : IRequestHandler<GetCalendar, WorkCalendarView>
    {
        public Task<WorkCalendarView> Handle(GetCalendar query, CancellationToken cancellationToken) => calendars.ViewAsync(query.Id, cancellationToken);
    }
}

/// <summary>Reads a calendar as people see and change it.</summary>
internal sealed class CalendarReader(ICollabDb db, ICaller caller, IAccess access) : IPerMessage
{
    public async Task<WorkCalendarView> ViewAsync(WorkCalendarId id, CancellationToken ct)
    {
        var calendar = await db.WorkCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFoundException();
        var departments = await db.Departments.Where(d => d.CalendarId == id).OrderBy(d => d.Name).Select(d => new Ref(d.Id.Value, d.Name)).ToListAsync(ct);
        var ofOrganization = await db.Organizations.AnyAsync(o => o.CalendarId == id, ct);
        var changes = (await access.RelationsToAsync(SubjectType.Calendar, id.Value, ct)).Allows(Permission.ManageOrganization);
        return new WorkCalendarView(
            id, calendar.Version, calendar.Name.In(caller.Language), calendar.TimeZone, calendar.KnownYears, [.. Hours(calendar.Week)],
            new DayHours(calendar.StandardHours.Start, calendar.StandardHours.End),
            [.. calendar.SpecialDays.Select(d => new SpecialDayView(d.Date, d.Kind, d.Name, d.Hours is { } h ? new DayHours(h.Start, h.End) : null))],
            ofOrganization, departments, calendar.Edition, calendar.KnownSince, calendar.Source, calendar.CreatedAt, calendar.UpdatedAt, changes ? ["change"] : []);
    }

    internal static IEnumerable<WeekdayHours> Hours(WorkWeek week) =>
        from weekday in Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(x => (IsoDayOfWeek)x)
        let hours = week.On(weekday)
        where hours is not null
        select new WeekdayHours(weekday, hours.Start, hours.End);
}
