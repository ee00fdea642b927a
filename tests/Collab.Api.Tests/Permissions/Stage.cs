namespace Collab.Api.Tests.Permissions;

/// <summary>
/// A collaboration in which everybody has the part that the permission table speaks of. Sales owes two tasks: of one
/// service.lead is informed, of the other nobody outside is.
/// </summary>
public sealed class Stage(CollabApp app)
{
    /// <summary>In the order of the table's columns.</summary>
    public static readonly string[] Roles = ["admin", "sponsor", "sales.director", "sales.head", "market.manager", "sales.channel", "service.lead", "service.head", "outsider"];

    private readonly Dictionary<string, Guid> _ids = [];

    public static async Task<Stage> SetAsync(CollabApp app)
    {
        var stage = new Stage(app);
        await stage.SetAsync();
        return stage;
    }

    /// <summary>The route with the names in braces replaced by the ids of this stage.</summary>
    public string Fill(string text) => _ids.Aggregate(text, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value.ToString(), StringComparison.Ordinal));

    private async Task SetAsync()
    {
        var story = await Story.PlanningAsync(app);
        _ids["collaboration"] = story.Id;
        foreach (var (key, name) in new[] { ("marketing", "市场部"), ("sales", "销售部"), ("design", "设计部") }) _ids[key] = await app.DepartmentIdAsync(name);
        foreach (var account in new[] { "market.manager", "sales.channel", "sales.head", "design.head" }) _ids[account] = await app.MemberIdAsync(account);

        _ids["calendar"] = await app.ScalarAsync<Guid>("select calendar_id from collab.organizations where id = (select organization_id from collab.collaborations where id = $1)", story.Id);
        _ids["policy"] = await app.ScalarAsync<Guid>("select id from collab.deadline_policies where kind = 'resourceReply' and organization_id = (select organization_id from collab.collaborations where id = $1)", story.Id);
        using var manager = await app.As("market.manager");
        _ids["task"] = await PlanAsync(manager, "渠道铺货排期", "service.lead");
        _ids["otherTask"] = await PlanAsync(manager, "门店陈列", null);
        using var director = await app.As("market.director");
        var plan = (await director.GetAsync(Fill("/api/v1/collaborations/{collaboration}/plan"))).ShouldBe(200);
        (await director.PostAsync(Fill("/api/v1/collaborations/{collaboration}/plan/approve"), ifMatch: plan.Version)).ShouldBe(200);

        _ids["request"] = await PostAsync(manager, "/api/v1/resource-requests", """
            {"collaborationId":"{collaboration}","providerDepartmentId":"{sales}","kind":"material","title":"陈列架","quantity":10,"unit":"个","purpose":"门店陈列","usage":"新品上架","neededFrom":"2024-10-14","neededUntil":"2024-10-20"}
            """);
        using var channel = await app.As("sales.channel");
        _ids["issue"] = await PostAsync(channel, "/api/v1/issues", """
            {"collaborationId":"{collaboration}","title":"3 家门店暂停合作","description":"门店装修","impact":"铺货少 3 家","proposedSolution":"另找 2 家"}
            """);
        _ids["warning"] = await PostAsync(channel, "/api/v1/risk-warnings", """{"workItemId":"{task}","cause":"门店装修","impact":"晚 2 天","solution":"另找 2 家"}""");
        _ids["absence"] = await PostAsync(channel, "/api/v1/delegations", """{"firstDay":"2024-12-03","lastDay":"2024-12-10"}""");
        _ids["token"] = await PostAsync(channel, "/api/v1/access-tokens", """{"name":"铺货表","scopes":[],"expiresInDays":30}""");
        _ids["report"] = await PostAsync(await app.As("sales.head"), "/api/v1/progress-reports", """
            {"collaborationId":"{collaboration}","week":"2024-10-07","entries":[{"workItemId":"{task}","percentComplete":50}]}
            """);
        _ids["deadline"] = (await manager.GetAsync(Fill("/api/v1/deadlines?collaborationId={collaboration}&kind=resourceReply"))).ShouldBe(200).Items.Single().GetProperty("id").GetGuid();
    }

    private async Task<Guid> PlanAsync(Person lead, string title, string? informed)
    {
        List<object> raci =
        [
            new { memberId = await app.MemberIdAsync("sales.channel"), role = "responsible" },
            new { memberId = await app.MemberIdAsync("market.director"), role = "accountable" },
        ];
        if (informed is not null) raci.Add(new { memberId = await app.MemberIdAsync(informed), role = "informed" });
        return (await lead.PostAsync("/api/v1/work-items", new
        {
            collaborationId = _ids["collaboration"],
            title,
            plannedStart = "2024-10-11",
            plannedFinish = "2024-10-14",
            acceptanceCriteria = "10 家门店的排期全部确认",
            raci,
        })).ShouldBe(201).Id;
    }

    private async Task<Guid> PostAsync(Person person, string url, string body) =>
        (await person.PostAsync(url, JsonDocument.Parse(Fill(body)).RootElement)).ShouldBe(201).Id;
}
