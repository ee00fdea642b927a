using Collab.Application.Calendars;
using Collab.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Api.Tests.Calendars;

/// <summary>What calendars say by themselves, once.</summary>
public sealed class CalendarWatchTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Three_workdays_before_a_long_holiday_everybody_is_told_once_and_in_november_who_keeps_the_calendar()
    {
        // Spring Festival 2025: 28 January to 4 February; Sunday the 26th is worked. The third workday before it is Friday the 24th.
        await app.MoveClockToAsync("2025-01-23T15:00+08:00");
        Assert.Equal(0, await WatchAsync());
        await app.MoveClockToAsync("2025-01-24T08:59+08:00");
        Assert.Equal(0, await WatchAsync());
        await app.MoveClockToAsync("2025-01-24T09:00:01+08:00");

        Assert.True(await WatchAsync() > 10);
        Assert.Equal(0, await WatchAsync());

        using var member = await app.As("member");
        var notice = (await member.GetAsync("/api/v1/me/notifications")).ShouldBe(200).Items[0];
        var values = notice.GetProperty("values");
        Assert.Equal(("longHolidayAhead", "2025-01-28", "2025-02-04", "春节"), (notice.Text("kind"), values.Text("from"), values.Text("to"), values.Text("zh")));

        await app.MoveClockToAsync("2026-11-02T09:00+08:00");
        await WatchAsync();
        await WatchAsync();
        using var admin = await app.As("admin");
        var missing = (await admin.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items.Where(n => n.Text("kind") == "calendarYearMissing").ToList();
        Assert.Equal("2027", Assert.Single(missing).GetProperty("values").Text("year"));
    }

    private async Task<int> WatchAsync()
    {
        var organization = new Collab.Domain.Organizations.OrganizationId(await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'"));
        return await app.Services.GetRequiredService<Tenants>().SendAsync(organization, new WatchCalendars(), TestContext.Current.CancellationToken);
    }
}
