namespace Collab.Domain.Calendars;

/// <summary>What a work calendar and counting in it refuse.</summary>
public static class WorkCalendarRules
{
    /// <summary>More days in a row without work than any calendar has; counting would not end. Argument: the number of days.</summary>
    public static readonly Rule NoWorkday = new("workCalendar.noWorkday");

    /// <summary>Arguments: least and most.</summary>
    public static readonly Rule WorkdaysOutOfRange = new("workCalendar.workdaysOutOfRange", Field: "workdays");

    public static readonly Rule WorkingTimeEndsBeforeItStarts = new("workCalendar.workingTimeEndsBeforeItStarts", Field: "end");

    /// <summary>A half day without hours, or a day off with some. Argument: the date.</summary>
    public static readonly Rule HoursDoNotFitTheDay = new("workCalendar.hoursDoNotFitTheDay", Field: "hours");

    /// <summary>Argument: the date that is there twice.</summary>
    public static readonly Rule DayTwice = new("workCalendar.dayTwice", Field: "days");

    /// <summary>Argument: the id that the time zone database does not know.</summary>
    public static readonly Rule UnknownTimeZone = new("workCalendar.unknownTimeZone", Field: "timeZone");

    public static readonly Rule NameRequired = new("workCalendar.nameRequired", Field: "name");

    /// <summary>A week is named by its Monday. Argument: the date that is none.</summary>
    public static readonly Rule WeekStartsOnMonday = new("workCalendar.weekStartsOnMonday", Field: "week");
}
