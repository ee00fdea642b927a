using Collab.Api.Tests.Support;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.Plans;

public sealed class PlanTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Approving_makes_dates_the_agreed_ones_and_everything_falls_due()
    {
        var world = await Promotion.InPlanningAsync(app);
        var task = await world.PlanTaskAsync("推广文案初稿", October(14), October(19), r: "market.manager", a: "market.director");
        var unowned = await world.PlanTaskAsync("线下推广", October(14), October(18));
        Assert.Empty(await world.DeadlinesAsync("workItem"));

        var plan = await world.ApproveAsync();

        Assert.Equal("approved", plan.State);
        Assert.Equal("林溯", plan["approvedBy"].Text("name"));
        Assert.Equal(2, plan["baseline"].GetProperty("items").GetArrayLength());
        var deadlines = await world.DeadlinesAsync("workItem");
        // A Saturday off: the end of the standard hours all the same.
        Assert.Equal((Shanghai("2024-10-19T18:00"), "市场部", "open"), (deadlines.Of(task).Text("dueAt"), deadlines.Of(task).Department(), deadlines.Of(task).Text("state")));
        // Nobody is responsible yet: the lead department owes it, by its liaison.
        Assert.Equal(await app.MemberIdAsync("market.manager"), deadlines.Of(unowned).Owner());
        Assert.Equal("2024-10-19", (await world.TaskAsync(task))["agreedFinish"].GetString());
        Assert.Equal("executing", await app.ScalarAsync<string>("select state from collab.collaborations where id = $1", world.Id));
        Assert.Single(await world.ToldAsync("sales.head", "planApproved"));
    }

    [Fact]
    public async Task The_week_that_runs_is_reported_too_by_those_who_are_responsible()
    {
        var (world, _, _) = await Promotion.ExecutingAsync(app, October(11), October(18));

        var weeks = await world.DeadlinesAsync("weeklyProgress");

        Assert.Equal(["市场部", "销售部"], weeks.Select(d => d.Department()).Order());
        Assert.All(weeks, d => Assert.Equal((Shanghai("2024-10-11T17:00"), "2024-10-07", world.Id), (d.Text("dueAt"), d.Text("week"), d.GetProperty("subject").GetProperty("id").GetGuid())));
        Assert.Equal(await app.MemberIdAsync("sales.head"), weeks.OfDepartment("销售部").Owner());
    }

    [Fact]
    public async Task Approving_needs_tasks_liaisons_and_the_approver()
    {
        var world = await Promotion.InPlanningAsync(app, liaisons: false);
        using var approver = await app.As("market.director");
        using var lead = await app.As("market.manager");
        var version = (await world.PlanAsync()).Version;
        (await approver.PostAsync($"{world.Url}/plan/approve", ifMatch: version)).ShouldBeProblem(409, "plan.noWorkItems");

        await world.PlanTaskAsync("推广文案初稿", October(14), October(18));
        (await approver.PostAsync($"{world.Url}/plan/approve", ifMatch: version)).ShouldBeProblem(409, "collaboration.liaisonsMissing");
        (await lead.PostAsync($"{world.Url}/plan/approve", ifMatch: version)).ShouldBeProblem(403, "forbidden");
        (await approver.PostAsync($"{world.Url}/plan/approve")).ShouldBeProblem(428, "ifMatch.required");
        Assert.Equal("draft", (await approver.PostAsync($"{world.Url}/plan/approve", ifMatch: version + 1)).ShouldBeProblem(412, "version.stale")["current"].Text("state"));
    }

    [Fact]
    public async Task The_lead_writes_phases_until_the_plan_is_approved()
    {
        var world = await Promotion.InPlanningAsync(app);
        using var lead = await app.As("market.manager");
        var phase = new { name = "筹备期", start = October(14), finish = October(18), acceptanceCriteria = "通过卖点审核", resources = "设计部：海报模板" };

        var plan = (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { phase } }, (await world.PlanAsync()).Version)).ShouldBe(200);
        var phaseId = plan["phases"][0].GetProperty("id").GetGuid();
        Assert.Contains("edit", plan.Allowed);

        var outside = new { collaborationId = world.Id, title = "线下推广", plannedStart = October(14), plannedFinish = October(21), acceptanceCriteria = "", phaseId };
        (await lead.PostAsync("/api/v1/work-items", outside)).ShouldBeProblem(422, "plan.outsidePhase", "$.plannedFinish");
        (await lead.PostAsync("/api/v1/work-items", outside with { phaseId = Guid.NewGuid() })).ShouldBeProblem(422, "plan.phaseUnknown", "$.phaseId");
        (await lead.PostAsync("/api/v1/work-items", outside with { plannedFinish = October(18) })).ShouldBe(201);
        (await lead.PutAsync($"{world.Url}/plan", new { phases = Array.Empty<object>() }, plan.Version)).ShouldBeProblem(409, "plan.phaseHasWorkItems");
        (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { phase with { name = " " } } }, plan.Version)).ShouldBeProblem(422, "plan.phaseNeedsName", "$.phases[0]");
        (await lead.PutAsync($"{world.Url}/plan", new { approverId = Guid.NewGuid(), phases = Array.Empty<object>() }, plan.Version)).ShouldBeProblem(422, "plan.approverUnknown", "$.approverId");

        var approved = await world.ApproveAsync();
        (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { phase } }, approved.Version)).ShouldBeProblem(409, "plan.approvedAlready");
    }

    [Fact]
    public async Task A_revision_waits_for_the_approver_and_what_was_agreed_stays_visible()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(14), October(18));
        using var lead = await app.As("market.manager");
        using var approver = await app.As("market.director");
        var revision = new { reason = "卖点有调整，文案要重写", changes = new[] { new { workItemId = copy, plannedStart = October(14), plannedFinish = October(21) } } };

        var proposed = (await lead.PostAsync($"{world.Url}/plan/revisions", revision, (await world.PlanAsync()).Version)).ShouldBe(200);
        Assert.Equal("proposed", proposed["revisions"][0].Text("state"));
        Assert.Equal("2024-10-18", (await world.TaskAsync(copy))["plannedFinish"].GetString());
        Assert.Single(await world.ToldAsync("market.director", "revisionProposed"));
        var decide = $"{world.Url}/plan/revisions/{proposed["revisions"][0].GetProperty("id").GetGuid()}";
        (await lead.PostAsync($"{decide}/approve", ifMatch: proposed.Version)).ShouldBeProblem(403, "forbidden");

        Assert.Contains("decide", (await approver.GetAsync($"{world.Url}/plan")).Allowed);
        var approved = (await approver.PostAsync($"{decide}/approve", ifMatch: proposed.Version)).ShouldBe(200);

        var task = await world.TaskAsync(copy);
        Assert.Equal(("2024-10-21", "2024-10-18", 1), (task["plannedFinish"].GetString(), task["agreedFinish"].GetString(), task["timesMoved"].GetInt32()));
        Assert.Contains(approved["baseline"].GetProperty("items").EnumerateArray(), i => i.GetProperty("workItemId").GetGuid() == copy && i.Text("plannedFinish") == "2024-10-18");
        var deadlines = await world.DeadlinesAsync("workItem");
        Assert.Equal((Shanghai("2024-10-21T18:00"), Shanghai("2024-10-18T18:00")), (deadlines.Of(copy).Text("dueAt"), deadlines.Of(channels).Text("dueAt")));
        Assert.Single(await world.ToldAsync("market.manager", "planRevised"));
        Assert.Empty(await world.ToldAsync("market.director", "planRevised"));
    }

    [Fact]
    public async Task What_the_approver_proposes_is_decided_with_it_and_a_rejected_revision_moves_nothing()
    {
        var (world, copy, _) = await Promotion.ExecutingAsync(app, October(14), October(18));
        using var lead = await app.As("market.manager");
        using var approver = await app.As("market.director");
        object To(Guid task, int day) => new { reason = "提前发布", changes = new[] { new { workItemId = task, plannedStart = October(14), plannedFinish = October(day) } } };
        var version = (await world.PlanAsync()).Version;
        (await lead.PostAsync($"{world.Url}/plan/revisions", To(Guid.NewGuid(), 17), version)).ShouldBeProblem(422, "plan.workItemUnknown", "$.changes[0].workItemId");
        (await lead.PostAsync($"{world.Url}/plan/revisions", To(copy, 13), version)).ShouldBeProblem(422, "workItem.endsBeforeItStarts");
        (await lead.PostAsync($"{world.Url}/plan/revisions", To(copy, 18), version)).ShouldBeProblem(422, "plan.nothingMoves", "$.changes");

        var moved = (await approver.PostAsync($"{world.Url}/plan/revisions", To(copy, 17), version)).ShouldBe(200);
        Assert.Equal("approved", moved["revisions"][0].Text("state"));
        Assert.Equal("2024-10-17", (await world.TaskAsync(copy))["plannedFinish"].GetString());

        var proposed = (await lead.PostAsync($"{world.Url}/plan/revisions", To(copy, 25), moved.Version)).ShouldBe(200);
        var rejected = (await approver.PostAsync(
            $"{world.Url}/plan/revisions/{proposed["revisions"][1].GetProperty("id").GetGuid()}/reject", new { reason = "发布日不能动" }, proposed.Version)).ShouldBe(200);
        Assert.Equal(("rejected", "发布日不能动"), (rejected["revisions"][1].Text("state"), rejected["revisions"][1].Text("rejection")));
        Assert.Equal("2024-10-17", (await world.TaskAsync(copy))["plannedFinish"].GetString());
        Assert.Single(await world.ToldAsync("market.manager", "revisionRejected"));
    }

    [Fact]
    public async Task Who_takes_no_part_finds_nothing()
    {
        var world = await Promotion.InPlanningAsync(app);
        foreach (var account in new[] { "member", "outsider" })
        {
            using var stranger = await app.As(account);
            (await stranger.GetAsync($"{world.Url}/plan")).ShouldBeProblem(404, "notFound");
            (await stranger.GetAsync($"{world.Url}/raci")).ShouldBeProblem(404, "notFound");
            (await stranger.GetAsync($"{world.Url}/progress-sheet")).ShouldBeProblem(404, "notFound");
            (await stranger.PostAsync($"{world.Url}/plan/approve")).ShouldBeProblem(404, "notFound");
        }
        using var product = await app.As("product.head");
        (await product.PutAsync($"{world.Url}/plan", new { phases = Array.Empty<object>() }, 1)).ShouldBeProblem(403, "forbidden");
    }
}
