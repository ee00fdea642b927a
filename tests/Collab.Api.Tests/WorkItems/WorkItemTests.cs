using Collab.Api.Tests.Support;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.WorkItems;

public sealed class WorkItemTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_task_is_planned_once_however_often_it_is_sent()
    {
        var world = await Promotion.InPlanningAsync(app);
        using var lead = await app.As("market.manager");
        var body = new { collaborationId = world.Id, title = "宣传物料制作", plannedStart = October(14), plannedFinish = October(18), acceptanceCriteria = "通过审核" };

        var first = (await lead.PostAsync("/api/v1/work-items", body, key: "poster-1")).ShouldBe(201);
        var again = (await lead.PostAsync("/api/v1/work-items", body, key: "poster-1")).ShouldBe(201);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(("planned", 0, 1), (first.State, first["percentComplete"].GetInt32(), (await world.PlanAsync())["workItems"].GetArrayLength()));
        (await lead.PostAsync("/api/v1/work-items", body with { title = "另一项" }, key: "poster-1")).ShouldBeProblem(422, "idempotency.keyReused");
        (await lead.PostAsync("/api/v1/work-items", body with { plannedFinish = October(13) })).ShouldBeProblem(422, "workItem.endsBeforeItStarts", "$.plannedFinish");
        using var product = await app.As("product.head");
        (await product.PostAsync("/api/v1/work-items", body)).ShouldBeProblem(403, "forbidden");
        using var member = await app.As("member");
        (await member.PostAsync("/api/v1/work-items", body)).ShouldBeProblem(404, "notFound");
    }

    [Fact]
    public async Task Added_after_the_approval_a_task_falls_due_at_once()
    {
        var (world, _, _) = await Promotion.ExecutingAsync(app, October(14), October(18));

        var task = await world.PlanTaskAsync("补拍物料", October(15), October(16), r: "design.head", a: "market.manager");

        Assert.Equal("2024-10-16", (await world.TaskAsync(task))["agreedFinish"].GetString());
        var deadline = (await world.DeadlinesAsync("workItem")).Of(task);
        Assert.Equal((Shanghai("2024-10-16T18:00"), "设计部"), (deadline.Text("dueAt"), deadline.Department()));
        Assert.Equal("responsible", Assert.Single(await world.ToldAsync("design.head", "raciAssigned")).GetProperty("values").Text("roles"));
    }

    [Fact]
    public async Task Without_R_and_A_a_task_cannot_start()
    {
        var world = await Promotion.InPlanningAsync(app);
        var unowned = await world.PlanTaskAsync("线下推广", October(14), October(18), r: "sales.head");
        var owned = await world.PlanTaskAsync("渠道铺货排期", October(14), October(18), r: "sales.head", a: "sales.director");
        (await world.DoAsync("market.manager", "start", owned)).ShouldBeProblem(409, "collaboration.notAtThisStep");
        await world.ApproveAsync();

        (await world.DoAsync("sales.head", "start", unowned)).ShouldBeProblem(409, "workItem.raciRequired");
        Assert.DoesNotContain("start", (await world.TaskAsync(unowned, "sales.head")).Allowed);
        Assert.Contains("start", (await world.TaskAsync(owned, "sales.head")).Allowed);
        Assert.Equal("inProgress", (await world.DoAsync("sales.head", "start", owned)).ShouldBe(200).State);
    }

    [Fact]
    public async Task Done_meets_the_deadline_and_tells_A_C_and_I()
    {
        var (world, copy, _) = await Promotion.ExecutingAsync(app, October(14), October(18));
        (await world.DoAsync("market.manager", "start", copy)).ShouldBe(200);
        Assert.Single(await world.ToldAsync("product.head", "consulted"));
        using var product = await app.As("product.head");
        (await product.PostAsync($"/api/v1/work-items/{copy}/complete", ifMatch: (await world.TaskAsync(copy)).Version)).ShouldBeProblem(403, "forbidden");
        (await world.DoAsync("market.manager", "complete", copy, new { actualFinish = October(31) })).ShouldBeProblem(422, "workItem.finishInFuture", "$.actualFinish");

        var done = (await world.DoAsync("market.manager", "complete", copy, new { actualFinish = October(10) })).ShouldBe(200);

        Assert.Equal(("completed", 100, "2024-10-10"), (done.State, done["percentComplete"].GetInt32(), done["actualFinish"].GetString()));
        Assert.Empty(done.Allowed);
        Assert.Equal("met", (await world.DeadlinesAsync("workItem")).Of(copy).Text("state"));
        Assert.Single(await world.ToldAsync("market.director", "workItemCompleted"));
        Assert.Single(await world.ToldAsync("sales.director", "workItemCompleted"));
        Assert.Equal(2, (await world.ToldAsync("product.head", "consulted")).Count);
        Assert.Equal("executing", await StateAsync(world));
        (await world.DoAsync("market.manager", "complete", copy)).ShouldBeProblem(409, "workItem.notOpen");
    }

    [Fact]
    public async Task The_last_open_task_opens_the_acceptance()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(14), October(18));
        (await world.DoAsync("market.manager", "complete", copy)).ShouldBe(200);
        (await world.DoAsync("sales.head", "cancel", channels, new { reason = "渠道由总部统一安排" })).ShouldBeProblem(403, "forbidden");
        (await world.DoAsync("market.manager", "cancel", channels, new { reason = " " })).ShouldBeProblem(422, "workItem.reasonRequired", "$.reason");

        (await world.DoAsync("market.manager", "cancel", channels, new { reason = "渠道由总部统一安排" })).ShouldBe(200);

        Assert.Equal("accepting", await StateAsync(world));
        Assert.Equal("waived", (await world.DeadlinesAsync("workItem")).Of(channels).Text("state"));
        Assert.Single(await world.DeadlinesAsync("acceptance"));
        // Sales has no task left and owes no empty report; marketing still writes what it has done.
        var weeks = await world.DeadlinesAsync("weeklyProgress");
        Assert.Equal(("waived", "open"), (weeks.OfDepartment("销售部").Text("state"), weeks.OfDepartment("市场部").Text("state")));
        Assert.Equal("部门已没有要报的任务。", await world.WaiverAsync(weeks.OfDepartment("销售部")));
        Assert.Equal("渠道由总部统一安排", await world.WaiverAsync((await world.DeadlinesAsync("workItem")).Of(channels)));
    }

    [Fact]
    public async Task Tasks_are_edited_by_the_lead_but_agreed_dates_move_by_revision()
    {
        var world = await Promotion.InPlanningAsync(app);
        var (first, second) = (await world.PlanTaskAsync("文案", October(14), October(15)), await world.PlanTaskAsync("投放", October(16), October(18)));
        using var lead = await app.As("market.manager");
        using var product = await app.As("product.head");
        var version = (await world.TaskAsync(second)).Version;
        (await product.PatchAsync($"/api/v1/work-items/{second}", new { title = "投放" }, version)).ShouldBeProblem(403, "forbidden");

        var edited = (await lead.PatchAsync($"/api/v1/work-items/{second}", new { title = "线上投放", plannedFinish = October(19), dependsOn = new[] { first } }, version)).ShouldBe(200);

        Assert.Equal(("线上投放", "2024-10-16", "2024-10-19"), (edited["title"].GetString(), edited["plannedStart"].GetString(), edited["plannedFinish"].GetString()));
        Assert.Equal("线上投放", (await lead.PatchAsync($"/api/v1/work-items/{second}", new { title = "旧" }, version)).ShouldBeProblem(412, "version.stale")["current"].Text("title"));
        var firstVersion = (await world.TaskAsync(first)).Version;
        (await lead.PatchAsync($"/api/v1/work-items/{first}", new { dependsOn = new[] { second } }, firstVersion)).ShouldBeProblem(422, "workItem.dependencyCycle", "$.dependsOn");
        (await lead.PatchAsync($"/api/v1/work-items/{first}", new { dependsOn = new[] { Guid.NewGuid() } }, firstVersion)).ShouldBeProblem(422, "workItem.dependencyUnknown", "$.dependsOn");

        await world.ApproveAsync();
        (await lead.PatchAsync($"/api/v1/work-items/{first}", new { plannedFinish = October(16) }, (await world.TaskAsync(first)).Version)).ShouldBeProblem(409, "workItem.datesMoveByRevision");
    }

    [Fact]
    public async Task The_list_goes_by_planned_finish_page_by_page_and_hides_what_one_is_not_part_of()
    {
        var world = await Promotion.InPlanningAsync(app);
        var late = await world.PlanTaskAsync("投放", October(16), October(25), r: "sales.head", a: "sales.director");
        var early = await world.PlanTaskAsync("文案", October(14), October(15), r: "market.manager", a: "market.director", i: "service.head");
        using var lead = await app.As("market.manager");

        var page = (await lead.GetAsync($"/api/v1/work-items?collaborationId={world.Id}&limit=1")).ShouldBe(200);
        var next = (await lead.GetAsync($"/api/v1/work-items?collaborationId={world.Id}&limit=1&cursor={page["nextCursor"].GetString()}")).ShouldBe(200);
        Assert.Equal([early, late], page.Items.Concat(next.Items).Select(i => i.GetProperty("id").GetGuid()));
        Assert.Equal(JsonValueKind.Null, next["nextCursor"].ValueKind);
        Assert.Equal(late, Assert.Single((await lead.GetAsync($"/api/v1/work-items?collaborationId={world.Id}&responsibleId={await app.MemberIdAsync("sales.head")}")).Items).GetProperty("id").GetGuid());
        (await lead.GetAsync("/api/v1/work-items?colour=red")).ShouldBe(400);

        // Who is only informed sees the tasks he is named in, and nothing else of the collaboration.
        using var informed = await app.As("service.head");
        Assert.Equal(early, Assert.Single((await informed.GetAsync($"/api/v1/work-items?collaborationId={world.Id}")).Items).GetProperty("id").GetGuid());
        (await informed.GetAsync($"/api/v1/work-items/{early}")).ShouldBe(200);
        (await informed.GetAsync($"/api/v1/work-items/{late}")).ShouldBeProblem(404, "notFound");
        using var member = await app.As("member");
        Assert.Empty((await member.GetAsync($"/api/v1/work-items?collaborationId={world.Id}")).ShouldBe(200).Items);
        (await member.GetAsync($"/api/v1/work-items/{early}")).ShouldBeProblem(404, "notFound");
    }

    private Task<string> StateAsync(Promotion world) => app.ScalarAsync<string>("select state from collab.collaborations where id = $1", world.Id);
}
