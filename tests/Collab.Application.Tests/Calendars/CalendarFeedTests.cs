using Collab.Application.Calendars.Files;

namespace Collab.Application.Tests.Calendars;

/// <summary>What is read from iCalendar feeds of holidays.</summary>
public sealed class CalendarFeedTests
{
    [Fact]
    public void Apple_s_feed_has_marks_of_its_own_and_days_that_are_none()
    {
        var days = Read("""
            BEGIN:VEVENT
            DTSTAMP:20231101T000000Z
            UID:1
            DTSTART;VALUE=DATE:20241001
            DTEND;VALUE=DATE:20241008
            CLASS:PUBLIC
            SUMMARY;LANGUAGE=zh_CN:国庆节（休）
            TRANSP:TRANSPARENT
            X-APPLE-SPECIAL-DAY:WORK-HOLIDAY
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20241012
            SUMMARY;LANGUAGE=zh_CN:国庆节（班）
            X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;VALUE=DATE:20240910
            RRULE:FREQ=YEARLY;COUNT=5
            SUMMARY;LANGUAGE=zh_CN:教师节
            END:VEVENT
            """);

        Assert.Equal(["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"], days.Days.Where(x => x.Kind == Domain.Calendars.SpecialDayKind.Holiday).Select(x => $"{x.Date:MM'-'dd}"));
        Assert.EndsWith("10-12 makeUpWorkday 国庆节/National Day", CalendarFileTests.Said(days), StringComparison.Ordinal);
        Assert.Equal((1, 0), (days.Skipped, days.BadCount));
        Assert.Equal([3, 13], days.Days.Select(x => x.Line).Distinct());
    }

    [Theory]
    [InlineData("国庆节 休", "holiday 国庆节")]
    [InlineData("国庆节(休)", "holiday 国庆节")]
    [InlineData("[休] 国庆节", "holiday 国庆节")]
    [InlineData("休｜国庆节", "holiday 国庆节")]
    [InlineData("国庆节 假期 第1天/共7天", "holiday 国庆节")]
    [InlineData("国庆节放假", "holiday 国庆节")]
    [InlineData("国庆节 班", "makeUpWorkday 国庆节")]
    [InlineData("国庆节补班", "makeUpWorkday 国庆节")]
    [InlineData("国庆节 补班 第2天/共2天", "makeUpWorkday 国庆节")]
    [InlineData("【班】国庆节", "makeUpWorkday 国庆节")]
    [InlineData("National Day (workday)", "makeUpWorkday National Day")]
    [InlineData("补班", "makeUpWorkday")]
    public void Marks_in_titles_are_known_and_taken_out_of_the_name(string title, string expected)
    {
        var day = Assert.Single(Read($"BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20241012\nSUMMARY:{title}\nEND:VEVENT").Days);

        Assert.Equal(expected, $"{Collab.Application.Common.CollabJson.Name(day.Kind)} {(title.StartsWith('N') ? day.Name?.En : day.Name?.Zh)}".Trim());
    }

    [Fact]
    public void In_a_feed_without_marks_every_whole_day_is_a_holiday_and_lines_are_unfolded()
    {
        var days = Read("""
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20241225
            SUMMARY:Christmas\, the
              first day
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART:20241226T000000
            DTEND:20241228T000000
            SUMMARY:Boxing Days
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            STATUS:CANCELLED
            DTSTART;VALUE=DATE:20240506
            SUMMARY:Early May bank holiday
            END:VEVENT
            """);

        Assert.Equal("12-25 holiday Christmas, the first day/Christmas, the first day, 12-26 holiday Boxing Days/Boxing Days, 12-27 holiday Boxing Days/Boxing Days", CalendarFileTests.Said(days));
    }

    [Fact]
    public void A_series_without_an_end_is_read_in_the_years_that_the_file_is_about()
    {
        var days = Read("""
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:19490101
            RRULE:FREQ=YEARLY
            EXDATE;VALUE=DATE:20250101
            SUMMARY:New Year
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20261225
            SUMMARY:Christmas
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;VALUE=DATE:20200501
            DTEND;VALUE=DATE:20200503
            RRULE:FREQ=YEARLY;UNTIL=20210601
            SUMMARY:Long weekend
            END:VEVENT
            """);

        Assert.Equal(0, days.BadCount);
        Assert.Equal(["20-05-01", "20-05-02", "21-05-01", "21-05-02", "24-01-01", "26-01-01", "26-12-25"], days.Days.Select(x => $"{x.Date:yy'-'MM'-'dd}"));
    }

    [Theory]
    [InlineData("DTSTART:20241001T090000Z", "notAllDay")]
    [InlineData("SUMMARY:National Day", "dateMissing")]
    [InlineData("DTSTART;VALUE=DATE:2024-10-01", "dateMissing")]
    [InlineData("DTSTART;VALUE=DATE:20241001\nDTEND;VALUE=DATE:20240930", "eventLength")]
    [InlineData("DTSTART;VALUE=DATE:20240101\nDTEND;VALUE=DATE:99991231", "eventLength")]
    [InlineData("DTSTART;VALUE=DATE:20241001\nRECURRENCE-ID;VALUE=DATE:20241002", "changedOccurrence")]
    [InlineData("DTSTART;VALUE=DATE:20241001\nRRULE:FREQ=SECONDLY", "series")]
    [InlineData("DTSTART;VALUE=DATE:20241001\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "series")]
    [InlineData("DTSTART;VALUE=DATE:19900101\nRRULE:FREQ=DAILY;COUNT=30000", "series")]
    [InlineData("DTSTART;VALUE=DATE:20241001\nRRULE:FREQ=OFTEN", "unreadableEvent")]
    public void An_event_that_cannot_be_read_is_named_by_its_line(string properties, string code)
    {
        var refused = CalendarFileTests.Refused(Read($"BEGIN:VEVENT\nUID:1\n{properties}\nEND:VEVENT"));

        Assert.Equal($"3 {code}", string.Join(' ', Assert.Single(refused).Split(' ')[..2]));
    }

    [Fact]
    public void Bombs_are_refused_and_their_work_has_an_end()
    {
        // Every event would have days for ever; there are thousands of them.
        var endless = Read(string.Concat(Enumerable.Range(0, 4_000).Select(i => $"BEGIN:VEVENT\nUID:{i}\nDTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY;BYDAY=MO,TU,WE\nSUMMARY:x\nEND:VEVENT\n")));
        var never = Read(string.Concat(Enumerable.Range(0, 4_000).Select(i => $"BEGIN:VEVENT\nUID:{i}\nDTSTART;VALUE=DATE:20240101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\nSUMMARY:x\nEND:VEVENT\n")));
        var line = Read($"BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20241001\nSUMMARY:{new string(';', 600_000)}\nEND:VEVENT");
        var open = Read(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 40_000)));

        Assert.True(endless.BadCount > 3_000 && never.BadCount == 4_000);
        Assert.Equal("3 unreadableEvent", string.Join(' ', Assert.Single(CalendarFileTests.Refused(line)).Split(' ')[..2]));
        Assert.Equal(1, open.BadCount);
    }

    private static FileDays Read(string events) => CalendarFileTests.Read($"BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR\n");
}
