using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Departments;
using Collab.Domain.Organizations;
using Collab.Domain.Plans;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Collab.Api.Tests.Support;

/// <summary>
/// The worked example "Q4 new product promotion" in a test's database, at the step where tasks are planned: goals agreed and
/// liaisons named. Marketing leads (market.manager), with sales (sales.head), product (product.head) and design (design.head);
/// market.director approves the plan. The steps before are set up in the store, those from here on go through the API.
/// </summary>
internal sealed class Promotion
{
    private readonly CollabApp _app;

    private Promotion(CollabApp app, CollaborationId id) => (_app, Id) = (app, id.Value);

    public Guid Id { get; }

    public string Url => $"/api/v1/collaborations/{Id}";

    /// <param name="liaisons">False: not named yet.</param>
    public static async Task<Promotion> InPlanningAsync(CollabApp app, bool liaisons = true)
    {
        var organization = await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'market.manager@demo.example'");
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(new OrganizationId(organization));
        var id = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: false, () => SetUpAsync(scope.ServiceProvider.GetRequiredService<ICollabDb>(), app.Now, liaisons), default);
        return new Promotion(app, id);
    }

    /// <summary>The plan is approved with a task of the manager and one of sales, both for the days given; work has begun.</summary>
    public static async Task<(Promotion World, Guid Copy, Guid Channels)> ExecutingAsync(CollabApp app, LocalDate from, LocalDate to)
    {
        var world = await InPlanningAsync(app);
        var copy = await world.PlanTaskAsync("推广文案初稿", from, to, r: "market.manager", a: "market.director", c: "product.head", i: "sales.director");
        var channels = await world.PlanTaskAsync("渠道铺货排期", from, to, r: "sales.head", a: "sales.director", i: "market.manager");
        await world.ApproveAsync();
        return (world, copy, channels);
    }

    public async Task<Guid> PlanTaskAsync(string title, LocalDate from, LocalDate to, string? r = null, string? a = null, string? c = null, string? i = null)
    {
        using var lead = await _app.As("market.manager");
        var raci = new List<object>();
        foreach (var (account, role) in new[] { (r, "responsible"), (a, "accountable"), (c, "consulted"), (i, "informed") })
            if (account is not null) raci.Add(new { memberId = await _app.MemberIdAsync(account), role });
        return (await lead.PostAsync(
            "/api/v1/work-items",
            new { collaborationId = Id, title, plannedStart = from, plannedFinish = to, acceptanceCriteria = "通过产品部卖点审核", raci })).ShouldBe(201).Id;
    }

    public async Task<Answer> PlanAsync()
    {
        using var lead = await _app.As("market.manager");
        return (await lead.GetAsync($"{Url}/plan")).ShouldBe(200);
    }

    public async Task<Answer> ApproveAsync()
    {
        using var approver = await _app.As("market.director");
        return (await approver.PostAsync($"{Url}/plan/approve", ifMatch: (await PlanAsync()).Version)).ShouldBe(200);
    }

    public async Task<Answer> TaskAsync(Guid id, string account = "market.manager")
    {
        using var person = await _app.As(account);
        return (await person.GetAsync($"/api/v1/work-items/{id}")).ShouldBe(200);
    }

    /// <summary>Somebody does something with a task as it stands now: start, complete, cancel, mark-at-risk.</summary>
    public async Task<Answer> DoAsync(string account, string verb, Guid task, object? body = null)
    {
        using var person = await _app.As(account);
        return await person.PostAsync($"/api/v1/work-items/{task}/{verb}", body, ifMatch: (await TaskAsync(task)).Version);
    }

    /// <summary>The collaboration's deadlines of a kind, by due time.</summary>
    public async Task<IReadOnlyList<JsonElement>> DeadlinesAsync(string kind)
    {
        using var lead = await _app.As("market.manager");
        return (await lead.GetAsync($"/api/v1/deadlines?collaborationId={Id}&kind={kind}&limit=100")).ShouldBe(200).Items;
    }

    /// <summary>Why a deadline was waived, as its history says.</summary>
    public async Task<string?> WaiverAsync(JsonElement deadline)
    {
        using var lead = await _app.As("market.manager");
        var history = (await lead.GetAsync($"/api/v1/deadlines/{deadline.GetProperty("id").GetGuid()}/history")).ShouldBe(200).Items;
        return Assert.Single(history, step => step.Text("event") == "waived").Text("reason");
    }

    /// <summary>What a person was told of something of this collaboration, by kind.</summary>
    public async Task<IReadOnlyList<JsonElement>> ToldAsync(string account, string kind)
    {
        using var person = await _app.As(account);
        var told = (await person.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items;
        return [.. told.Where(n => n.GetProperty("kind").GetString() == kind && n.GetProperty("collaboration").GetProperty("id").GetGuid() == Id)];
    }

    private static async Task<CollaborationId> SetUpAsync(ICollabDb db, Instant now, bool liaisons)
    {
        var departments = db.Departments.ToDictionary(d => d.Name);
        var members = db.Members.ToDictionary(m => m.Email.Split('@')[0]);
        var collaboration = Collaboration.Start(
            NewId.Of<CollaborationId>(), members["market.manager"], "Q4 新品推广", Scenario.NewProduct, departments["市场部"],
            [departments["销售部"].Id, departments["产品部"].Id, departments["设计部"].Id], null, null, now);
        collaboration.HoldKickoff(now);
        collaboration.AgreeGoal(now);
        if (liaisons)
        {
            foreach (var (department, liaison) in new[] { ("市场部", "market.manager"), ("销售部", "sales.head"), ("产品部", "product.head"), ("设计部", "design.head") })
                collaboration.NameLiaison(departments[department].Id, members[liaison], null, now);
        }
        var brief = new Brief(
            collaboration.Id, collaboration.OrganizationId, collaboration.Title, "竞品 A 占了 30% 的市场，新品要被看见。", "首月销量 10,000 台。", new LocalDate(2024, 12, 31),
            [new Goal(NewId.Of<GoalId>(), "首月销量", 10_000, "台", new LocalDate(2024, 12, 31))], now);
        var plan = new ExecutionPlan(collaboration.Id, collaboration.OrganizationId, collaboration.Title, members["market.director"].Id, []);
        // What led here is no part of the story: nobody is told of it and no duty follows from it.
        collaboration.TakeEvents();
        brief.TakeEvents();
        db.Collaborations.Add(collaboration);
        db.Briefs.Add(brief);
        db.ExecutionPlans.Add(plan);
        await db.SaveAsync(TestContext.Current.CancellationToken);
        return collaboration.Id;
    }
}

/// <summary>Short ways to read answers.</summary>
internal static class Reading
{
    public static LocalDate October(int day) => new(2024, 10, day);

    /// <summary>An instant as it is on the wire, from a wall time of Shanghai such as <c>2024-10-11T18:00</c>.</summary>
    public static string Shanghai(string time) => CollabJson.Text(CollabApp.At(time + "+08:00"));

    public static string Department(this JsonElement deadline) => deadline.GetProperty("owner").GetProperty("department").Text("name")!;

    public static Guid Owner(this JsonElement deadline) => deadline.GetProperty("owner").GetProperty("member").GetProperty("id").GetGuid();

    public static JsonElement Of(this IReadOnlyList<JsonElement> deadlines, Guid subject) =>
        Assert.Single(deadlines, d => d.GetProperty("subject").GetProperty("id").GetGuid() == subject);

    public static JsonElement OfDepartment(this IReadOnlyList<JsonElement> deadlines, string department) => Assert.Single(deadlines, d => d.Department() == department);
}
