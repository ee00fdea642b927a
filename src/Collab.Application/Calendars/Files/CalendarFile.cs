namespace Collab.Application.Calendars.Files;

/// <summary>A file with days: which format it is and in which encoding is seen from its content, not from its name.</summary>
internal static class CalendarFile
{
    /// <param name="today">Series without an end are read in this year and the next.</param>
    public static FileDays Read(ReadOnlySpan<byte> content, LocalDate today)
    {
        FileDays days = new();
        if (TextFile.Decode(content, out var binary) is not { } text)
        {
            days.Refuse(1, "", binary ? CalendarFileRules.UnknownFormat : CalendarFileRules.UnreadableText);
            return days;
        }
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty) days.Refuse(1, "", CalendarFileRules.Empty);
        else if (start[0] is '{' or '[') JsonDays.Read(text, days);
        else if (start.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)) ICalendarDays.Read(text, days, today);
        else CsvDays.Read(text, days);
        if (days.BadCount == 0 && !days.Days.Any()) days.Refuse(1, "", CalendarFileRules.Empty);
        return days;
    }
}
