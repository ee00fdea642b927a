using Collab.Domain.Organizations;

namespace Collab.Domain.Calendars;

/// <summary>A calendar as it was from the instant at which this became known: what a due time was counted in stays provable. Never changed.</summary>
/// <param name="Edition">From 1.</param>
/// <param name="KnownSince">UTC.</param>
/// <param name="Source">Where its days come from, such as the name of a file; null when people entered them.</param>
public sealed record CalendarEdition(
    OrganizationId OrganizationId, WorkCalendarId CalendarId, int Edition, Instant KnownSince,
    WorkWeek Week, WorkingTime StandardHours, IReadOnlyList<SpecialDay> SpecialDays, IReadOnlyList<int> KnownYears, string? Source);
