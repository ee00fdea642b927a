using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Collab.Application.Calendars.Files;

/// <summary>The days that one event is about.</summary>
internal readonly record struct EventSpan(LocalDate First, int Days)
{
    private const int Longest = 366;

    public LocalDate Last => First.PlusDays(Days - 1);

    public IEnumerable<LocalDate> Dates
    {
        get
        {
            var first = First;
            return Enumerable.Range(0, Days).Select(first.PlusDays);
        }
    }

    /// <summary>Null: refused. The end of an all-day event is the day after its last one.</summary>
    public static EventSpan? Of(CalendarEvent entry, FileRow row)
    {
        var (start, end) = (entry.DtStart, entry.DtEnd);
        if (start is null) row.Refuse(CalendarFileRules.DateMissing);
        else if (!IsWholeDay(start) || end is not null && !IsWholeDay(end) || entry.Duration is { HasTime: true }) row.Refuse(CalendarFileRules.NotAllDay);
        else if (entry.RecurrenceIdentifier is not null) row.Refuse(CalendarFileRules.ChangedOccurrence);
        else
        {
            var first = LocalDate.FromDateOnly(start.Date);
            var days = end is not null ? NodaTime.Period.DaysBetween(first, LocalDate.FromDateOnly(end.Date))
                : entry.Duration is { } duration ? (duration.Weeks ?? 0) * 7 + (duration.Days ?? 0) : 1;
            // Some programs write the same day as start and end.
            if (days == 0) days = 1;
            if (first > CalendarLimits.Last)
            {
                row.Refuse(CalendarFileRules.DateOutOfRange, first);
                return null;
            }
            if (days is > 0 and <= Longest) return new(first, days);
            row.Refuse(CalendarFileRules.EventLength, Longest);
        }
        return null;
    }

    private static bool IsWholeDay(CalDateTime time) => !time.HasTime || !time.IsUtc && time.Time == TimeOnly.MinValue;
}

/// <summary>Expands repeated events, within the years that the file is about and with an end to the work.</summary>
internal sealed class EventSeries(LocalDate today)
{
    private const int MostSeries = 200;
    private const int MostOccurrences = 20_000;

    // A leap day in a daily series comes after 1,460 others.
    private static readonly EvaluationOptions Patience = new() { MaxUnmatchedIncrementsLimit = 1_500 };

    private LocalDate _from = new(today.Year, 1, 1);
    private LocalDate _until = new(today.Year + 1, 12, 31);
    private int _series;
    private int _occurrences;

    public static bool Is(CalendarEvent entry) => entry.RecurrenceRule is not null || entry.RecurrenceDates.GetAllDates().Any();

    /// <summary>A date of another event: its year is one that the file is about.</summary>
    public void Cover(LocalDate date)
    {
        if (date < CalendarLimits.First || date > CalendarLimits.Last) return;
        _from = LocalDate.Min(_from, new(date.Year, 1, 1));
        _until = LocalDate.Max(_until, new(date.Year, 12, 31));
    }

    public IReadOnlyList<EventSpan> Of(CalendarEvent entry, EventSpan first, FileRow row)
    {
        var rule = entry.RecurrenceRule;
        var endless = rule is { Until: null, Count: null };
        var (from, until) = endless ? (_from, _until) : (CalendarLimits.First, CalendarLimits.Last);
        if (++_series > MostSeries || rule is { Frequency: not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly) })
        {
            row.Refuse(CalendarFileRules.Series, MostOccurrences);
            return [];
        }
        List<EventSpan> spans = [];
        try
        {
            var begin = LocalDate.Max(from, first.First);
            foreach (var occurrence in entry.GetOccurrences(new CalDateTime(begin.Year, begin.Month, begin.Day), Patience))
            {
                var date = LocalDate.FromDateOnly(occurrence.Period.StartTime.Date);
                if (date > until) break;
                if (++_occurrences > MostOccurrences)
                {
                    row.Refuse(CalendarFileRules.Series, MostOccurrences);
                    return [];
                }
                if (date >= from) spans.Add(first with { First = date });
            }
        }
        catch (EvaluationException)
        {
            // A rule that hardly ever or never fits, such as every 30 February.
            row.Refuse(CalendarFileRules.Series, MostOccurrences);
            return [];
        }
        return spans;
    }
}
