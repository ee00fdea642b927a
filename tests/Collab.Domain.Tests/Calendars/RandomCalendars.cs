using Collab.Domain.Calendars;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

/// <summary>Random calendars in zones with and without daylight saving, each with the plain table that an obvious oracle reads.</summary>
internal static class RandomCalendars
{
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];
    private static readonly LocalDate FirstDay = new(2024, 9, 1);
    private const int Days = 500;

    // A calendar, and beside it the plain table of what is worked, which the walker reads.
    internal static (WorkCalendar Calendar, Dictionary<LocalDate, (int From, int To)> Worked) Example(int seed)
    {
#pragma warning disable CA5394 // A test example, no secret.
        var random = new System.Random(seed);
        List<SpecialDay> special = [];
        Dictionary<LocalDate, (int From, int To)> worked = [];
        for (var date = FirstDay; date < FirstDay.PlusDays(Days); date = date.PlusDays(1))
        {
            var weekend = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
            var hours = random.Next(12) switch
            {
                0 when !weekend => Add(SpecialDayKind.Holiday, null),
                1 when !weekend => Add(SpecialDayKind.DayOff, null),
                2 => Add(SpecialDayKind.HalfDay, (7 + random.Next(4), 12 + random.Next(3))),
                3 when weekend => Add(SpecialDayKind.MakeUpWorkday, (8, 20)),
                _ => weekend ? null : ((int From, int To)?)(9, 18),
            };
            if (hours is { } time) worked[date] = time;

            (int From, int To)? Add(SpecialDayKind kind, (int From, int To)? time)
            {
                special.Add(new(date, kind, hours: time is { } x ? Hours(x.From, x.To) : null));
                return time;
            }
        }
        return (In(Zones[random.Next(Zones.Length)], [.. special]), worked);
#pragma warning restore CA5394
    }

    // Anywhere in the 45 days from 11 September: the clocks change in Auckland on 29 September, in Berlin on 27 October, in New York on 3 November.
    internal static Instant StartIn(WorkCalendar calendar, ushort minute) =>
        FirstDay.PlusDays(10).AtStartOfDayInZone(calendar.Zone).ToInstant() + Duration.FromMinutes(minute);

    internal static bool IsWorked(DateTimeZone zone, Dictionary<LocalDate, (int From, int To)> worked, Instant at)
    {
        var wall = at.InZone(zone);
        return worked.TryGetValue(wall.Date, out var hours) && wall.Hour >= hours.From && wall.Hour < hours.To;
    }

    internal static Instant Walk(DateTimeZone zone, Dictionary<LocalDate, (int From, int To)> worked, Instant start, int workdays)
    {
        var at = start;
        while (!IsWorked(zone, worked, at)) at += Duration.FromMinutes(1);
        var wall = at.InZone(zone).LocalDateTime;
        var date = wall.Date;
        for (var left = workdays; left > 0;)
        {
            date = date.PlusDays(1);
            if (worked.ContainsKey(date)) left--;
        }
        var minuteOfDay = Math.Min((wall.Hour * 60) + wall.Minute, worked[date].To * 60);
        return date.AtMidnight().PlusMinutes(minuteOfDay).InZoneStrictly(zone).ToInstant();
    }

    /// <summary>The working minutes between two instants, counted one by one.</summary>
    internal static int Minutes(DateTimeZone zone, Dictionary<LocalDate, (int From, int To)> worked, Instant from, Instant to)
    {
        var minutes = 0;
        for (var at = from; at < to; at += Duration.FromMinutes(1))
            if (IsWorked(zone, worked, at)) minutes++;
        return minutes;
    }

    /// <summary>The end of the working minute that is the last of so many, counted one by one.</summary>
    internal static Instant After(DateTimeZone zone, Dictionary<LocalDate, (int From, int To)> worked, Instant from, int minutes)
    {
        var at = from;
        for (var left = minutes; left > 0; at += Duration.FromMinutes(1))
            if (IsWorked(zone, worked, at)) left--;
        return at;
    }
}
