namespace Collab.Domain.Calendars;

/// <summary>An organization has a new calendar.</summary>
public sealed record WorkCalendarCreated(WorkCalendarId CalendarId, Instant At) : DomainEvent(At);

/// <summary>Days or hours of a calendar are others now; open deadlines counted in it are to be computed again.</summary>
/// <param name="Edition">The edition that is valid from now on.</param>
public sealed record WorkCalendarRevised(WorkCalendarId CalendarId, int Edition, Instant At) : DomainEvent(At);
