namespace Collab.Domain.Calendars;

/// <summary>Why a due time in workdays is what it is, day by day.</summary>
/// <param name="CountsFrom">The start itself when it lies in working time, otherwise the start of the next working time (UTC).</param>
/// <param name="DueAt">The result of the count (UTC).</param>
/// <param name="Days">Every date from the one of the start to the one of the due time, in order.</param>
/// <param name="IsProvisional">A day on the way lies in a year whose holidays are not announced, so the result may still move.</param>
public sealed record DueTimeTrace(Instant CountsFrom, Instant DueAt, IReadOnlyList<TraceDay> Days, bool IsProvisional);

/// <summary>One date that a count passed.</summary>
/// <param name="Counted">Its number in the count, from 1; null where it does not count: days off, and the day on which the count starts.</param>
public sealed record TraceDay(LocalDate Date, DayKind Kind, LocalizedName? Name, int? Counted);
