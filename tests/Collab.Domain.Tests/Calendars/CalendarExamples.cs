using Collab.Domain.Calendars;
using Collab.Domain.Common;
using Collab.Domain.Organizations;
using NodaTime;
using NodaTime.Text;

namespace Collab.Domain.Tests.Calendars;

/// <summary>Calendars and wall times that the tests of this folder speak in.</summary>
internal static class CalendarExamples
{
    internal static readonly Instant Announced = Instant.FromUtc(2024, 1, 1, 0, 0);

    internal static WorkCalendar MainlandChina { get; } =
        WorkCalendar.MainlandChina(NewId.Of<WorkCalendarId>(), NewId.Of<OrganizationId>(), Announced);

    internal static WorkCalendar In(string timeZone, params SpecialDay[] days) => Of(timeZone, null, days);

    internal static WorkCalendar Of(string timeZone, WorkWeek? week, params SpecialDay[] days) => WorkCalendar.Create(
        NewId.Of<WorkCalendarId>(), NewId.Of<OrganizationId>(), LocalizedName.Same("Example"), timeZone, Announced, week,
        specialDays: days, knownYears: Enumerable.Range(2020, 10));

    internal static WorkingTime Hours(int from, int to) => new(new(from, 0), to == 24 ? LocalTime.Midnight : new(to, 0));

    /// <summary>Other days; the hours stay.</summary>
    internal static void ChangeDays(this WorkCalendar calendar, IEnumerable<SpecialDay> days, IEnumerable<int> knownYears, Instant now) =>
        calendar.Change(calendar.Week, calendar.StandardHours, days, knownYears, now);

    /// <summary>Other hours; the days stay.</summary>
    internal static void ChangeHours(this WorkCalendar calendar, WorkWeek week, WorkingTime standardHours, Instant now) =>
        calendar.Change(week, standardHours, calendar.SpecialDays, calendar.KnownYears, now);

    internal static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    internal static LocalDateTime Wall(string iso) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(iso).Value;

    internal static Instant Shanghai(string iso) => Wall(iso).InZoneStrictly(MainlandChina.Zone).ToInstant();

    internal static Instant At(this WorkCalendar calendar, string iso) => Wall(iso).InZoneStrictly(calendar.Zone).ToInstant();

    internal static string Shown(Instant instant) => MainlandChina.Shown(instant);

    internal static string Shown(this WorkCalendar calendar, Instant instant) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Format(instant.InZone(calendar.Zone).LocalDateTime);
}
