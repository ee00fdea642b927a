namespace Collab.Api.Tests.Collaborations;

public sealed class TimelineAndBlockersTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_timeline_tells_who_did_what_the_latest_first_page_by_page()
    {
        var story = await Story.BeginAsync(app);
        await story.HoldKickoffAsync();
        await app.AdvanceAsync("PT1M");
        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head")).ShouldBe(200);
        using var sponsor = await app.As("sponsor");

        var whole = (await sponsor.GetAsync($"/api/v1/collaborations/{story.Id}/timeline?limit=100")).ShouldBe(200).Items;
        List<JsonElement> paged = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await sponsor.GetAsync($"/api/v1/collaborations/{story.Id}/timeline?limit=3{cursor}")).ShouldBe(200);
            paged.AddRange(page.Items);
            cursor = page["nextCursor"].GetString() is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(whole.Select(e => e.GetProperty("id").GetGuid()), paged.Select(e => e.GetProperty("id").GetGuid()));
        Assert.Equal(("liaisonNamed", "高远"), (whole[0].Text("action"), whole[0].GetProperty("actor").Text("name")));
        Assert.Equal(("销售部", "陈立"), (whole[0].GetProperty("values").Text("departmentId"), whole[0].GetProperty("values").Text("liaisonId")));
        Assert.Contains("kickoffHeld", whole.Select(e => e.Text("action")));
        Assert.Contains(whole.TakeLast(3), e => e.Text("action") == "collaborationStarted");
    }

    [Fact]
    public async Task Missing_words_hold_it_up_and_the_first_due_stands_first()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");
        Assert.Empty((await manager.GetAsync($"/api/v1/collaborations/{story.Id}/blockers")).ShouldBe(200).Items);
        await story.HoldKickoffAsync();
        (await story.ConfirmAsync("market.director", "市场部")).ShouldBe(200);

        var blockers = (await manager.GetAsync($"/api/v1/collaborations/{story.Id}/blockers")).ShouldBe(200).Items;

        Assert.Equal(["commitmentAwaited", "commitmentAwaited", "commitmentAwaited"], blockers.Select(b => b.Text("code")!));
        var design = blockers.Single(b => b.GetProperty("values").Text("department") == "设计部");
        Assert.Equal(("何清", "林溯", "confirm"), (design.GetProperty("owing").Text("name"), design.GetProperty("waiting").Text("name"), design.Text("action")));
        Assert.Equal("goalConfirmation", design.GetProperty("deadline").Text("kind"));
    }

    [Fact]
    public async Task A_task_that_starts_soon_and_has_no_approver_holds_it_up_and_so_does_a_request_without_reply()
    {
        var story = await Story.PlanningAsync(app);
        using var manager = await app.As("market.manager");
        async Task PlanAsync(string title, string start, params object[] raci) => (await manager.PostAsync("/api/v1/work-items", new
        {
            collaborationId = story.Id,
            title,
            plannedStart = start,
            plannedFinish = "2024-12-31",
            acceptanceCriteria = "完成",
            raci,
        })).ShouldBe(201);
        var responsible = new { memberId = await app.MemberIdAsync("sales.head"), role = "responsible" };
        await PlanAsync("线下推广", "2024-10-14", responsible);
        await PlanAsync("渠道铺货排期", "2024-10-13");
        await PlanAsync("复盘会材料", "2024-12-20");
        (await manager.PostAsync("/api/v1/resource-requests", new
        {
            collaborationId = story.Id,
            providerDepartmentId = await app.DepartmentIdAsync("设计部"),
            kind = "material",
            title = "海报模板",
            quantity = 3,
            unit = "套",
            purpose = "线下推广",
            usage = "门店张贴",
            neededFrom = "2024-10-18",
            neededUntil = "2024-10-31",
        })).ShouldBe(201);

        var blockers = (await manager.GetAsync($"/api/v1/collaborations/{story.Id}/blockers")).ShouldBe(200).Items;

        Assert.Equal(
            ["workItemWithoutResponsible 渠道铺货排期", "workItemWithoutAccountable 线下推广", "requestUnanswered 海报模板"],
            blockers.Select(b => $"{b.Text("code")} {b.GetProperty("subject").Text("title")}"));
        Assert.Equal(("周岚", "何清", "reply"), (blockers[2].GetProperty("waiting").Text("name"), blockers[2].GetProperty("owing").Text("name"), blockers[2].Text("action")));
        var gap = (await manager.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200)["steps"][1];
        Assert.Equal(("done", true), (gap.Text("state"), gap.GetProperty("gap").GetBoolean()));
        Assert.Contains(gap.GetProperty("facts").EnumerateArray(), f => f.Text("code") == "workItemsWithoutAccountable" && f.GetProperty("values").GetProperty("n").GetInt32() == 3);
    }
}
