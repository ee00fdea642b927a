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
/// <param name="StandardHours">Hours of a make-up workday without its own; their end is also where a day off ends.</param>
/// <param name="SpecialDays">The dates on which the weekly pattern does not hold, in order.</param>
/// <param name="OfOrganization">Whether the organization works by it.</param>
/// <param name="Departments">Those that work by it as a calendar of their own.</param>
/// <param name="Edition">Counts the changes of days and hours, from 1.</param>
/// <param name="KnownSince">When this edition became known (UTC).</param>
/// <param name="Source">Where its days come from, such as the name of a file; null when people entered them.</param>
public sealed record WorkCalendarView(
    WorkCalendarId Id, long Version, string Name, string TimeZone, IReadOnlyList<int> Years, IReadOnlyList<WeekdayHours> WorkingTimes,
    DayHours StandardHours, IReadOnlyList<SpecialDayView> SpecialDays, bool OfOrganization, IReadOnlyList<Ref> Departments, int Edition, Instant KnownSince, string? Source, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>A working time, in wall time.</summary>
/// <param name="End">The first moment that is no longer worked; 00:00 stands for the end of the day.</param>
public sealed record DayHours(LocalTime Start, LocalTime End)
{
    internal WorkingTime WorkingTime => new(Start, End);
}

/// <summary>A date on which the weekly pattern does not hold.</summary>
/// <param name="Kind">holiday, makeUpWorkday (调休), dayOff (the company's own) or halfDay.</param>
/// <param name="Name">Such as 国庆节 / National Day.</param>
/// <param name="Hours">Required for a half day, possible for a make-up workday, none for days off.</param>
public sealed record SpecialDayView(LocalDate Date, SpecialDayKind Kind, LocalizedName? Name = null, DayHours? Hours = null);

/// <summary>The working time of one weekday, in wall time.</summary>
/// <param name="Weekday">monday to sunday.</param>
/// <param name="End">The first moment that is no longer worked; 00:00 stands for the end of the day.</param>
public sealed record WeekdayHours(IsoDayOfWeek Weekday, LocalTime Start, LocalTime End);
