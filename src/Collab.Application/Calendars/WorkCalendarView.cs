namespace Collab.Application.Calendars;

/// <summary>A work calendar (工作日历) in a list.</summary>
/// <param name="Name">In the caller's language.</param>
/// <param name="TimeZone">IANA id of the zone in which its days and hours are meant.</param>
/// <param name="Years">Years whose holidays are announced; what lies in others is provisional.</param>
public sealed record WorkCalendarRow(WorkCalendarId Id, string Name, string TimeZone, IReadOnlyList<int> Years);

/// <summary>When an organization or department works.</summary>
/// <param name="Name">In the caller's language.</param>
/// <param name="TimeZone">IANA id of the zone in which its days and hours are meant.</param>
/// <param name="Years">Years whose holidays are announced; what lies in others is provisional.</param>
/// <param name="WorkingTimes">The weekly pattern; a weekday that is off is left out.</param>
/// <param name="Edition">Counts the changes of days and hours, from 1.</param>
/// <param name="KnownSince">When this edition became known (UTC).</param>
public sealed record WorkCalendarView(
    WorkCalendarId Id, long Version, string Name, string TimeZone, IReadOnlyList<int> Years, IReadOnlyList<WeekdayHours> WorkingTimes, int Edition, Instant KnownSince,
    Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>The working time of one weekday, in wall time.</summary>
/// <param name="Weekday">monday to sunday.</param>
/// <param name="End">The first moment that is no longer worked; 00:00 stands for the end of the day.</param>
public sealed record WeekdayHours(IsoDayOfWeek Weekday, LocalTime Start, LocalTime End);
