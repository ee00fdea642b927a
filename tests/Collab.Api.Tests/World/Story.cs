namespace Collab.Api.Tests.World;

/// <summary>
/// A collaboration of a test's own, as in the worked example: marketing leads, started by its manager; sales, product and
/// design take part. Each step is what people do through the API.
/// </summary>
public sealed class Story
{
    public static readonly IReadOnlyDictionary<string, string> LiaisonOf = new Dictionary<string, string>
    {
        ["市场部"] = "market.manager",
        ["销售部"] = "sales.head",
        ["产品部"] = "product.head",
        ["设计部"] = "design.head",
    };

    /// <summary>One who speaks for each department at the kick-off.</summary>
    public static readonly string[] Speakers = ["market.director", "sales.director", "product.head", "design.head"];

    private Story(CollabApp app, Guid id) => (App, Id) = (app, id);

    public CollabApp App { get; }

    /// <summary>Of the collaboration.</summary>
    public Guid Id { get; }

    /// <summary>A draft; nobody was called together yet.</summary>
    public static async Task<Story> BeginAsync(CollabApp app)
    {
        using var manager = await app.As("market.manager");
        var answer = await manager.PostAsync("/api/v1/collaborations", await DraftAsync(app));
        return new Story(app, answer.ShouldBe(201).Id);
    }

    /// <summary>What is sent to start it.</summary>
    public static async Task<object> DraftAsync(CollabApp app, string title = "Q4 新品推广") => new
    {
        title,
        scenario = "newProduct",
        leadDepartmentId = await app.DepartmentIdAsync("市场部"),
        participatingDepartmentIds = await app.DepartmentIdsAsync("销售部", "产品部", "设计部"),
        brief = new
        {
            background = "竞品 A 占走了 30% 的市场，新品需要被看见。",
            coreNeeds = "渠道铺货 10 家门店，10月20日前。",
            expectedFinish = "2024-11-12",
        },
        goals = new[] { new { indicator = "首月销量", target = 10_000, unit = "台", dueOn = "2024-11-12" } },
    };

    /// <summary>The kick-off is held and every department has confirmed and named its liaison: the plan is written.</summary>
    public static async Task<Story> PlanningAsync(CollabApp app)
    {
        var story = await BeginAsync(app);
        using var manager = await app.As("market.manager");
        (await manager.PostAsync("/api/v1/meetings", new
        {
            collaborationId = story.Id,
            kind = "kickoff",
            heldAt = app.NowText,
            attendeeIds = await app.MemberIdsAsync(Speakers),
        })).ShouldBe(201);
        foreach (var (department, liaison) in LiaisonOf)
        {
            using var head = await app.As(department switch { "市场部" => "market.director", "销售部" => "sales.director", _ => liaison });
            var departmentId = await app.DepartmentIdAsync(department);
            var commitment = (await head.GetAsync($"/api/v1/collaborations/{story.Id}/commitments")).ShouldBe(200).Items
                .Single(x => x.GetProperty("department").GetProperty("id").GetGuid() == departmentId);
            (await head.PostAsync(
                $"/api/v1/collaborations/{story.Id}/commitments/{departmentId}/confirm", ifMatch: commitment.GetProperty("version").GetInt64())).ShouldBe(200);
            (await head.PutAsync(
                $"/api/v1/collaborations/{story.Id}/liaisons/{departmentId}", new { memberId = await app.MemberIdAsync(liaison) }, await story.VersionAsync(head))).ShouldBe(200);
        }
        return story;
    }

    /// <summary>The plan is approved; work begins.</summary>
    /// <param name="workItemId">Of the one task: the channel schedule of sales, due on the 12th.</param>
    public static async Task<(Story Story, Guid WorkItemId)> ExecutingAsync(CollabApp app)
    {
        var story = await PlanningAsync(app);
        using var manager = await app.As("market.manager");
        var workItem = await manager.PostAsync("/api/v1/work-items", new
        {
            collaborationId = story.Id,
            title = "渠道铺货排期",
            plannedStart = "2024-10-11",
            plannedFinish = "2024-10-12",
            acceptanceCriteria = "10 家门店的排期全部确认",
            raci = new[]
            {
                new { memberId = await app.MemberIdAsync("sales.head"), role = "responsible" },
                new { memberId = await app.MemberIdAsync("sales.director"), role = "accountable" },
            },
        });
        using var director = await app.As("market.director");
        var plan = (await director.GetAsync($"/api/v1/collaborations/{story.Id}/plan")).ShouldBe(200);
        (await director.PostAsync($"/api/v1/collaborations/{story.Id}/plan/approve", ifMatch: plan.Version)).ShouldBe(200);
        return (story, workItem.ShouldBe(201).Id);
    }

    public async Task CancelAsync()
    {
        using var director = await App.As("market.director");
        (await director.PostAsync($"/api/v1/collaborations/{Id}/cancel", new { reason = "新品推迟到明年上市" }, await VersionAsync(director))).ShouldBe(200);
    }

    private async Task<long> VersionAsync(Person person) => (await person.GetAsync($"/api/v1/collaborations/{Id}")).ShouldBe(200).Version;
}
