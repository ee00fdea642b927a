using Collab.Domain.Organizations;

namespace Collab.Domain.Calendars;

/// <summary>
/// When an organization or department works (工作日历): a weekly pattern in a time zone, and the days that differ from it.
/// The only place that turns workdays and wall times into instants (process, "The deadlines").
/// </summary>
public sealed class WorkCalendar : AggregateRoot<WorkCalendarId>
{
    // Longer than any shutdown; a calendar with such a gap is a mistake, and counting in it must end.
    private const int MostDaysWithoutWork = 400;

    /// <summary>A hundred years with forty days each.</summary>
    public const int MostSpecialDays = 4_000;

    private Dictionary<LocalDate, SpecialDay>? _specialDayByDate;
    private DateTimeZone? _zone;

#pragma warning disable CS8618 // The store sets every property.
    private WorkCalendar() { }
#pragma warning restore CS8618

    private WorkCalendar(WorkCalendarId id, OrganizationId organizationId) => (Id, OrganizationId, Name, TimeZone, Week, StandardHours, SpecialDays, KnownYears) =
        (id, organizationId, null!, null!, null!, null!, [], []);

    public LocalizedName Name { get; private set; }

    /// <summary>IANA id, such as Asia/Shanghai. Never changes: what was agreed in its wall time would move.</summary>
    public string TimeZone { get; private set; }

    public WorkWeek Week { get; private set; }

    /// <summary>Hours of a make-up workday without its own; their end is also where a day off ends.</summary>
    public WorkingTime StandardHours { get; private set; }

    /// <summary>The dates on which the weekly pattern does not hold, in order, each once.</summary>
    public IReadOnlyList<SpecialDay> SpecialDays { get; private set; }

    /// <summary>Years whose holidays are announced and part of the special days, in order.</summary>
    public IReadOnlyList<int> KnownYears { get; private set; }

    /// <summary>Counts the changes of days and hours, from 1. A due time records the edition it was counted in.</summary>
    public int Edition { get; private set; }

    /// <summary>When the present edition became known (UTC); nobody is breached by it before.</summary>
    public Instant KnownSince { get; private set; }

    /// <summary>Where the present edition's days come from, such as the name of a file; null when people entered them.</summary>
    public string? Source { get; private set; }

    public DateTimeZone Zone => _zone ??= DateTimeZoneProviders.Tzdb[TimeZone];

    /// <param name="timeZone">IANA id.</param>
    /// <param name="week">By default Monday to Friday with the standard hours.</param>
    /// <param name="standardHours">By default 09:00 to 18:00.</param>
    /// <exception cref="RuleBrokenException">No name, an unknown time zone, or a date that is special twice.</exception>
    public static WorkCalendar Create(
        WorkCalendarId id, OrganizationId organizationId, LocalizedName name, string timeZone, Instant knownSince,
        WorkWeek? week = null, WorkingTime? standardHours = null,
        IEnumerable<SpecialDay>? specialDays = null, IEnumerable<int>? knownYears = null)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is null)
            throw new RuleBrokenException(WorkCalendarRules.UnknownTimeZone, null, timeZone);
        var hours = standardHours ?? WorkingTime.Default;
        var calendar = new WorkCalendar(id, organizationId)
        {
            Name = Named(name),
            TimeZone = timeZone,
            Week = week ?? WorkWeek.MondayToFriday(hours),
            StandardHours = hours,
            SpecialDays = InOrder(specialDays ?? []),
            KnownYears = [.. (knownYears ?? []).Distinct().Order()],
            Edition = 1,
            KnownSince = knownSince,
        };
        calendar.Raise(new WorkCalendarCreated(id, calendar.Name, knownSince));
        return calendar;
    }

    /// <summary>The default: statutory holidays and make-up workdays of mainland China, 09:00 to 18:00.</summary>
    /// <param name="timeZone">IANA zone; null: Shanghai.</param>
    public static WorkCalendar MainlandChina(WorkCalendarId id, OrganizationId organizationId, Instant knownSince, string? timeZone = null) => Create(
        id, organizationId, MainlandChinaHolidays.Name, timeZone ?? MainlandChinaHolidays.TimeZone, knownSince,
        specialDays: MainlandChinaHolidays.Days, knownYears: MainlandChinaHolidays.Years);

    /// <summary>What is kept of it for good.</summary>
    public CalendarEdition Present => new(OrganizationId, Id, Edition, KnownSince, Week, StandardHours, SpecialDays, KnownYears, Source);

    /// <summary>The calendar as it was in an edition of its own, to count in; never saved.</summary>
    public WorkCalendar As(CalendarEdition edition) => new(Id, OrganizationId)
    {
        Name = Name,
        TimeZone = TimeZone,
        Week = edition.Week,
        StandardHours = edition.StandardHours,
        SpecialDays = edition.SpecialDays,
        KnownYears = edition.KnownYears,
        Edition = edition.Edition,
        KnownSince = edition.KnownSince,
        Source = edition.Source,
    };

    /// <summary>Holidays were announced, the company gave a day off, or hours are others from now on: one edition. The same again changes nothing.</summary>
    /// <param name="source">Where the days come from, such as the name of a file; for the record.</param>
    /// <exception cref="RuleBrokenException">A date that is special twice, or so few workdays that counting would not end.</exception>
    public void Change(WorkWeek week, WorkingTime standardHours, IEnumerable<SpecialDay> specialDays, IEnumerable<int> knownYears, Instant now, string? source = null)
    {
        var days = InOrder(specialDays);
        int[] years = [.. knownYears.Distinct().Order()];
        if (week == Week && standardHours == StandardHours && days.SequenceEqual(SpecialDays) && years.SequenceEqual(KnownYears)) return;
        (Week, StandardHours, SpecialDays, KnownYears, _specialDayByDate) = (week, standardHours, days, years, null);
        foreach (var day in days) NextWorkday(day.Date);   // refuses a gap in which counting would not end
        NextWorkday(days.Length == 0 ? DateOf(now) : days[^1].Date.PlusDays(1));
        BecomeNextEdition(now, source);
    }

    /// <summary>N workdays after a start on day D at time T: time T on the Nth workday after D; where that day ends earlier, its end.</summary>
    /// <exception cref="RuleBrokenException">400 days in a row have no work.</exception>
    public Instant AddWorkdays(Instant start, Workdays n) => Count(start, n, null).DueAt;

    /// <summary>The same count with every day it passed.</summary>
    /// <exception cref="RuleBrokenException">400 days in a row have no work.</exception>
    public DueTimeTrace Explain(Instant start, Workdays n)
    {
        List<TraceDay> days = [];
        var (countsFrom, dueAt) = Count(start, n, days);
        return new(countsFrom, dueAt, days, days.Exists(day => IsProvisional(day.Date)));
    }

    /// <summary>The end of the working time of a date: when what is planned for it falls due. On a day off the end of the standard hours.</summary>
    public Instant EndOfDay(LocalDate date) => ToInstant((HoursOn(date) ?? StandardHours).EndOn(date));

    /// <summary>A wall time of this calendar's zone. One that daylight saving skips is read as if the clock had not been put forward; of two the earlier.</summary>
    public Instant At(LocalDate date, LocalTime time) => ToInstant(date.At(time));

    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    public DayKind KindOf(LocalDate date) => SpecialDayOn(date)?.Kind switch
    {
        SpecialDayKind.Holiday => DayKind.Holiday,
        SpecialDayKind.MakeUpWorkday => DayKind.MakeUpWorkday,
        SpecialDayKind.DayOff => DayKind.DayOff,
        SpecialDayKind.HalfDay => DayKind.Workday,
        _ => Week.On(date.DayOfWeek) is null ? DayKind.DayOff : DayKind.Workday,
    };

    /// <summary>The name of the holiday, of the holiday a make-up workday pays for, or of the company's day; null for all others.</summary>
    public LocalizedName? NameOf(LocalDate date) => SpecialDayOn(date)?.Name;

    public bool IsWorkday(LocalDate date) => HoursOn(date) is not null;

    /// <summary>When people work on a date; null when they don't.</summary>
    public WorkingTime? HoursOn(LocalDate date) => SpecialDayOn(date) switch
    {
        { Kind: SpecialDayKind.Holiday or SpecialDayKind.DayOff } => null,
        { Kind: SpecialDayKind.MakeUpWorkday } day => day.Hours ?? Week.On(date.DayOfWeek) ?? StandardHours,
        { Hours: { } hours } => hours,
        _ => Week.On(date.DayOfWeek),
    };

    /// <summary>The holidays of its year are not announced: the date is judged by the weekly pattern and may still change.</summary>
    public bool IsProvisional(LocalDate date) => !KnownYears.Contains(date.Year);

    /// <summary>The Monday that names the week (Monday to Sunday) of an instant in this zone.</summary>
    public LocalDate MondayOf(Instant instant) => DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(DateOf(instant));

    /// <summary>The day a week's progress is due: its Friday, its last workday when Friday is none, null when the week has no workday.</summary>
    public LocalDate? WeeklyProgressDay(LocalDate monday)
    {
        if (monday.DayOfWeek != IsoDayOfWeek.Monday) throw new RuleBrokenException(WorkCalendarRules.WeekStartsOnMonday, null, monday);
        var friday = monday.PlusDays(4);
        return IsWorkday(friday) ? friday : LastWorkdayOfWeek(monday);
    }

    /// <summary>When a week's progress is due (UTC); null when the week has no workday and the next one covers it.</summary>
    /// <param name="time">Wall time of this zone, 17:00 by the process.</param>
    public Instant? WeeklyProgressDue(LocalDate monday, LocalTime time) => WeeklyProgressDay(monday) is { } day ? At(day, time) : null;

    /// <summary>The Monday of the week whose report covers a week: its own, or the next one's that has a workday.</summary>
    public LocalDate WeekCovering(LocalDate monday)
    {
        for (var week = monday; week < monday.PlusDays(MostDaysWithoutWork); week = week.PlusWeeks(1))
            if (WeeklyProgressDay(week) is not null) return week;
        throw NoWorkday();
    }

    /// <summary>
    /// The long holiday that begins after at most three more workdays, today's included: at least three days off in a row, one of
    /// them a statutory holiday. Null when there is none, and on days off.
    /// </summary>
    public (LocalDate First, LocalDate Last)? LongHolidayAhead(LocalDate today)
    {
        if (!IsWorkday(today)) return null;
        var workday = today;
        for (var workdays = 1; workdays <= 3; workdays++)
        {
            var (first, next) = (workday.PlusDays(1), NextWorkday(workday));
            var days = Period.DaysBetween(first, next);
            if (days >= 3 && Enumerable.Range(0, days).Any(x => KindOf(first.PlusDays(x)) == DayKind.Holiday)) return (first, next.PlusDays(-1));
            workday = next;
        }
        return null;
    }

    /// <summary>The instant itself when it lies in working time, otherwise the start of the next working time.</summary>
    public Instant NextWorkingStart(Instant instant) => WorkingTimeFrom(instant).Begins;

    /// <summary>The next start of a working day after an instant.</summary>
    internal Instant NextMorning(Instant instant)
    {
        var begins = NextWorkingStart(instant);
        if (begins > instant) return begins;
        var next = NextWorkday(DateOf(instant));
        return At(next, HoursOn(next)!.Start);
    }

    /// <summary>The same wall time on the next workday: when the next level of an escalation chain is told.</summary>
    public Instant SameTimeNextWorkday(Instant instant)
    {
        var (date, time) = instant.InZone(Zone).LocalDateTime;
        return At(NextWorkday(date), time);
    }

    /// <summary>The working time that passes between two instants; zero when the second is not later.</summary>
    public Duration WorkingTimeBetween(Instant from, Instant to) => WorkingTimeCount.Between(this, from, to);

    /// <summary>The first instant at which an amount of working time has passed.</summary>
    public Instant AddWorkingTime(Instant from, Duration amount) => WorkingTimeCount.Add(this, from, amount);

    /// <summary>The last instant after which an amount of working time is still left until another.</summary>
    public Instant SubtractWorkingTime(Instant until, Duration amount) => WorkingTimeCount.Subtract(this, until, amount);

    /// <summary>The least number of workdays that, counted from now, reach the due time; 0 when it is there.</summary>
    public int WorkdaysLeft(Instant now, Instant due)
    {
        if (due <= now) return 0;
        var count = 0;
        var (begins, time) = WorkingTimeFrom(now);
        for (var date = DateOf(begins); ;)
        {
            count++;
            date = NextWorkday(date);
            if (due <= TimeOrEnd(date, time)) return count;
        }
    }

    internal Instant ToInstant(LocalDateTime wallTime) => wallTime.InZoneLeniently(Zone).ToInstant();

    /// <summary>The next workday after (or before) a date.</summary>
    internal LocalDate NextWorkday(LocalDate date, int direction = 1)
    {
        for (var day = 1; day <= MostDaysWithoutWork; day++)
            if (IsWorkday(date.PlusDays(day * direction))) return date.PlusDays(day * direction);
        throw NoWorkday();
    }

    // One algorithm for the due time and for its explanation, so that they can't differ.
    private (Instant CountsFrom, Instant DueAt) Count(Instant start, Workdays n, List<TraceDay>? trace)
    {
        var (begins, time) = WorkingTimeFrom(start);
        var day = DateOf(begins);
        for (var date = DateOf(start); trace is not null && date <= day; date = date.PlusDays(1)) trace.Add(Traced(date, null));
        for (var counted = 1; counted <= n.Count; counted++)
        {
            var next = NextWorkday(day);
            for (day = day.PlusDays(1); trace is not null && day < next; day = day.PlusDays(1)) trace.Add(Traced(day, null));
            day = next;
            trace?.Add(Traced(day, counted));
        }
        return (begins, TimeOrEnd(day, time));
    }

    private TraceDay Traced(LocalDate date, int? counted) => new(date, KindOf(date), NameOf(date), counted);

    // Half-open: at exactly its end a day is over, and a start then counts from the next one.
    private (Instant Begins, LocalTime Time) WorkingTimeFrom(Instant instant)
    {
        var (date, time) = instant.InZone(Zone).LocalDateTime;
        if (HoursOn(date) is { } today && !today.IsOverAt(time))
            return time >= today.Start ? (instant, time) : (ToInstant(today.StartOn(date)), today.Start);
        var next = NextWorkday(date);
        var start = HoursOn(next)!.Start;
        return (At(next, start), start);
    }

    private Instant TimeOrEnd(LocalDate workday, LocalTime time)
    {
        var hours = HoursOn(workday)!;
        return ToInstant(hours.IsOverAt(time) ? hours.EndOn(workday) : workday.At(time));
    }

    private LocalDate? LastWorkdayOfWeek(LocalDate monday)
    {
        for (var date = monday.PlusDays(6); date >= monday; date = date.PlusDays(-1))
            if (IsWorkday(date)) return date;
        return null;
    }

    private SpecialDay? SpecialDayOn(LocalDate date) =>
        (_specialDayByDate ??= SpecialDays.ToDictionary(day => day.Date)).GetValueOrDefault(date);

    private void BecomeNextEdition(Instant now, string? source)
    {
        Edition++;
        KnownSince = now;
        Source = source;
        Raise(new WorkCalendarRevised(Id, Name, Edition, now, source));
    }

    private static LocalizedName Named(LocalizedName name) =>
        new(Text.Required(name.Zh, WorkCalendarRules.NameRequired), Text.Required(name.En, WorkCalendarRules.NameRequired));

    private static SpecialDay[] InOrder(IEnumerable<SpecialDay> days)
    {
        SpecialDay[] ordered = [.. days.OrderBy(day => day.Date)];
        for (var i = 1; i < ordered.Length; i++)
            if (ordered[i].Date == ordered[i - 1].Date) throw new RuleBrokenException(WorkCalendarRules.DayTwice, null, ordered[i].Date);
        return ordered;
    }

    private static RuleBrokenException NoWorkday() => new(WorkCalendarRules.NoWorkday, null, MostDaysWithoutWork);
}
