using System.Text;
using Collab.Application.Calendars.Files;
using NodaTime;

namespace Collab.Application.Tests.Calendars;

/// <summary>Whatever a file holds, it is read or refused; nothing falls over.</summary>
public sealed class CalendarFileFuzzTests
{
    private const int Rounds = 4_000;

    private static readonly string[] Seeds =
    [
        """{ "year": 2024, "years": [2024], "papers": ["x"], "days": [{ "name": "春节", "date": "2024-02-04", "isOffDay": false, "hours": { "start": "09:00", "end": "12:00" } }] }""",
        """{ "holidays": { "2024-10-01": "National Day,国庆节,3" }, "workdays": { "2024-10-12": "National Day,国庆节,3" } }""",
        "日期,类型,名称,开始,结束\n2024-10-01,放假,\"国庆\"\"节\"\n2024/12/31,半天班,盘点,09:00,24:00\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20241001\nDTEND;VALUE=DATE:20241008\nRRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=10;BYDAY=1MO,-1FR;BYSETPOS=1;COUNT=9\n"
            + "EXDATE;VALUE=DATE:20251001\nRDATE;VALUE=DATE:20241111\nDURATION:P1W\nSUMMARY:国庆节（休）\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY\nEND:VEVENT\n"
            + "BEGIN:VEVENT\nUID:2\nDTSTART;TZID=Asia/Shanghai:20241012T000000\nRECURRENCE-ID;VALUE=DATE:20241012\nSTATUS:CONFIRMED\nSUMMARY:班\\, 补\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
    ];

    private static readonly string[] Words =
    [
        "9999", "0000", "-1", "999999999999", "BEGIN:VEVENT\n", "END:VEVENT\n", "FREQ=DAILY", "UNTIL=99991231", "BYMONTHDAY=31", "BYWEEKNO=53", "P99999999D", "-P3D", "\"", "\\", ";", ":", ",", "\n ", "\r\n", "[", "{", "]", "}", "null", "1e9", "T250000Z", "99991231", "00010101", "\0", "休", "半天班", "24:00", "\\ud800",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_file_is_read_or_refused(int seed)
    {
        Random random = new(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Mutated(Seeds[random.Next(Seeds.Length)], random));
            if (random.Next(10) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            FileDays? days = null;
            var thrown = Record.Exception(() => days = CalendarFile.Read(bytes, new LocalDate(2024, 10, 11)));

            Assert.True(thrown is null, $"{thrown}\n{Encoding.UTF8.GetString(bytes)}");
            Assert.True(days!.BadCount > 0 || days.Days.Any());
            Assert.Equal(days.Bad.Count, CalendarFileTests.Refused(days).Count);   // every reason has its sentence
        }
    }

    private static string Mutated(string text, Random random)
    {
        for (var edits = random.Next(1, 6); edits > 0 && text.Length > 1; edits--)
        {
            var at = random.Next(text.Length);
            var length = random.Next(0, Math.Min(12, text.Length - at));
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Words[random.Next(Words.Length)]),
                _ => text.Remove(at, length).Insert(at, Words[random.Next(Words.Length)]),
            };
        }
        return text;
    }
}
