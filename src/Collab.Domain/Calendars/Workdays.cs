namespace Collab.Domain.Calendars;

/// <summary>A number of workdays (工作日), 1 to 250. A unit of its own, never a multiple of hours.</summary>
public readonly record struct Workdays
{
    public const int Least = 1;
    public const int Most = 250;

    /// <exception cref="RuleBrokenException">The number is below 1 or above 250, about a year of workdays.</exception>
    public Workdays(int count) => Count = count is >= Least and <= Most
        ? count
        : throw new RuleBrokenException(WorkCalendarRules.WorkdaysOutOfRange, null, Least, Most);

    public int Count { get; }
}
