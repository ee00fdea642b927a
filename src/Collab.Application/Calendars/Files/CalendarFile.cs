using System.Text;

namespace Collab.Application.Calendars.Files;

/// <summary>A file with days: which format it is and in which encoding is seen from its content, not from its name.</summary>
internal static class CalendarFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <param name="today">Series without an end are read in this year and the next.</param>
    public static FileDays Read(ReadOnlySpan<byte> content, LocalDate today)
    {
        FileDays days = new();
        if (Decode(content, days) is not { } text) return days;
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty) days.Refuse(1, "", CalendarFileRules.Empty);
        else if (start[0] is '{' or '[') JsonDays.Read(text, days);
        else if (start.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)) ICalendarDays.Read(text, days, today);
        else CsvDays.Read(text, days);
        if (days.BadCount == 0 && !days.Days.Any()) days.Refuse(1, "", CalendarFileRules.Empty);
        return days;
    }

    /// <summary>UTF-8, UTF-16 with its mark, or what spreadsheets write in China.</summary>
    private static string? Decode(ReadOnlySpan<byte> content, FileDays days)
    {
        if (content.StartsWith(new byte[] { 0xFF, 0xFE })) return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith(new byte[] { 0xFE, 0xFF })) return Encoding.BigEndianUnicode.GetString(content[2..]);
        // Workbooks and archives, PDF and images are full of zeros; text has none.
        if (content.Contains((byte)0) || content.StartsWith("PK"u8))
        {
            days.Refuse(1, "", CalendarFileRules.UnknownFormat);
            return null;
        }
        var bytes = content.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? content[3..] : content;
        foreach (var encoding in new[] { StrictUtf8, Gb18030 })
        {
            try
            {
                return encoding.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // Another encoding, then.
            }
        }
        days.Refuse(1, "", CalendarFileRules.UnreadableText);
        return null;
    }
}
