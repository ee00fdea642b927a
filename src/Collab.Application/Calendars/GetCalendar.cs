namespace Collab.Application.Calendars;

/// <summary>One calendar with its weekly pattern.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetCalendar(WorkCalendarId Id) : IQuery<WorkCalendarView>, IAbout
{
    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<GetCalendar, WorkCalendarView>
    {
        public async Task<WorkCalendarView> Handle(GetCalendar query, CancellationToken cancellationToken)
        {
            var calendar = await db.WorkCalendars.Where(c => c.Id == query.Id)
                .Select(c => new { c.Version, c.Name, c.TimeZone, c.KnownYears, c.Week, c.Edition, c.KnownSince, c.CreatedAt, c.UpdatedAt })
                .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
            return new WorkCalendarView(
                query.Id, calendar.Version, calendar.Name.In(caller.Language), calendar.TimeZone, calendar.KnownYears, [.. Hours(calendar.Week)], calendar.Edition, calendar.KnownSince,
                calendar.CreatedAt, calendar.UpdatedAt, []);
        }

        private static IEnumerable<WeekdayHours> Hours(WorkWeek week) =>
            from weekday in Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(x => (IsoDayOfWeek)x)
            let hours = week.On(weekday)
            where hours is not null
            select new WeekdayHours(weekday, hours.Start, hours.End);
    }
}
