namespace Collab.Api.Tests.Issues;

/// <summary>Process step 5: whoever finds a problem files it; the lead department records measures within 24 hours; its reporter closes it.</summary>
public sealed class IssueTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_lead_department_owes_measures_24_hours_after_the_report()
    {
        var story = await Story.BeginAsync(app);

        var issue = await ReportAsync(story);

        Assert.Equal(("reported", "open"), (issue.State, issue["deadline"].Text("state")));
        using var lead = await app.As("market.director");
        var deadline = (await lead.GetAsync($"/api/v1/deadlines/{issue.Json.RefId("deadline")}")).ShouldBe(200);
        Assert.Equal(("issueResponse", 24), (deadline.Json.Text("kind"), deadline["policy"].GetProperty("amount").GetInt32()));
        Assert.Equal(await app.DepartmentIdAsync("市场部"), deadline["owner"].RefId("department"));
        Assert.Equal(await app.MemberIdAsync("sales.director"), deadline.Json.RefId("waiting"));
        Assert.Equal(["issueReported"], await lead.ToldAboutAsync(issue.Id));
        Assert.Equal(["recordMeasures"], (await lead.GetAsync($"/api/v1/issues/{issue.Id}")).Allowed);
    }

    [Fact]
    public async Task Measures_meet_the_response_open_a_deadline_each_and_tell_owner_and_reporter()
    {
        var story = await Story.BeginAsync(app);
        var issue = await ReportAsync(story);

        var recorded = (await RecordAsync(issue)).ShouldBe(200);

        Assert.Equal(("measuresRecorded", "met"), (recorded.State, recorded["deadline"].Text("state")));
        var measure = recorded["measures"][0];
        Assert.Equal((await app.MemberIdAsync("design.head"), "open", "2024-12-12T02:00:00Z"), (measure.RefId("owner"), measure.GetProperty("deadline").Text("state"), measure.GetProperty("deadline").Text("dueAt")));
        Assert.Equal("设计部返工", recorded["discussion"].Text("decision"));
        using var owner = await app.As("design.head");
        using var reporter = await app.As("sales.director");
        Assert.Equal(["measuresRecorded"], await owner.ToldAboutAsync(issue.Id));
        Assert.Equal(["measuresRecorded"], await reporter.ToldAboutAsync(issue.Id));
        Assert.Equal(["completeMeasure"], (await owner.GetAsync($"/api/v1/issues/{issue.Id}")).Allowed);
        Assert.Empty((await reporter.GetAsync($"/api/v1/issues/{issue.Id}")).Allowed);
    }

    [Fact]
    public async Task Measures_stand_in_the_line_of_the_progress_sheet_without_anybody_typing_them_again()
    {
        var (story, workItemId) = await Story.ExecutingAsync(app);
        var issue = await ReportAsync(story, workItemId);
        Assert.Equal((workItemId, "渠道铺货排期"), (issue.Json.RefId("workItem"), issue["workItem"].Text("name")));

        (await RecordAsync(issue)).ShouldBe(200);

        using var manager = await app.As("market.manager");
        var workItem = (await manager.GetAsync($"/api/v1/work-items/{workItemId}")).ShouldBe(200);
        Assert.Equal(("线上投放物料未过审", "返工物料；重新送审"), (workItem.Json.Text("problem"), workItem.Json.Text("solution")));
    }

    [Fact]
    public async Task With_the_last_measure_done_it_is_resolved_and_its_reporter_closes_it()
    {
        var story = await Story.BeginAsync(app);
        var issue = (await RecordAsync(await ReportAsync(story))).ShouldBe(200);
        using var owner = await app.As("design.head");
        using var reporter = await app.As("sales.director");
        (await reporter.PostAsync($"/api/v1/issues/{issue.Id}/close", new { }, issue.Version)).ShouldBeProblem(409, "issue.notAtThisState");

        issue = await CompleteAllAsync(owner, issue);

        Assert.Equal("resolved", issue.State);
        Assert.All(issue["measures"].EnumerateArray(), x => Assert.Equal("met", x.GetProperty("deadline").Text("state")));
        Assert.Equal("issueResolved", (await reporter.ToldAboutAsync(issue.Id))[0]);
        Assert.Equal(["close", "reopen"], (await reporter.GetAsync($"/api/v1/issues/{issue.Id}")).Allowed);
        (await owner.PostAsync($"/api/v1/issues/{issue.Id}/close", new { }, issue.Version)).ShouldBeProblem(403, "forbidden");
        var closed = (await reporter.PostAsync($"/api/v1/issues/{issue.Id}/close", new { note = "已投放" }, issue.Version)).ShouldBe(200);
        Assert.Equal("closed", closed.State);
        Assert.NotEqual(JsonValueKind.Null, closed["closedAt"].ValueKind);
    }

    [Fact]
    public async Task Reopened_it_is_owed_again_by_a_new_deadline_and_the_lead_is_told()
    {
        var story = await Story.BeginAsync(app);
        var issue = (await RecordAsync(await ReportAsync(story))).ShouldBe(200);
        using var owner = await app.As("design.head");
        using var reporter = await app.As("sales.director");
        using var lead = await app.As("market.director");
        issue = await CompleteAllAsync(owner, issue);
        (await lead.PostAsync($"/api/v1/issues/{issue.Id}/reopen", new { reason = "还没好" }, issue.Version)).ShouldBeProblem(403, "forbidden");
        (await reporter.PostAsync($"/api/v1/issues/{issue.Id}/reopen", new { reason = "" }, issue.Version)).ShouldBeProblem(422, "issue.reasonRequired", "$.reason");

        var reopened = (await reporter.PostAsync($"/api/v1/issues/{issue.Id}/reopen", new { reason = "又被退回" }, issue.Version)).ShouldBe(200);

        Assert.Equal(("reported", "open", 1), (reopened.State, reopened["deadline"].Text("state"), reopened["timesReopened"].GetInt32()));
        Assert.NotEqual(issue.Json.RefId("deadline"), reopened.Json.RefId("deadline"));
        Assert.Equal("issueReopened", (await lead.ToldAboutAsync(issue.Id))[0]);
        Assert.Equal("measuresRecorded", (await RecordAsync(reopened)).ShouldBe(200).State);
    }

    [Fact]
    public async Task What_is_not_said_is_refused_at_its_field()
    {
        var story = await Story.BeginAsync(app);
        using var reporter = await app.As("sales.director");
        (await reporter.PostAsync("/api/v1/issues", Report(story, title: " "))).ShouldBeProblem(422, "issue.titleRequired", "$.title");
        (await reporter.PostAsync("/api/v1/issues", Report(story, Guid.NewGuid()))).ShouldBeProblem(422, "issue.workItemUnknown", "$.workItemId");
        var issue = await ReportAsync(story);

        (await RecordAsync(issue, measures: [])).ShouldBeProblem(422, "issue.measureRequired", "$.measures");
        (await RecordAsync(issue, measures: [new { description = "返工物料", ownerId = Guid.NewGuid(), dueAt = Due }])).ShouldBeProblem(422, "issue.measureNeedsOwner", "$.measures[0].ownerId");
        (await RecordAsync(issue, measures: [new { description = "返工物料", ownerId = await app.MemberIdAsync("design.head"), dueAt = "2024-10-01T00:00:00Z" }]))
            .ShouldBeProblem(422, "issue.measureDueInPast", "$.measures[0].dueAt");
        (await RecordAsync(issue, heldAt: "2030-01-01T00:00:00Z")).ShouldBeProblem(422, "issue.discussedInFuture", "$.discussion.heldAt");
        (await RecordAsync(issue, attendees: ["outsider"])).ShouldBeProblem(422, "issue.attendeeUnknown", "$.discussion.attendeeIds");
        (await RecordAsync(issue, attendees: [])).ShouldBeProblem(422, "issue.attendeesRequired", "$.discussion.attendeeIds");
    }

    [Fact]
    public async Task The_lead_records_the_owner_completes_others_are_refused_and_strangers_find_nothing()
    {
        var story = await Story.BeginAsync(app);
        var issue = await ReportAsync(story);
        (await RecordAsync(issue, by: "product.head")).ShouldBeProblem(403, "forbidden");
        (await RecordAsync(issue, by: "member")).ShouldBeProblem(404, "notFound");
        issue = (await RecordAsync(issue)).ShouldBe(200);
        var measure = issue["measures"][0].GetProperty("id").GetGuid();

        using var product = await app.As("product.head");
        using var outsider = await app.As("outsider");
        using var lead = await app.As("market.director");
        var other = await ReportAsync(story);
        (await product.PostAsync($"/api/v1/issues/{issue.Id}/measures/{measure}/complete", new { }, issue.Version)).ShouldBeProblem(403, "forbidden");
        (await outsider.PostAsync($"/api/v1/issues/{issue.Id}/measures/{measure}/complete", new { }, issue.Version)).ShouldBeProblem(404, "notFound");
        (await lead.PostAsync($"/api/v1/issues/{issue.Id}/measures/{measure}/complete", new { })).ShouldBeProblem(428, "ifMatch.required");
        (await lead.PostAsync($"/api/v1/issues/{other.Id}/measures/{measure}/complete", new { }, issue.Version)).ShouldBe(404);
        issue = (await lead.PostAsync($"/api/v1/issues/{issue.Id}/measures/{measure}/complete", new { }, issue.Version)).ShouldBe(200);
        (await lead.PostAsync($"/api/v1/issues/{issue.Id}/measures/{measure}/complete", new { }, issue.Version)).ShouldBeProblem(409, "issue.measureDone");
        Assert.Empty((await outsider.GetAsync("/api/v1/issues")).ShouldBe(200).Items);
        (await outsider.GetAsync($"/api/v1/issues/{issue.Id}")).ShouldBeProblem(404, "notFound");
    }

    [Fact]
    public async Task They_are_listed_the_newest_first_and_by_state()
    {
        var story = await Story.BeginAsync(app);
        var (first, second) = (await ReportAsync(story), await ReportAsync(story));
        (await RecordAsync(first)).ShouldBe(200);
        using var lead = await app.As("market.director");

        Assert.Equal([second.Id, first.Id], await ListAsync(""));
        Assert.Equal([second.Id], await ListAsync("&state=reported"));
        Assert.Equal([first.Id], await ListAsync("&state=measuresRecorded"));

        async Task<IEnumerable<Guid>> ListAsync(string filter) =>
            (await lead.GetAsync($"/api/v1/issues?collaborationId={story.Id}{filter}")).ShouldBe(200).Items.Select(x => x.GetProperty("id").GetGuid());
    }

    private const string Due = "2024-12-12T02:00:00Z";

    private async Task<Answer> ReportAsync(Story story, Guid? workItemId = null)
    {
        using var reporter = await app.As("sales.director");
        return (await reporter.PostAsync("/api/v1/issues", Report(story, workItemId))).ShouldBe(201);
    }

    private static object Report(Story story, Guid? workItemId = null, string title = "线上投放物料未过审") => new
    {
        collaborationId = story.Id,
        title,
        description = "平台审核退回了主图。",
        impact = "上线推迟 2 天，曝光受影响",
        proposedSolution = "设计部 10月12日 10:00 前改好物料",
        workItemId,
    };

    private async Task<Answer> RecordAsync(Answer issue, object[]? measures = null, string? heldAt = null, string[]? attendees = null, string by = "market.director")
    {
        using var lead = await app.As(by);
        var owner = await app.MemberIdAsync("design.head");
        return await lead.PostAsync($"/api/v1/issues/{issue.Id}/measures", new
        {
            measures = measures ?? [new { description = "返工物料", ownerId = owner, dueAt = Due }, new { description = "重新送审", ownerId = owner, dueAt = Due }],
            discussion = new { heldAt = heldAt ?? app.NowText, attendeeIds = await app.MemberIdsAsync(attendees ?? ["design.head", "market.manager"]), decision = "设计部返工" },
        }, issue.Version);
    }

    private static async Task<Answer> CompleteAllAsync(Person owner, Answer issue)
    {
        foreach (var measure in issue["measures"].EnumerateArray().Where(x => x.GetProperty("doneAt").ValueKind == JsonValueKind.Null))
            issue = (await owner.PostAsync($"/api/v1/issues/{issue.Id}/measures/{measure.GetProperty("id").GetGuid()}/complete", new { note = "12:00 过审" }, issue.Version)).ShouldBe(200);
        return issue;
    }
}
