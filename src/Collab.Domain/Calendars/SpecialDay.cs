namespace Collab.Domain.Calendars;

/// <summary>Why a date differs from the weekly pattern.</summary>
public enum SpecialDayKind
{
    /// <summary>Statutory holiday: not worked.</summary>
    Holiday,

    /// <summary>Worked although the weekly pattern says off (调休).</summary>
    MakeUpWorkday,

    /// <summary>The company's own day off.</summary>
    DayOff,

    /// <summary>Worked with shorter hours of its own.</summary>
    HalfDay,
}

/// <summary>One date on which the weekly pattern does not hold.</summary>
public sealed record SpecialDay
{
    /// <param name="hours">Its working time: required for a half day, optional for a make-up workday (the standard hours otherwise), none for days off.</param>
    public SpecialDay(LocalDate date, SpecialDayKind kind, LocalizedName? name = null, WorkingTime? hours = null)
    {
        var allowed = kind switch
        {
            SpecialDayKind.HalfDay => hours is not null,
            SpecialDayKind.MakeUpWorkday => true,
            _ => hours is null,
        };
        if (!allowed) throw new RuleBrokenException(WorkCalendarRules.HoursDoNotFitTheDay, null, date);
        (Date, Kind, Name, Hours) = (date, kind, name, hours);
    }

    public LocalDate Date { get; private init; }
    public SpecialDayKind Kind { get; private init; }

    /// <summary>Such as 国庆节 / National Day; a make-up workday has the name of the holiday it pays for.</summary>
    public LocalizedName? Name { get; private init; }

    public WorkingTime? Hours { get; private init; }
}
