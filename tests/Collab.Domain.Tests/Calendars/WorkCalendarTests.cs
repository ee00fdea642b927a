using Collab.Domain.Calendars;
using Collab.Domain.Common;
using Collab.Domain.Organizations;
using NodaTime;
using static Collab.Domain.Tests.Calendars.CalendarExamples;

namespace Collab.Domain.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly Instant Later = Announced + Duration.FromDays(30);

    private static WorkCalendar New(string timeZone = "Asia/Shanghai", LocalizedName? name = null, params SpecialDay[] days) =>
        WorkCalendar.Create(NewId.Of<WorkCalendarId>(), NewId.Of<OrganizationId>(), name ?? LocalizedName.Same("Plant 2"), timeZone, Announced, specialDays: days);

    private static SpecialDay Off(string date) => new(Day(date), SpecialDayKind.DayOff, LocalizedName.Same("Founding day"));

    [Fact]
    public void A_new_calendar_is_its_first_edition()
    {
        var calendar = New();

        Assert.Equal((1, Announced), (calendar.Edition, calendar.KnownSince));
        Assert.Equal([new WorkCalendarCreated(calendar.Id, calendar.Name, Announced)], calendar.TakeEvents());
    }

    [Fact]
    public void A_company_day_off_moves_what_is_counted_from_then_on()
    {
        var calendar = New();
        var thursday = Shanghai("2024-10-10T15:00");
        Assert.Equal("2024-10-11T15:00", Shown(calendar.AddWorkdays(thursday, new Workdays(1))));
        calendar.TakeEvents();

        calendar.ChangeDays([Off("2024-10-11")], [2024], Later);

        Assert.Equal("2024-10-14T15:00", Shown(calendar.AddWorkdays(thursday, new Workdays(1))));
        Assert.Equal((DayKind.DayOff, "Founding day"), (calendar.KindOf(Day("2024-10-11")), calendar.NameOf(Day("2024-10-11"))?.En));
        Assert.False(calendar.IsProvisional(Day("2024-10-11")));
        Assert.Equal((2, Later), (calendar.Edition, calendar.KnownSince));
        Assert.Equal([new WorkCalendarRevised(calendar.Id, calendar.Name, 2, Later)], calendar.TakeEvents());
    }

    [Fact]
    public void Other_hours_make_a_new_edition_too()
    {
        var calendar = New();
        calendar.TakeEvents();

        calendar.ChangeHours(WorkWeek.MondayToFriday(Hours(8, 17)), Hours(8, 17), Later);

        Assert.Equal("2024-10-10T17:00", Shown(calendar.EndOfDay(Day("2024-10-10"))));
        Assert.Equal([new WorkCalendarRevised(calendar.Id, calendar.Name, 2, Later)], calendar.TakeEvents());
    }

    [Fact]
    public void The_same_days_and_hours_again_change_nothing()
    {
        var calendar = New(days: [Off("2024-10-11"), Off("2024-10-10")]);
        calendar.ChangeDays([Off("2024-10-10"), Off("2024-10-11")], [], Later);
        calendar.ChangeHours(WorkWeek.MondayToFriday(Hours(9, 18)), Hours(9, 18), Later);

        Assert.Equal((1, Announced), (calendar.Edition, calendar.KnownSince));
        Assert.Equal([new WorkCalendarCreated(calendar.Id, calendar.Name, Announced)], calendar.TakeEvents());
    }

    [Fact]
    public void A_date_is_special_once()
    {
        Assert.Equal(WorkCalendarRules.DayTwice, Assert.Throws<RuleBrokenException>(() => New(days: [Off("2024-10-11"), Off("2024-10-11")])).Rule);
        Assert.Equal(
            WorkCalendarRules.DayTwice,
            Assert.Throws<RuleBrokenException>(() => New().ChangeDays([Off("2024-10-11"), Off("2024-10-11")], [], Later)).Rule);
    }

    [Fact]
    public void A_time_zone_must_exist()
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => New("Asia/Beijing"));

        Assert.Equal((WorkCalendarRules.UnknownTimeZone, "timeZone"), (refusal.Rule, refusal.Field));
        Assert.Equal(["Asia/Beijing"], refusal.Arguments);
    }

    [Theory]
    [InlineData("", "Plant 2")]
    [InlineData("二厂", " ")]
    public void A_calendar_has_a_name_in_both_languages(string zh, string en) =>
        Assert.Equal(WorkCalendarRules.NameRequired, Assert.Throws<RuleBrokenException>(() => New(name: new(zh, en))).Rule);

    [Theory]
    [InlineData(SpecialDayKind.HalfDay, false)]
    [InlineData(SpecialDayKind.Holiday, true)]
    [InlineData(SpecialDayKind.DayOff, true)]
    public void A_half_day_has_hours_and_a_day_off_has_none(SpecialDayKind kind, bool hasHours) => Assert.Equal(
        WorkCalendarRules.HoursDoNotFitTheDay,
        Assert.Throws<RuleBrokenException>(() => new SpecialDay(Day("2024-10-11"), kind, hours: hasHours ? Hours(9, 12) : null)).Rule);

    [Fact]
    public void A_half_day_on_a_day_off_is_worked()
    {
        var calendar = New(days: [new SpecialDay(Day("2024-10-12"), SpecialDayKind.HalfDay, hours: Hours(9, 12))]);

        Assert.True(calendar.IsWorkday(Day("2024-10-12")));
        Assert.Equal(DayKind.Workday, calendar.KindOf(Day("2024-10-12")));
    }

    [Fact]
    public void Every_weekday_has_the_hours_that_the_pattern_gives_it()
    {
        WorkingTime?[] hours = [Hours(1, 2), Hours(2, 3), Hours(3, 4), Hours(4, 5), Hours(5, 6), Hours(6, 7), null];
        var calendar = Of("Asia/Shanghai", new WorkWeek(hours[0], hours[1], hours[2], hours[3], hours[4], hours[5], hours[6]));

        Assert.Equal(hours, Enumerable.Range(0, 7).Select(day => calendar.HoursOn(Day("2024-10-14").PlusDays(day))));
    }
}
