namespace Collab.Application.Calendars;

/// <summary>Every edition of a calendar is kept, so that any due time can be explained years later.</summary>
internal sealed class KeepEditions(ICollabDb db) : IReactTo<WorkCalendarCreated>, IReactTo<WorkCalendarRevised>
{
    public Task ReactAsync(WorkCalendarCreated happened, CancellationToken ct) => KeepAsync(happened.CalendarId, ct);

    public Task ReactAsync(WorkCalendarRevised happened, CancellationToken ct) => KeepAsync(happened.CalendarId, ct);

    private async Task KeepAsync(WorkCalendarId id, CancellationToken ct)
    {
        var calendar = db.WorkCalendars.Local.FirstOrDefault(c => c.Id == id) ?? await db.WorkCalendars.GetAsync(id, ct);
        db.CalendarEditions.Add(calendar.Present);
    }
}
