using Collab.Domain.Common;
using Collab.Domain.Delegations;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using NodaTime;

namespace Collab.Domain.Tests.Delegations;

public sealed class DelegationTests
{
    private static readonly OrganizationId Company = NewId.Of<OrganizationId>();
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Member Zhou = Person("周岚");
    private static readonly Member Lin = Person("林溯");
    private static readonly Instant Now = At(2024, 10, 11, 10);

    [Fact]
    public void It_holds_from_the_first_morning_to_the_end_of_the_last_day_in_the_organizations_zone()
    {
        var delegation = Arrange(new(2024, 10, 14), new(2024, 10, 16));

        Assert.Equal((At(2024, 10, 14, 0), At(2024, 10, 17, 0)), (delegation.StartsAt, delegation.EndsAt));
        Assert.Equal([false, true, true, false], new[] { At(2024, 10, 14, 0) - Duration.Epsilon, At(2024, 10, 14, 0), At(2024, 10, 17, 0) - Duration.Epsilon, At(2024, 10, 17, 0) }.Select(delegation.HoldsAt));
        Assert.Equal((Zhou.Id, (MemberId?)Lin.Id), (delegation.MemberId, delegation.DeputyId));
    }

    [Theory]
    [InlineData("2024-10-15", "2024-10-14", "delegation.endsBeforeItStarts")]
    [InlineData("2024-10-08", "2024-10-10", "delegation.over")]
    [InlineData("2024-10-12", "2026-10-12", "delegation.tooFar")]
    [InlineData("2023-10-10", "2024-10-12", "delegation.tooFar")]
    public void Days_that_make_no_absence_are_refused(string first, string last, string code) =>
        Assert.Equal(code, Refused(() => Arrange(Day(first), Day(last))));

    [Fact]
    public void Today_is_early_enough_and_so_is_an_absence_that_began_yesterday()
    {
        Assert.True(Arrange(new(2024, 10, 11), new(2024, 10, 11)).HoldsAt(Now));
        Assert.True(Arrange(new(2024, 10, 10), new(2024, 10, 11)).HoldsAt(Now));
    }

    [Fact]
    public void Nobody_stands_in_for_himself_and_nobody_may_stand_in()
    {
        Assert.Equal("delegation.oneself", Refused(() => Delegation.Arrange(Zhou, Zhou, new(2024, 10, 14), new(2024, 10, 16), null, Zone, [], Zhou.Id, Now)));
        Assert.Null(Delegation.Arrange(Zhou, null, new(2024, 10, 14), new(2024, 10, 16), null, Zone, [], Zhou.Id, Now).DeputyId);
    }

    [Fact]
    public void Somebody_is_away_once_at_a_time()
    {
        var holiday = Arrange(new(2024, 10, 14), new(2024, 10, 16));

        Assert.Equal("delegation.overlap", Refused(() => Arrange(new(2024, 10, 16), new(2024, 10, 18), holiday)));
        Assert.Equal("delegation.overlap", Refused(() => Arrange(new(2024, 10, 12), new(2024, 10, 20), holiday)));
        Arrange(new(2024, 10, 17), new(2024, 10, 18), holiday);
        Arrange(new(2024, 10, 12), new(2024, 10, 13), holiday);
    }

    [Fact]
    public void Back_earlier_it_ends_at_once_and_its_days_are_free_again()
    {
        var delegation = Arrange(new(2024, 10, 14), new(2024, 10, 16));

        delegation.End(At(2024, 10, 15, 9));

        Assert.False(delegation.HoldsAt(At(2024, 10, 15, 9)));
        Assert.True(delegation.HoldsAt(At(2024, 10, 15, 8)));
        Assert.Equal("delegation.ended", Refused(() => delegation.End(At(2024, 10, 15, 10))));
        Arrange(new(2024, 10, 16), new(2024, 10, 18), delegation);
    }

    [Fact]
    public void Who_came_back_at_noon_may_leave_again_the_same_day()
    {
        var morning = Arrange(new(2024, 10, 11), new(2024, 10, 14));
        var noon = At(2024, 10, 11, 12);
        morning.End(noon);

        var afternoon = Delegation.Arrange(Zhou, Lin, new(2024, 10, 11), new(2024, 10, 12), null, Zone, [morning], Zhou.Id, noon);

        Assert.Equal((Now, noon, noon), (morning.StartsAt, morning.EndsAt, afternoon.StartsAt));
    }

    [Fact]
    public void Called_off_before_it_began_it_never_holds_and_stands_in_nobodys_way()
    {
        var delegation = Arrange(new(2024, 10, 14), new(2024, 10, 16));

        delegation.End(Now);

        Assert.False(delegation.HoldsAt(At(2024, 10, 14, 9)));
        Assert.False(delegation.CanEnd(Now));
        Arrange(new(2024, 10, 14), new(2024, 10, 16), delegation);
    }

    private static Delegation Arrange(LocalDate first, LocalDate last, params Delegation[] others) =>
        Delegation.Arrange(Zhou, Lin, first, last, "年假", Zone, others, Zhou.Id, Now);

    private static string Refused(Action work) => Assert.Throws<RuleBrokenException>(work).Rule.Code;

    private static Member Person(string name) => new(NewId.Of<MemberId>(), Company, NewId.Of<DepartmentId>(), name, $"{name}@demo.example", "");

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static Instant At(int year, int month, int day, int hour) => new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Zone).ToInstant();
}
