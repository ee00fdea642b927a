using System.Runtime.Serialization;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Collab.Application.Calendars.Files;

/// <summary>
/// The all-day events of a calendar feed (RFC 5545). Where some are marked as off (休, or Apple's property), the others are about something
/// else and are passed over; where none is, as in most countries' feeds, each is a holiday. Those marked as worked (班) are make-up workdays.
/// </summary>
internal static class ICalendarDays
{
    // An event of a holiday feed has a few lines; parsing a longer one would only cost.
    private const int LongestEvent = 20_000;
    private const int LongestLine = 8_000;

    private sealed record Found(FileRow Row, CalendarEvent Event, string Name, SpecialDayKind? Mark);

    /// <param name="today">Series without an end are read in this year and the next, or the years of the other events.</param>
    public static void Read(string text, FileDays days, LocalDate today)
    {
        List<Found> found = [];
        foreach (var (row, block) in Events(text, days))
        {
            if (Parse(block) is not { } entry) row.Refuse(CalendarFileRules.UnreadableEvent);
            else if (!string.Equals(entry.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase))
            {
                var (name, mark) = MarkOf(entry);
                found.Add(new(row with { Text = entry.Summary ?? "" }, entry, name, mark));
            }
        }
        var marked = found.Exists(x => x.Mark == SpecialDayKind.Holiday);
        List<Found> meant = [.. found.Where(x => !marked || x.Mark is not null)];
        for (var i = meant.Count; i < found.Count; i++) days.Skip();
        // Other events first, as they say which years the file is about.
        EventSeries series = new(today);
        foreach (var item in meant.Where(x => !EventSeries.Is(x.Event)))
        {
            if (EventSpan.Of(item.Event, item.Row) is not { } span) continue;
            series.Cover(span.First);
            series.Cover(span.Last);
            Add(item, span);
        }
        foreach (var item in meant.Where(x => EventSeries.Is(x.Event)))
            if (EventSpan.Of(item.Event, item.Row) is { } span)
                foreach (var occurrence in series.Of(item.Event, span, item.Row)) Add(item, occurrence);

        void Add(Found item, EventSpan span)
        {
            foreach (var date in span.Dates)
                if (!days.IsFull) days.Add(item.Row, date, item.Mark ?? SpecialDayKind.Holiday, FileWords.NameOf(item.Name), null);
        }
    }

    private static (string Name, SpecialDayKind? Mark) MarkOf(CalendarEvent entry)
    {
        var (name, mark) = EventMarks.Of(entry.Summary ?? "");
        return (name, (entry.Properties["X-APPLE-SPECIAL-DAY"]?.Value as string)?.Trim().ToUpperInvariant() switch
        {
            "WORK-HOLIDAY" => SpecialDayKind.Holiday,
            "ALTERNATE-WORKDAY" => SpecialDayKind.MakeUpWorkday,
            _ => mark,
        });
    }

    /// <summary>Each event by itself, so that a broken one spoils no other and all have their lines. Null: too long to be parsed.</summary>
    private static IEnumerable<(FileRow Row, string? Block)> Events(string text, FileDays days)
    {
        using StringReader lines = new(text);
        StringBuilder? block = null;
        var (number, begins, tooLong) = (0, 0, false);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase)) (block, begins, tooLong) = (new(), number, false);
            if (block is null) continue;
            tooLong |= line.Length > LongestLine || block.Length + line.Length > LongestEvent;
            if (!tooLong) block.Append(line).Append("\r\n");
            if (!line.StartsWith("END:VEVENT", StringComparison.OrdinalIgnoreCase)) continue;
            yield return (days.Row(begins, ""), tooLong ? null : block.ToString());
            block = null;
        }
        if (block is not null) yield return (days.Row(begins, ""), null);
    }

    private static CalendarEvent? Parse(string? block)
    {
        if (block is null) return null;
        try
        {
            return Ical.Net.Calendar.Load($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{block}END:VCALENDAR\r\n")?.Events.SingleOrDefault();
        }
        catch (Exception broken) when (broken is SerializationException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
