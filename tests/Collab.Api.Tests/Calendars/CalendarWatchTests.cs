using Collab.Api.Tests.Delegations;
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

    private Task<int> WatchAsync() => app.WatchAsync();
}

/// <summary>Before a long holiday heads and administrators hear whose duties nobody looks after.</summary>
public sealed class MissingDeputiesTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Who_owes_something_and_is_away_with_nobody_standing_in_is_named()
    {
        var story = await Story.PlanningAsync(app);
        await app.MoveClockToAsync("2025-01-23T09:00+08:00");
        using var manager = await app.As("market.manager");
        foreach (var provider in new[] { "设计部", "销售部" })
            (await manager.PostAsync("/api/v1/resource-requests", new
            {
                collaborationId = story.Id,
                providerDepartmentId = await app.DepartmentIdAsync(provider),
                kind = "tool",
                title = "海报模板",
                quantity = 3,
                unit = "套",
                purpose = "春季上新",
                usage = "按渠道改尺寸",
                neededFrom = "2025-02-10",
                neededUntil = "2025-02-20",
            })).ShouldBe(201);
        (await app.LeaveAsync("design.head", null, "2025-01-24", "2025-02-05")).ShouldBe(201);
        (await app.LeaveAsync("sales.head", "sales.channel", "2025-01-24", "2025-02-05")).ShouldBe(201);
        await app.MoveClockToAsync("2025-01-24T09:00:01+08:00");

        await app.WatchAsync();

        Assert.Equal(("何清", "何清", "", ""), (await MissingAsync("admin"), await MissingAsync("design.head"), await MissingAsync("sales.director"), await MissingAsync("member")));
    }

    private async Task<string?> MissingAsync(string account)
    {
        using var person = await app.As(account);
        return (await person.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items.Single(n => n.Text("kind") == "longHolidayAhead").GetProperty("values").Text("missing");
    }
}

internal static class Watching
{
    public static async Task<int> WatchAsync(this CollabApp app)
    {
        var organization = new Collab.Domain.Organizations.OrganizationId(await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'"));
        return await app.Services.GetRequiredService<Tenants>().SendAsync(organization, new WatchCalendars(), TestContext.Current.CancellationToken);
    }
}
