namespace Collab.Application.Calendars.Files;

/// <summary>What a reader of one format found: days, the years that the file itself says it is about, and what could not be read.</summary>
internal sealed class FileDays
{
    private const int MostBadRowsShown = 100;
    private const int LongestExcerpt = 80;

    private readonly Dictionary<LocalDate, FileDay> _days = [];
    private readonly List<BadRow> _bad = [];

    public IEnumerable<FileDay> Days => _days.Values.OrderBy(x => x.Date);
    public HashSet<int> Years { get; } = [];

    /// <summary>The first of them, in the order of the file.</summary>
    public IReadOnlyList<BadRow> Bad => _bad;

    public int BadCount { get; private set; }

    /// <summary>How many entries are about no day off and no make-up workday, such as Father's Day.</summary>
    public int Skipped { get; private set; }

    /// <summary>Nothing more is read: the file is none that people mean.</summary>
    public bool IsFull => BadCount > 0 && _days.Count >= WorkCalendar.MostSpecialDays;

    public void Add(FileRow row, LocalDate date, SpecialDayKind kind, LocalizedName? name, WorkingTime? hours)
    {
        if (date < CalendarLimits.First || date > CalendarLimits.Last) row.Refuse(CalendarFileRules.DateOutOfRange, date);
        else if (name is { Zh.Length: > CalendarLimits.LongestName } or { En.Length: > CalendarLimits.LongestName }) row.Refuse(CalendarFileRules.NameTooLong, CalendarLimits.LongestName);
        else if (kind == SpecialDayKind.HalfDay && hours is null) row.Refuse(CalendarFileRules.HoursMissing);
        else if (kind is SpecialDayKind.Holiday or SpecialDayKind.DayOff && hours is not null) row.Refuse(CalendarFileRules.HoursOfDayOff);
        else if (_days.TryGetValue(date, out var there))
        {
            // The same again is harmless: several holidays of one day, or a day in two lists of the file.
            if (there.Kind != kind || there.Hours != hours) row.Refuse(CalendarFileRules.DayTwice, date, there.Line);
        }
        else if (_days.Count >= WorkCalendar.MostSpecialDays) row.Refuse(CalendarFileRules.TooManyDays, WorkCalendar.MostSpecialDays);
        else _days.Add(date, new(row.Line, date, kind, name, hours));
    }

    public void Skip() => Skipped++;

    public void Refuse(int line, string text, Rule why, params object[] arguments)
    {
        if (++BadCount > MostBadRowsShown) return;
        var excerpt = text.Trim();
        _bad.Add(new(line, excerpt.Length > LongestExcerpt ? excerpt[..LongestExcerpt] + "…" : excerpt, why, arguments));
    }

    public FileRow Row(int line, string text) => new(this, line, text);
}

/// <param name="Line">Where the file names it, from 1.</param>
internal sealed record FileDay(int Line, LocalDate Date, SpecialDayKind Kind, LocalizedName? Name, WorkingTime? Hours);

/// <param name="Line">From 1.</param>
/// <param name="Text">The beginning of it.</param>
internal sealed record BadRow(int Line, string Text, Rule Why, IReadOnlyList<object> Arguments);

/// <summary>One entry of a file: a line, an event, a property.</summary>
internal readonly record struct FileRow(FileDays Of, int Line, string Text)
{
    public void Refuse(Rule why, params object[] arguments) => Of.Refuse(Line, Text, why, arguments);

    /// <summary>Reads a working time; null without one. False: refused.</summary>
    public bool TryHours(string? start, string? end, out WorkingTime? hours)
    {
        hours = null;
        if (string.IsNullOrWhiteSpace(start) && string.IsNullOrWhiteSpace(end)) return true;
        if (string.IsNullOrWhiteSpace(start) || string.IsNullOrWhiteSpace(end)) Refuse(CalendarFileRules.HoursMissing);
        else if (!FileWords.TryTime(start, out var from)) Refuse(CalendarFileRules.UnreadableTime, start.Trim());
        else if (!FileWords.TryTime(end, out var until)) Refuse(CalendarFileRules.UnreadableTime, end.Trim());
        else if (until != LocalTime.Midnight && until <= from) Refuse(CalendarFileRules.HoursEndBeforeTheyStart);
        else
        {
            hours = new(from, until);
            return true;
        }
        return false;
    }

    /// <summary>Reads a date; false: refused.</summary>
    public bool TryDate(string? text, out LocalDate date)
    {
        if (FileWords.TryDate(text, out date)) return true;
        Refuse(string.IsNullOrWhiteSpace(text) ? CalendarFileRules.DateMissing : CalendarFileRules.UnreadableDate, FileWords.Short(text));
        return false;
    }

    /// <summary>Reads what a day is; false: refused.</summary>
    public bool TryKind(string? text, out SpecialDayKind kind)
    {
        if (FileWords.TryKind(text, out kind)) return true;
        Refuse(FileWords.SaysBoth(text) ? CalendarFileRules.AmbiguousKind : CalendarFileRules.UnknownKind, FileWords.Short(text));
        return false;
    }
}
