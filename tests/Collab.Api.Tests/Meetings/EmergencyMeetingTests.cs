namespace Collab.Api.Tests.Meetings;

/// <summary>Process step 4: within 24 hours of a risk warning the parties meet, and each decision goes somewhere.</summary>
public sealed class EmergencyMeetingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Convening_it_meets_the_24_hours()
    {
        var (story, warning) = await WarnedAsync();
        Assert.Equal("open", warning["deadline"].Text("state"));
        using var manager = await app.As("market.manager");

        var convened = (await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, warning, scheduledFor: app.NowText))).ShouldBe(201);

        Assert.Equal(("Emergency coordination: 渠道铺货排期", "met"), (convened.Json.Text("title"), convened["deadline"].Text("state")));
        var warned = (await manager.GetAsync($"/api/v1/risk-warnings/{warning.Id}")).ShouldBe(200);
        Assert.Equal(convened.Id, warned["meetingId"].GetGuid());
        (await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, warning, scheduledFor: app.NowText))).ShouldBeProblem(409, "riskWarning.convenedAlready");
    }

    [Fact]
    public async Task Who_owes_the_task_may_convene_and_hold_it_who_does_not_may_not()
    {
        var (story, warning) = await WarnedAsync();
        using var responsible = await app.As("sales.head");
        using var design = await app.As("design.head");
        var meeting = await MeetingAsync(story, warning, scheduledFor: app.NowText);

        (await design.PostAsync("/api/v1/meetings", meeting)).ShouldBeProblem(403, "forbidden");
        var convened = (await responsible.PostAsync("/api/v1/meetings", meeting)).ShouldBe(201);
        Assert.Equal(["hold"], convened.Allowed);
        (await responsible.PostAsync($"/api/v1/meetings/{convened.Id}/hold", await MinutesAsync(NoAction), convened.Version)).ShouldBe(200);
        (await responsible.PostAsync("/api/v1/meetings", new { collaborationId = story.Id, kind = "regular", scheduledFor = app.NowText, attendeeIds = await app.MemberIdsAsync("sales.head") }))
            .ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_warning_of_another_collaboration_calls_for_no_meeting_here()
    {
        var (story, _) = await WarnedAsync();
        var (_, elsewhere) = await WarnedAsync();
        using var manager = await app.As("market.manager");

        (await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, elsewhere, scheduledFor: app.NowText))).ShouldBeProblem(422, "meeting.riskWarningUnknown", "$.riskWarningId");
    }

    [Fact]
    public async Task A_decision_becomes_a_task_with_its_R_and_A_that_falls_due_as_the_plan_is_approved()
    {
        var (story, warning) = await WarnedAsync();
        using var manager = await app.As("market.manager");

        var held = (await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, warning, heldAt: app.NowText, decisions: await WorkItemAsync("sales.head", "sales.director")))).ShouldBe(201);

        var decision = held["decisions"][0];
        Assert.Equal("workItem", decision.Text("disposition"));
        var workItem = (await manager.GetAsync($"/api/v1/work-items/{decision.GetProperty("workItemId").GetGuid()}")).ShouldBe(200);
        Assert.Equal(("另找 2 家门店", "2024-10-30", "open"), (workItem.Json.Text("title"), workItem.Json.Text("agreedFinish"), workItem["deadline"].Text("state")));
        Assert.Equal(["responsible", "accountable"], workItem["raci"].EnumerateArray().Select(x => x.Text("role")));
    }

    [Fact]
    public async Task A_decision_names_a_revision_of_the_plan()
    {
        var (story, warning) = await WarnedAsync();
        using var manager = await app.As("market.manager");
        var plan = (await manager.GetAsync($"/api/v1/collaborations/{story.Id}/plan")).ShouldBe(200);
        plan = (await manager.PostAsync($"/api/v1/collaborations/{story.Id}/plan/revisions", new
        {
            reason = "3 家门店暂停合作",
            changes = new[] { new { workItemId = warning["workItem"].GetProperty("id").GetGuid(), plannedStart = "2024-10-11", plannedFinish = "2024-10-15" } },
        }, plan.Version)).ShouldBe(200);
        var revision = plan["revisions"][0].GetProperty("id").GetGuid();

        var unknown = await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, warning, heldAt: app.NowText, decisions: [new { description = "推迟 3 天", disposition = "revision", planRevisionId = Guid.NewGuid() }]));
        unknown.ShouldBeProblem(422, "meeting.revisionUnknown", "$.decisions[0].planRevisionId");
        var held = (await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, warning, heldAt: app.NowText, decisions: [new { description = "推迟 3 天", disposition = "revision", planRevisionId = revision }]))).ShouldBe(201);
        Assert.Equal(revision, held["decisions"][0].GetProperty("planRevisionId").GetGuid());
    }

    [Fact]
    public async Task A_decision_that_goes_nowhere_is_refused_and_nothing_of_the_meeting_is_kept()
    {
        var (story, warning) = await WarnedAsync();
        using var manager = await app.As("market.manager");
        async Task<Answer> Hold(object[] decisions) => await manager.PostAsync("/api/v1/meetings", await MeetingAsync(story, warning, heldAt: app.NowText, decisions: decisions));

        (await Hold([NoAction, new { description = "再看看", disposition = "noAction" }])).ShouldBeProblem(422, "meeting.decisionNeedsOutcome", "$.decisions[1].because");
        (await Hold([new { description = "再看看", disposition = "workItem" }])).ShouldBeProblem(422, "meeting.decisionNeedsOutcome", "$.decisions[0].workItem");
        (await Hold(await WorkItemAsync("sales.head", null))).ShouldBeProblem(422, "meeting.decisionWorkItemIncomplete", "$.decisions[0].workItem.accountableId");
        (await Hold(await WorkItemAsync("sales.head", "sales.head"))).ShouldBeProblem(422, "workItem.responsibleApproves");
        (await Hold(await WorkItemAsync("sales.head", "sales.director", finish: "2024-10-01"))).ShouldBeProblem(422, "workItem.endsBeforeItStarts", "$.decisions[0].workItem.plannedFinish");
        (await Hold(await WorkItemAsync("sales.head", "sales.director", start: "2024-10-01", finish: "2024-10-02"))).ShouldBeProblem(422, "date.over", "$.decisions[0].workItem.plannedFinish");
        Assert.Equal("open", (await manager.GetAsync($"/api/v1/risk-warnings/{warning.Id}"))["deadline"].Text("state"));
        Assert.Single((await manager.GetAsync($"/api/v1/work-items?collaborationId={story.Id}")).Items);
    }

    private static readonly object NoAction = new { description = "其余门店不变", disposition = "noAction", because = "7 家门店已经确认" };

    private async Task<(Story Story, Answer Warning)> WarnedAsync()
    {
        var (story, workItem) = await Story.ExecutingAsync(app);
        using var responsible = await app.As("sales.head");
        var warning = await responsible.PostAsync(
            "/api/v1/risk-warnings", new { workItemId = workItem, cause = "3 家门店暂停合作", impact = "铺货晚 2 天", solution = "另找 2 家门店" });
        return (story, warning.ShouldBe(201));
    }

    private async Task<object> MeetingAsync(Story story, Answer warning, string? scheduledFor = null, string? heldAt = null, object[]? decisions = null) => new
    {
        collaborationId = story.Id,
        kind = "emergencyCoordination",
        scheduledFor,
        heldAt,
        attendeeIds = await app.MemberIdsAsync("sales.head", "market.manager"),
        riskWarningId = warning.Id,
        decisions,
    };

    private async Task<object> MinutesAsync(params object[] decisions) => new { heldAt = app.NowText, attendeeIds = await app.MemberIdsAsync("sales.head", "market.manager"), decisions };

    private async Task<object[]> WorkItemAsync(string responsible, string? accountable, string start = "2024-10-28", string finish = "2024-10-30") =>
    [
        new
        {
            description = "另找 2 家门店",
            disposition = "workItem",
            workItem = new
            {
                title = "另找 2 家门店",
                plannedStart = start,
                plannedFinish = finish,
                responsibleId = await app.MemberIdAsync(responsible),
                accountableId = accountable is null ? (Guid?)null : await app.MemberIdAsync(accountable),
            },
        },
    ];
}
