namespace Collab.Domain.Calendars;

/// <summary>What a date is in a calendar.</summary>
public enum DayKind
{
    /// <summary>Worked by the weekly pattern, also if only for half the day.</summary>
    Workday,

    /// <summary>A day of the weekend that is worked in exchange for a holiday (调休).</summary>
    MakeUpWorkday,

    /// <summary>A statutory holiday, on a weekend too.</summary>
    Holiday,

    /// <summary>Off by the weekly pattern or by the company's decision.</summary>
    DayOff,
}
