using Collab.Application.Calendars.Files;

namespace Collab.Application.Calendars;

/// <summary>
/// Reads a file with holidays, make-up workdays and the company's days (JSON, CSV or iCalendar) into the change that would take it over; nothing is
/// changed. In years for which the file is the announcement its holidays and make-up workdays take the place of those that are there; all else that is there
/// stays, but for the dates that the file names.
/// </summary>
/// <param name="Announces">Years whose holidays the file holds completely; null: those that it says itself or has at least five holidays of.</param>
[Requires(Permission.ManageOrganization)]
public sealed record ReadCalendarFile(WorkCalendarId Id, byte[] File, string? FileName, IReadOnlyList<int>? Announces) : IQuery<CalendarFileRead>, IAbout
{
    // In base64 and with its name it fits into the largest body that is accepted.
    public const int MostBytes = 700 * 1024;
    private const int HolidaysOfAnAnnouncement = 5;

    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Validator : AbstractValidator<ReadCalendarFile>
    {
        public Validator()
        {
            RuleFor(x => x.File).NotNull().Must(file => file.Length <= MostBytes);
            RuleFor(x => x.FileName).MaximumLength(CalendarLimits.LongestSource);
            RuleForEach(x => x.Announces).InclusiveBetween(CalendarLimits.First.Year, CalendarLimits.Last.Year);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock) : IRequestHandler<ReadCalendarFile, CalendarFileRead>
    {
        public async Task<CalendarFileRead> Handle(ReadCalendarFile query, CancellationToken cancellationToken)
        {
            var calendar = await db.WorkCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.Id, cancellationToken) ?? throw new NotFoundException();
            var file = CalendarFile.Read(query.File, calendar.DateOf(clock.GetCurrentInstant()));
            List<FileDay> days = [.. file.Days];
            HashSet<int> announced = [.. query.Announces ?? [.. file.Years, .. YearsWithHolidays(days)]];
            var before = calendar.SpecialDays.ToDictionary(x => x.Date);
            var merged = Merge(before, days, announced);
            var whole = file.BadCount == 0;
            return new(
                calendar.Version,
                whole ? Content(calendar, merged, announced, query.FileName) : null,
                [.. days.Select(x => new CalendarFileDay(x.Line, x.Date, x.Kind, x.Name, Hours(x.Hours), EffectOf(before.GetValueOrDefault(x.Date), merged[x.Date])))],
                [.. calendar.SpecialDays.Where(x => !merged.ContainsKey(x.Date)).Select(View)],
                [.. days.Select(x => x.Date.Year).Concat(announced).Distinct().Order().Select(x => new CalendarFileYear(x, announced.Contains(x), calendar.KnownYears.Contains(x)))],
                [.. file.Bad.OrderBy(x => x.Line).Select(x => new CalendarFileError(x.Line, x.Text, x.Why.Code, RuleTexts.Of(x.Why.Code, caller.Language, x.Arguments)))],
                file.BadCount, file.Skipped);
        }

        private static IEnumerable<int> YearsWithHolidays(IEnumerable<FileDay> days) =>
            days.Where(x => x.Kind == SpecialDayKind.Holiday).GroupBy(x => x.Date.Year).Where(x => x.Count() >= HolidaysOfAnAnnouncement).Select(x => x.Key);

        private static SortedDictionary<LocalDate, SpecialDay> Merge(Dictionary<LocalDate, SpecialDay> before, IEnumerable<FileDay> days, HashSet<int> announced)
        {
            SortedDictionary<LocalDate, SpecialDay> merged = new(before.Values
                .Where(x => !(announced.Contains(x.Date.Year) && x.Kind is SpecialDayKind.Holiday or SpecialDayKind.MakeUpWorkday)).ToDictionary(x => x.Date));
            // A file without names takes none away.
            foreach (var day in days) merged[day.Date] = new(day.Date, day.Kind, day.Name ?? before.GetValueOrDefault(day.Date)?.Name, day.Hours);
            return merged;
        }

        private static CalendarContent Content(WorkCalendar calendar, SortedDictionary<LocalDate, SpecialDay> days, HashSet<int> announced, string? source) => new(
            [.. CalendarReader.Hours(calendar.Week)], new(calendar.StandardHours.Start, calendar.StandardHours.End), [.. days.Values.Select(View)],
            [.. calendar.KnownYears.Union(announced).Order()], source);

        private static CalendarFileEffect EffectOf(SpecialDay? before, SpecialDay after) =>
            before is null ? CalendarFileEffect.Added : before == after ? CalendarFileEffect.Same : CalendarFileEffect.Changed;

        private static SpecialDayView View(SpecialDay day) => new(day.Date, day.Kind, day.Name, Hours(day.Hours));

        private static DayHours? Hours(WorkingTime? hours) => hours is null ? null : new(hours.Start, hours.End);
    }
}

/// <summary>What a file says, and the change that would take it over.</summary>
/// <param name="Version">Of the calendar to which it was compared, for the change's If-Match.</param>
/// <param name="Content">For the change and its preview; null where a row could not be read, since nothing is taken over by halves.</param>
/// <param name="Days">In order.</param>
/// <param name="Removed">Holidays and make-up workdays of its years that are in the calendar now and not in the file.</param>
/// <param name="Years">The years that it is about, in order.</param>
/// <param name="Errors">The first 100 rows that could not be read.</param>
/// <param name="ErrorCount">How many there are.</param>
/// <param name="Skipped">Events that are about no day off and no make-up workday, in feeds that mark those.</param>
public sealed record CalendarFileRead(
    long Version, CalendarContent? Content, IReadOnlyList<CalendarFileDay> Days, IReadOnlyList<SpecialDayView> Removed, IReadOnlyList<CalendarFileYear> Years,
    IReadOnlyList<CalendarFileError> Errors, int ErrorCount, int Skipped);

/// <summary>A day as the file names it.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Effect">Whether the calendar has it already.</param>
public sealed record CalendarFileDay(int Line, LocalDate Date, SpecialDayKind Kind, LocalizedName? Name, DayHours? Hours, CalendarFileEffect Effect);

/// <summary>What a day of a file is to the calendar.</summary>
public enum CalendarFileEffect
{
    /// <summary>By its weekday alone so far.</summary>
    Added,

    /// <summary>Special already, in another way or by another name.</summary>
    Changed,

    /// <summary>The same already.</summary>
    Same,
}

/// <summary>A year that a file is about.</summary>
/// <param name="Announced">Its holidays are those of the file and no others; the year is then known.</param>
/// <param name="Known">It is known without the file.</param>
public sealed record CalendarFileYear(int Year, bool Announced, bool Known);

/// <summary>A row that could not be read.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">How it begins.</param>
/// <param name="Code">Why, such as calendarFile.unreadableDate.</param>
/// <param name="Reason">Why, in the caller's language.</param>
public sealed record CalendarFileError(int Line, string Text, string Code, string Reason);
