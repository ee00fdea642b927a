using Collab.Api.Tests.Support;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.ProgressReports;

public sealed class ProgressReportTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_report_writes_the_tasks_meets_the_week_and_reaches_all_liaisons()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(8), October(18));
        using var sales = await app.As("sales.head");

        var report = (await sales.PostAsync("/api/v1/progress-reports", Week(world, Line(channels, 50, "3 家门店暂停合作", "另找 2 家")))).ShouldBe(201);

        Assert.Equal(("销售部", false, 1), (report["department"].Text("name"), report["late"].GetBoolean(), report["edition"].GetInt32()));
        var entry = report["entries"][0];
        Assert.Equal(("渠道铺货排期", 50, "陈立"), (entry.Text("title"), entry.GetProperty("percentComplete").GetInt32(), entry.GetProperty("responsible").Text("name")));
        var task = await world.TaskAsync(channels);
        Assert.Equal(("inProgress", 50, "3 家门店暂停合作"), (task.State, task["percentComplete"].GetInt32(), task["problem"].GetString()));
        var weeks = await world.DeadlinesAsync("weeklyProgress");
        Assert.Equal(("met", "open"), (weeks.OfDepartment("销售部").Text("state"), weeks.OfDepartment("市场部").Text("state")));
        foreach (var liaison in new[] { "market.manager", "product.head", "design.head" })
            Assert.Equal(("销售部", "2024-10-07"), Values(Assert.Single(await world.ToldAsync(liaison, "progressSubmitted"))));
        (await sales.PostAsync("/api/v1/progress-reports", Week(world, Line(channels, 60)))).ShouldBeProblem(409, "progressReport.submittedAlready");
        Assert.Equal(0, (await world.TaskAsync(copy))["percentComplete"].GetInt32());
    }

    [Fact]
    public async Task Refusals_name_the_line()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(8), October(18));
        using var sales = await app.As("sales.head");
        async Task<Answer> Sends(object body) => await sales.PostAsync("/api/v1/progress-reports", body);
        (await Sends(Week(world))).ShouldBeProblem(422, "progressReport.noEntries", "$.entries");
        (await Sends(Week(world, Line(channels, 10), Line(copy, 10)))).ShouldBeProblem(422, "progressReport.notYourWorkItem", "$.entries[1]");
        (await Sends(Week(world, Line(Guid.NewGuid(), 10)))).ShouldBeProblem(422, "progressReport.notYourWorkItem", "$.entries[0].workItemId");
        (await Sends(Week(world, Line(channels, 101)))).ShouldBeProblem(422, "workItem.percentOutOfRange", "$.entries[0].percentComplete");
        (await Sends(Week(world, 8, Line(channels, 10)))).ShouldBeProblem(422, "progressReport.weekIsAMonday", "$.week");
        (await Sends(Week(world, 14, Line(channels, 10)))).ShouldBeProblem(422, "progressReport.weekInFuture", "$.week");
        using var product = await app.As("product.head");
        (await product.PostAsync("/api/v1/progress-reports", Week(world, Line(channels, 10)))).ShouldBeProblem(422, "progressReport.notYourWorkItem");
        using var member = await app.As("member");
        (await member.PostAsync("/api/v1/progress-reports", Week(world, Line(copy, 10)))).ShouldBeProblem(404, "notFound");
    }

    [Fact]
    public async Task A_correction_is_a_new_edition_and_the_sheet_shows_where_everything_stands()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(8), October(18));
        using var sales = await app.As("sales.head");
        using var manager = await app.As("market.manager");
        var report = (await sales.PostAsync("/api/v1/progress-reports", Week(world, Line(channels, 50)))).ShouldBe(201);

        var corrected = (await sales.PutAsync($"/api/v1/progress-reports/{report.Id}", new { entries = new[] { Line(channels, 60) } }, report.Version)).ShouldBe(200);
        Assert.Equal((2, 60), (corrected["edition"].GetInt32(), (await world.TaskAsync(channels))["percentComplete"].GetInt32()));
        (await sales.PutAsync($"/api/v1/progress-reports/{report.Id}", new { entries = new[] { Line(channels, 70) } }, report.Version)).ShouldBeProblem(412, "version.stale");
        using var product = await app.As("product.head");
        (await product.PutAsync($"/api/v1/progress-reports/{report.Id}", new { entries = new[] { Line(channels, 70) } }, corrected.Version)).ShouldBeProblem(403, "forbidden");

        var sheet = (await manager.GetAsync($"{world.Url}/progress-sheet?week=2024-10-07")).ShouldBe(200);
        Assert.Equal((Shanghai("2024-10-11T17:00"), "2024-10-11"), (sheet["due"].Text("at"), sheet["due"].Text("day")));
        var rows = sheet["rows"].EnumerateArray().ToDictionary(r => r.GetProperty("workItem").GetProperty("id").GetGuid());
        Assert.Equal((true, false), (rows[copy].GetProperty("mine").GetBoolean(), rows[channels].GetProperty("mine").GetBoolean()));
        Assert.Equal(60, rows[channels].GetProperty("percentComplete").GetInt32());
        var sent = sheet["reports"].EnumerateArray().ToDictionary(r => r.GetProperty("department").Text("name")!, r => r.Text("state"));
        Assert.Equal(("due", "submitted", "nothingToReport"), (sent["市场部"], sent["销售部"], sent["设计部"]));

        Assert.Equal(report.Id, Assert.Single((await manager.GetAsync($"/api/v1/progress-reports?collaborationId={world.Id}&week=2024-10-07")).ShouldBe(200).Items).GetProperty("id").GetGuid());
        (await manager.GetAsync($"/api/v1/progress-reports/{report.Id}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_hundred_percent_completes_the_task_and_the_last_one_opens_the_acceptance()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(8), October(11));
        using var sales = await app.As("sales.head");
        using var manager = await app.As("market.manager");

        (await sales.PostAsync("/api/v1/progress-reports", Week(world, Line(channels, 100)))).ShouldBe(201);
        (await manager.PostAsync("/api/v1/progress-reports", Week(world, new { workItemId = copy, percentComplete = 100, actualFinish = October(10) }))).ShouldBe(201);

        Assert.Equal(("completed", "2024-10-10"), ((await world.TaskAsync(copy)).State, (await world.TaskAsync(copy))["actualFinish"].GetString()));
        Assert.All(await world.DeadlinesAsync("weeklyProgress"), d => Assert.Equal("met", d.Text("state")));
        Assert.All(await world.DeadlinesAsync("workItem"), d => Assert.Equal("met", d.Text("state")));
        Assert.Equal("accepting", await app.ScalarAsync<string>("select state from collab.collaborations where id = $1", world.Id));
    }

    [Fact]
    public async Task The_sheet_of_a_week_without_workdays_says_which_report_covers_it()
    {
        var (world, _, _) = await Promotion.ExecutingAsync(app, October(8), October(18));
        using var lead = await app.As("market.manager");

        var sheet = (await lead.GetAsync($"{world.Url}/progress-sheet?week=2026-02-16")).ShouldBe(200);

        Assert.Equal((JsonValueKind.Null, "2026-02-23"), (sheet["due"].ValueKind, sheet["coveredBy"].GetString()));
        (await lead.GetAsync($"{world.Url}/progress-sheet?week=2026-02-17")).ShouldBeProblem(422, "progressReport.weekIsAMonday");
    }

    internal static object Week(Promotion world, params object[] entries) => Week(world, 7, entries);

    internal static object Week(Promotion world, int monday, params object[] entries) => new { collaborationId = world.Id, week = October(monday), entries };

    internal static object Line(Guid workItemId, int percentComplete, string? problem = null, string? solution = null) => new { workItemId, percentComplete, problem, solution };

    private static (string?, string?) Values(JsonElement notification) => (notification.GetProperty("values").Text("department"), notification.GetProperty("values").Text("week"));
}
