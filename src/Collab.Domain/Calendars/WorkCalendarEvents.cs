using Collab.Domain.Collaborations;

namespace Collab.Domain.Calendars;

/// <summary>An organization has a new calendar.</summary>
public sealed record WorkCalendarCreated(WorkCalendarId CalendarId, LocalizedName Name, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Calendar, CalendarId.Value, Name.Zh);
    public CollaborationId? CollaborationId => null;
}

/// <summary>Days or hours of a calendar are others now; open deadlines counted in it are to be computed again.</summary>
/// <param name="Edition">The edition that is valid from now on.</param>
/// <param name="Source">Where the days come from, such as the name of a file; null when people entered them.</param>
public sealed record WorkCalendarRevised(WorkCalendarId CalendarId, LocalizedName Name, int Edition, Instant At, string? Source = null) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Calendar, CalendarId.Value, Name.Zh);
    public CollaborationId? CollaborationId => null;
}
