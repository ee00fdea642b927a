namespace Collab.Api.Tests.Collaborations;

public sealed class StartingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_collaboration_starts_as_a_draft_with_brief_goals_and_a_plan_to_be_approved_by_the_lead_s_head()
    {
        using var manager = await app.As("market.manager");

        var started = await manager.PostAsync("/api/v1/collaborations", await Draft.OfMarketingAsync(app));

        started.ShouldBe(201);
        Assert.Equal($"/api/v1/collaborations/{started.Id}", started.Headers.Location?.OriginalString);
        Assert.Equal(("draft", 1, "市场部", "沈国安"), (started.State, started["step"].GetInt32(), started["leadDepartment"].Text("name"), started["sponsor"].Text("name")));
        Assert.Equal(["市场部", "销售部", "产品部", "设计部"], started["departments"].EnumerateArray().Select(d => d.Text("name")!));
        Assert.Equal(["首月销量", "触达用户"], started["goals"].EnumerateArray().Select(g => g.Text("indicator")!));
        Assert.Equal(["current", "ahead", "ahead", "ahead", "ahead", "ahead"], started["steps"].EnumerateArray().Select(s => s.Text("state")!));
        Assert.Contains("holdKickoff", started.Allowed);
        var brief = (await manager.GetAsync($"/api/v1/collaborations/{started.Id}/brief")).ShouldBe(200);
        Assert.Equal(("2024-11-12", false), (brief["expectedFinish"].GetString(), brief["frozen"].GetBoolean()));
        Assert.Equal(["edit"], brief.Allowed);
        var plan = (await manager.GetAsync($"/api/v1/collaborations/{started.Id}/plan")).ShouldBe(200);
        Assert.Equal(("draft", await app.MemberIdAsync("market.director")), (plan.State, plan.Json.RefId("approver")));
    }

    [Fact]
    public async Task A_template_fills_in_phases_and_tasks_counted_in_workdays_from_the_day_after()
    {
        using var manager = await app.As("market.manager");
        var template = (await manager.GetAsync("/api/v1/templates")).ShouldBe(200).Items.Single(t => t.Text("scenario") == "newProduct").GetProperty("id").GetGuid();

        var started = (await manager.PostAsync("/api/v1/collaborations", await Draft.OfMarketingAsync(app) with { TemplateId = template })).ShouldBe(201);

        var plan = (await manager.GetAsync($"/api/v1/collaborations/{started.Id}/plan")).ShouldBe(200);
        // From Friday 11 October 2024: Saturday the 12th is worked, Sunday is off.
        Assert.Equal(
            ["筹备期 2024-10-12..2024-10-17", "执行期 2024-10-18..2024-10-31", "复盘期 2024-11-01..2024-11-05"],
            plan["phases"].EnumerateArray().Select(p => $"{p.Text("name")} {p.Text("start")}..{p.Text("finish")}"));
        var list = plan["workItems"].EnumerateArray().Single(w => w.Text("title") == "核心卖点清单");
        Assert.Equal(("planned", "2024-10-12", "2024-10-14"), (list.Text("state"), list.Text("plannedStart"), list.Text("plannedFinish")));
    }

    [Theory]
    [InlineData("en", "“尽快完成” has no date. Make it “by 12 November”?", "“提升销量” can’t be measured. Say indicator, value, unit and date: first-month sales, 10,000 units, by 12 November.")]
    [InlineData("zh-CN", "「尽快完成」没有日期。改成「11月12日前」？", "「提升销量」量不出来。写成：指标、数值、单位、日期，例如首月销量 10,000 台，11月12日前。")]
    public async Task A_vague_brief_is_refused_at_each_place_with_what_to_write_instead(string language, string background, string indicator)
    {
        using var manager = await app.As("market.manager");
        manager.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        manager.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var draft = await Draft.OfMarketingAsync(app) with
        {
            Brief = new("竞品 A 占走了 30% 的市场。请尽快完成推广。"),
            Goals = [new("首月销量", 10_000, "台"), new("提升销量", 20, "%")],
        };

        var refused = (await manager.PostAsync("/api/v1/collaborations", draft)).ShouldBeProblem(422, "brief.wordingVague");

        var errors = refused["errors"];
        Assert.Equal(["$.brief.background", "$.goals[1].indicator"], errors.EnumerateObject().Select(e => e.Name).Order());
        Assert.Equal(background, errors.GetProperty("$.brief.background")[0].GetString());
        Assert.Equal(indicator, errors.GetProperty("$.goals[1].indicator")[0].GetString());
        var finding = refused["findings"].EnumerateArray().Single(f => f.Text("field") == "$.brief.background");
        Assert.Equal((18, 4, "尽快完成"), (finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32(), finding.Text("text")));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_by_its_field()
    {
        using var manager = await app.As("market.manager");
        var draft = await Draft.OfMarketingAsync(app);

        (await manager.PostAsync("/api/v1/collaborations", draft with { Title = " " })).ShouldBeProblem(422, "validation.failed", "$.title");
        (await manager.PostAsync("/api/v1/collaborations", draft with { Goals = [new("首月销量", 0, "台")] })).ShouldBeProblem(422, "validation.failed", "$.goals[0].target");
        (await manager.PostAsync("/api/v1/collaborations", draft with { Goals = [] })).ShouldBeProblem(422, "brief.goalRequired", "$.goals");
        (await manager.PostAsync("/api/v1/collaborations", draft with { ParticipatingDepartmentIds = [draft.LeadDepartmentId] }))
            .ShouldBeProblem(422, "collaboration.oneDepartmentIsNone", "$.participatingDepartmentIds");
        (await manager.PostAsync("/api/v1/collaborations", draft with { ParticipatingDepartmentIds = [Guid.CreateVersion7()] }))
            .ShouldBeProblem(422, "collaboration.departmentUnknown", "$.participatingDepartmentIds");
        (await manager.PostAsync("/api/v1/collaborations", draft with { LeadDepartmentId = Guid.CreateVersion7() }))
            .ShouldBeProblem(422, "collaboration.departmentUnknown", "$.leadDepartmentId");
        (await manager.PostAsync("/api/v1/collaborations", draft with { TemplateId = Guid.CreateVersion7() })).ShouldBeProblem(422, "collaboration.templateUnknown", "$.templateId");
    }

    [Fact]
    public async Task Departments_and_templates_of_another_company_do_not_exist()
    {
        using var outsider = await app.As("outsider");
        var draft = await Draft.OfMarketingAsync(app);

        (await outsider.PostAsync("/api/v1/collaborations", draft)).ShouldBeProblem(422, "collaboration.departmentUnknown", "$.leadDepartmentId");
        Assert.Equal(4, (await outsider.GetAsync("/api/v1/templates")).ShouldBe(200).Items.Count);
        using var manager = await app.As("market.manager");
        var foreign = (await outsider.GetAsync("/api/v1/templates")).Items[0].GetProperty("id").GetGuid();
        (await manager.PostAsync("/api/v1/collaborations", draft with { TemplateId = foreign })).ShouldBeProblem(422, "collaboration.templateUnknown");
    }

    [Fact]
    public async Task Sent_twice_with_the_same_key_it_starts_once()
    {
        using var manager = await app.As("market.manager");
        var draft = await Draft.OfMarketingAsync(app) with { Title = "只此一次" };

        var first = (await manager.PostAsync("/api/v1/collaborations", draft, key: "start-once")).ShouldBe(201);
        var again = (await manager.PostAsync("/api/v1/collaborations", draft, key: "start-once")).ShouldBe(201);

        Assert.Equal(first.Body, again.Body);
        Assert.Single((await manager.GetAsync("/api/v1/collaborations?q=只此一次")).ShouldBe(200).Items);
        (await manager.PostAsync("/api/v1/collaborations", draft with { Title = "另一个" }, key: "start-once")).ShouldBeProblem(422, "idempotency.keyReused");
    }

    [Fact]
    public async Task Every_member_may_start_one_but_an_administrator_as_such_may_not()
    {
        var draft = await Draft.OfMarketingAsync(app);
        using var member = await app.As("member");
        var started = (await member.PostAsync("/api/v1/collaborations", draft)).ShouldBe(201);
        Assert.Contains("amend", started.Allowed);

        using var admin = await app.As("admin");
        var isHead = (await admin.GetAsync("/api/v1/session")).ShouldBe(200)["roles"].EnumerateArray().Any(r => r.GetString() == "head");
        Assert.True(isHead);   // of the information department; that, not the administration, lets him start one
        (await admin.PostAsync("/api/v1/collaborations", draft)).ShouldBe(201);
    }

    [Fact]
    public async Task A_colleague_who_takes_no_part_and_an_outsider_do_not_know_it()
    {
        var story = await Story.BeginAsync(app);
        foreach (var account in new[] { "service.head", "outsider" })
        {
            using var person = await app.As(account);
            var unknown = (await person.GetAsync($"/api/v1/collaborations/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "notFound");
            foreach (var part in new[] { "", "/brief", "/goals", "/commitments", "/liaisons", "/timeline", "/blockers" })
            {
                var hidden = (await person.GetAsync($"/api/v1/collaborations/{story.Id}{part}")).ShouldBeProblem(404, "notFound");
                Assert.Equal(unknown["detail"].GetString(), hidden["detail"].GetString());
            }
            Assert.DoesNotContain((await person.GetAsync("/api/v1/collaborations?limit=100")).ShouldBe(200).Items, c => c.GetProperty("id").GetGuid() == story.Id);
            (await person.PatchAsync($"/api/v1/collaborations/{story.Id}", new { title = "x" })).ShouldBeProblem(404, "notFound");
        }
    }

    [Fact]
    public async Task Who_is_only_informed_of_a_task_knows_the_collaboration_by_name_alone()
    {
        var story = await Story.PlanningAsync(app);
        using var manager = await app.As("market.manager");
        (await manager.PostAsync("/api/v1/work-items", new
        {
            collaborationId = story.Id,
            title = "线下推广",
            plannedStart = "2024-10-14",
            plannedFinish = "2024-10-18",
            acceptanceCriteria = "10 家门店陈列完成",
            raci = new[] { new { memberId = await app.MemberIdAsync("service.lead"), role = "informed" } },
        })).ShouldBe(201);
        using var informed = await app.As("service.lead");

        var seen = (await informed.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200);

        Assert.Equal("Q4 新品推广", seen["title"].GetString());
        Assert.Equal(0, seen["goals"].GetArrayLength());
        Assert.All(seen["steps"].EnumerateArray(), step => Assert.Equal(0, step.GetProperty("facts").GetArrayLength()));
        Assert.Contains((await informed.GetAsync("/api/v1/collaborations")).ShouldBe(200).Items, c => c.GetProperty("id").GetGuid() == story.Id);
        (await informed.GetAsync($"/api/v1/collaborations/{story.Id}/brief")).ShouldBeProblem(404, "notFound");
        (await informed.GetAsync($"/api/v1/collaborations/{story.Id}/timeline")).ShouldBeProblem(403, "forbidden");
    }
}

/// <summary>What was promised and is over by now. The clock moves here: a company of its own.</summary>
public sealed class PromisedDatesTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task What_is_promised_lies_ahead_by_the_organizations_day()
    {
        // In Shanghai it is 12 October already, in UTC still the 11th.
        await app.MoveClockToAsync("2024-10-12T00:30+08:00");
        using var manager = await app.As("market.manager");
        var draft = await Draft.OfMarketingAsync(app);

        (await manager.PostAsync("/api/v1/collaborations", draft with { Brief = draft.Brief with { ExpectedFinish = "2024-10-11" } }))
            .ShouldBeProblem(422, "date.over", "$.brief.expectedFinish");
        (await manager.PostAsync("/api/v1/collaborations", draft with { Goals = [draft.Goals[0], draft.Goals[0] with { DueOn = "2024-10-11" }] }))
            .ShouldBeProblem(422, "date.over", "$.goals[1].dueOn");
        var started = (await manager.PostAsync("/api/v1/collaborations", draft with { Brief = draft.Brief with { ExpectedFinish = "2024-10-12" } })).ShouldBe(201);
        var brief = (await manager.GetAsync($"/api/v1/collaborations/{started.Id}/brief")).ShouldBe(200);
        (await manager.PutAsync($"/api/v1/collaborations/{started.Id}/brief", draft.Brief with { ExpectedFinish = "2024-10-01" }, brief.Version))
            .ShouldBeProblem(422, "date.over", "$.expectedFinish");
        await app.MoveClockToAsync("2024-10-14T09:00+08:00");
        // What stays may be over: the rest can still be worded anew.
        (await manager.PutAsync($"/api/v1/collaborations/{started.Id}/brief", draft.Brief with { ExpectedFinish = "2024-10-12" }, brief.Version)).ShouldBe(200);
    }
}
