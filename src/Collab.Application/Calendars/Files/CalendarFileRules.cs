namespace Collab.Application.Calendars.Files;

/// <summary>Why a row of a calendar file, or all of it, could not be read.</summary>
public static class CalendarFileRules
{
    public static readonly Rule Empty = new("calendarFile.empty");

    /// <summary>Such as a workbook: neither JSON nor CSV nor iCalendar.</summary>
    public static readonly Rule UnknownFormat = new("calendarFile.unknownFormat");

    /// <summary>Neither UTF-8 nor GB18030.</summary>
    public static readonly Rule UnreadableText = new("calendarFile.unreadableText");

    public static readonly Rule UnreadableJson = new("calendarFile.unreadableJson");

    /// <summary>JSON that is well formed but has none of the shapes that are known.</summary>
    public static readonly Rule UnknownJson = new("calendarFile.unknownJson");

    /// <summary>A value of another type than expected.</summary>
    public static readonly Rule UnexpectedValue = new("calendarFile.unexpectedValue");

    public static readonly Rule NoDateColumn = new("calendarFile.noDateColumn");
    public static readonly Rule UnclosedQuote = new("calendarFile.unclosedQuote");
    public static readonly Rule DateMissing = new("calendarFile.dateMissing");

    /// <summary>Argument: what stands there.</summary>
    public static readonly Rule UnreadableDate = new("calendarFile.unreadableDate");

    /// <summary>Argument: the date.</summary>
    public static readonly Rule DateOutOfRange = new("calendarFile.dateOutOfRange");

    /// <summary>Argument: what stands there.</summary>
    public static readonly Rule UnknownKind = new("calendarFile.unknownKind");

    /// <summary>调休 is said of the day off and of the day worked for it. Argument: what stands there.</summary>
    public static readonly Rule AmbiguousKind = new("calendarFile.ambiguousKind");

    public static readonly Rule HoursMissing = new("calendarFile.hoursMissing");
    public static readonly Rule HoursOfDayOff = new("calendarFile.hoursOfDayOff");

    /// <summary>Argument: what stands there.</summary>
    public static readonly Rule UnreadableTime = new("calendarFile.unreadableTime");

    public static readonly Rule HoursEndBeforeTheyStart = new("calendarFile.hoursEndBeforeTheyStart");

    /// <summary>Argument: the most characters.</summary>
    public static readonly Rule NameTooLong = new("calendarFile.nameTooLong");

    /// <summary>Arguments: the date and the line where it is something else.</summary>
    public static readonly Rule DayTwice = new("calendarFile.dayTwice");

    /// <summary>Argument: the most days.</summary>
    public static readonly Rule TooManyDays = new("calendarFile.tooManyDays");

    public static readonly Rule UnreadableEvent = new("calendarFile.unreadableEvent");

    /// <summary>An event with a time of day.</summary>
    public static readonly Rule NotAllDay = new("calendarFile.notAllDay");

    /// <summary>An event of more than a year, or one that ends before it starts. Argument: the most days.</summary>
    public static readonly Rule EventLength = new("calendarFile.eventLength");

    /// <summary>One day of a series that was changed by itself.</summary>
    public static readonly Rule ChangedOccurrence = new("calendarFile.changedOccurrence");

    /// <summary>A series that is no yearly, monthly, weekly or daily one, or has too many days.</summary>
    public static readonly Rule Series = new("calendarFile.series");
}
