using Collab.Domain.Organizations;

namespace Collab.Domain.Calendars;

/// <summary>A calendar as it was from the instant at which this became known: what a due time was counted in stays provable. Never changed.</summary>
/// <param name="Edition">From 1.</param>
/// <param name="KnownSince">UTC.</param>
public sealed record CalendarEdition(
    OrganizationId OrganizationId, WorkCalendarId CalendarId, int Edition, Instant KnownSince,
    WorkWeek Week, WorkingTime StandardHours, IReadOnlyList<SpecialDay> SpecialDays, IReadOnlyList<int> KnownYears);
