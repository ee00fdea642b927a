using System.Text.Json;
using Collab.Domain.Calendars;
using NodaTime;
using NodaTime.Text;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

/// <summary>Mainland China's workdays from 2019 to 2026, counted a second time from the published lists alone, day by day.</summary>
public sealed class PublishedScheduleTests
{
    private const int Times = 200_000;

    [Fact]
    public void No_due_time_in_two_hundred_thousand_differs_from_the_published_holidays()
    {
        var (off, made) = Published();
#pragma warning disable CA5394 // A test example, no secret.
        var random = new Random(20241011);
        var first = new LocalDate(2019, 1, 1);
        for (var i = 0; i < Times; i++)
        {
            var start = first.PlusDays(random.Next(2_850)).AtMidnight().PlusSeconds(random.Next(86_400));
            var workdays = random.Next(1, 12);
#pragma warning restore CA5394
            var expected = Count(start, workdays, off, made);
            var due = MainlandChina.AddWorkdays(start.InZoneStrictly(MainlandChina.Zone).ToInstant(), new Workdays(workdays));
            if (expected != due.InZone(MainlandChina.Zone).LocalDateTime) Assert.Fail($"{workdays} workdays from {start}: {due.InZone(MainlandChina.Zone)} and not {expected}");
        }
    }

    private static LocalDateTime Count(LocalDateTime start, int workdays, HashSet<LocalDate> off, HashSet<LocalDate> made)
    {
        var (date, time) = (start.Date, start.TimeOfDay);
        if (!Worked(date) || time >= new LocalTime(18, 0)) (date, time) = (Next(date), new LocalTime(9, 0));
        if (time < new LocalTime(9, 0)) time = new LocalTime(9, 0);
        for (var left = workdays; left > 0; left--) date = Next(date);
        return date.At(time);

        bool Worked(LocalDate day) => made.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));

        LocalDate Next(LocalDate day)
        {
            do day = day.PlusDays(1); while (!Worked(day));
            return day;
        }
    }

    private static (HashSet<LocalDate> Off, HashSet<LocalDate> Made) Published()
    {
        using var file = typeof(WorkCalendar).Assembly.GetManifestResourceStream("Collab.Domain.Calendars.holidays.cn.json")!;
        using var json = JsonDocument.Parse(file);
        var dates = json.RootElement.GetProperty("years").EnumerateObject().SelectMany(year => year.Value.EnumerateObject())
            .SelectMany(list => list.Value.EnumerateObject().SelectMany(holiday => holiday.Value.EnumerateArray()), (list, date) => (list.Name, Date: LocalDatePattern.Iso.Parse(date.GetString()!).Value)).ToList();
        return ([.. dates.Where(x => x.Name == "holidays").Select(x => x.Date)], [.. dates.Where(x => x.Name != "holidays").Select(x => x.Date)]);
    }
}
