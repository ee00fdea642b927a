using Collab.Api.Tests.Support;
using static Collab.Api.Tests.ProgressReports.ProgressReportTests;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.ProgressReports;

/// <summary>One story in time: its clock only runs forwards, so it has a class of its own.</summary>
public sealed class WeekTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Friday_17_00_is_missed_by_exactly_those_who_have_not_sent_and_Monday_opens_the_next_week()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(8), October(31));
        using var sales = await app.As("sales.head");
        using var manager = await app.As("market.manager");
        (await sales.PostAsync("/api/v1/progress-reports", Week(world, Line(channels, 50)))).ShouldBe(201);

        await app.MoveClockToAsync("2024-10-11T16:58+08:00");
        Assert.Equal("open", (await world.DeadlinesAsync("weeklyProgress")).OfDepartment("市场部").Text("state"));
        await app.MoveClockToAsync("2024-10-11T17:00:01+08:00");

        var weeks = await world.DeadlinesAsync("weeklyProgress");
        Assert.Equal(("breached", Shanghai("2024-10-11T17:00")), (weeks.OfDepartment("市场部").Text("state"), weeks.OfDepartment("市场部").Text("breachedAt")));
        Assert.Equal("met", weeks.OfDepartment("销售部").Text("state"));
        Assert.Single(await world.ToldAsync("market.manager", "deadlineBreached"));
        Assert.Empty(await world.ToldAsync("sales.head", "deadlineBreached"));

        // Sent now it still counts, as late.
        var late = (await manager.PostAsync("/api/v1/progress-reports", Week(world, Line(copy, 40)))).ShouldBe(201);
        Assert.True(late["late"].GetBoolean());
        Assert.Equal("metLate", (await world.DeadlinesAsync("weeklyProgress")).OfDepartment("市场部").Text("state"));
        Assert.Equal("late", (await manager.GetAsync($"{world.Url}/progress-sheet"))["reports"][0].Text("state"));

        await app.MoveClockToAsync("2024-10-14T00:00:01+08:00");
        var next = (await world.DeadlinesAsync("weeklyProgress")).Where(d => d.Text("week") == "2024-10-14").ToList();
        Assert.Equal(["市场部", "销售部"], next.Select(d => d.Department()).Order());
        Assert.All(next, d => Assert.Equal((Shanghai("2024-10-14T00:00"), Shanghai("2024-10-18T17:00"), "open"), (d.Text("startedAt"), d.Text("dueAt"), d.Text("state"))));

        // An earlier week shows what was reported then.
        (await manager.PostAsync("/api/v1/progress-reports", Week(world, 14, Line(copy, 90)))).ShouldBe(201);
        var then = (await manager.GetAsync($"{world.Url}/progress-sheet?week=2024-10-07")).ShouldBe(200);
        Assert.Equal(40, then["rows"].EnumerateArray().Single(r => r.GetProperty("workItem").GetProperty("id").GetGuid() == copy).GetProperty("percentComplete").GetInt32());

        // Weeks that nobody looked at are missed all the same, each with its own due time, once.
        await app.MoveClockToAsync("2024-11-04T09:00+08:00");
        var missed = (await world.DeadlinesAsync("weeklyProgress")).Where(d => d.Department() == "销售部" && d.Text("state") == "breached").Select(d => d.Text("breachedAt"));
        Assert.Equal([Shanghai("2024-10-18T17:00"), Shanghai("2024-10-25T17:00"), Shanghai("2024-11-01T17:00")], missed);
    }
}
