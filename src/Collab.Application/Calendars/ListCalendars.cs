namespace Collab.Application.Calendars;

/// <summary>The calendars of the organization.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListCalendars(int Limit, string? Cursor) : IQuery<Page<WorkCalendarRow>>
{
    internal readonly record struct Position(WorkCalendarId Id);

    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<ListCalendars, Page<WorkCalendarRow>>
    {
        public async Task<Page<WorkCalendarRow>> Handle(ListCalendars query, CancellationToken cancellationToken)
        {
            IQueryable<WorkCalendar> calendars = db.WorkCalendars;
            if (Common.Cursor.Decode<Position>(query.Cursor) is { Id: var last })
                calendars = calendars.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.Id), ValueTuple.Create(last)));
            var page = await calendars.OrderBy(c => c.Id).Select(c => new { c.Id, c.Name, c.TimeZone, c.KnownYears })
                .ToPageAsync(query.Limit, c => new Position(c.Id), cancellationToken);
            return new([.. page.Items.Select(c => new WorkCalendarRow(c.Id, c.Name.In(caller.Language), c.TimeZone, c.KnownYears))], page.NextCursor);
        }
    }
}
