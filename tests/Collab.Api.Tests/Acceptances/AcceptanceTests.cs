namespace Collab.Api.Tests.Acceptances;

public sealed class AcceptanceTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_has_not_begun_while_a_task_is_open()
    {
        var (story, _) = await Story.ExecutingAsync(app);

        var acceptance = await story.SeeAsync("design.head", "acceptance");

        Assert.Equal(("notStarted", 0), (acceptance.State, acceptance.Version));
        Assert.Empty(acceptance["checks"].EnumerateArray());
        Assert.Equal(("workItemsOpen", 1), Missing(acceptance));
        (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBeProblem(409, "acceptance.notBegun");
    }

    [Fact]
    public async Task The_last_task_lays_what_was_promised_beside_what_was_delivered_and_the_lead_has_5_workdays()
    {
        var (story, workItem) = await Story.ExecutingAsync(app);
        using var head = await app.As("sales.head");
        var version = (await head.GetAsync($"/api/v1/work-items/{workItem}")).ShouldBe(200).Version;
        var done = app.Now;
        (await head.PostAsync($"/api/v1/work-items/{workItem}/complete", ifMatch: version)).ShouldBe(200);

        Assert.Equal("accepting", (await story.SeeAsync("sales.head")).State);
        var acceptance = await story.SeeAsync("market.manager", "acceptance");
        Assert.Equal("open", acceptance.State);
        Assert.Equal(
            ["workItem 渠道铺货排期: 10 家门店的排期全部确认", "goal 首月销量: 10000 台"],
            acceptance["checks"].EnumerateArray().Select(c => $"{c.GetProperty("subject").Text("type")} {c.GetProperty("subject").Text("title")}: "
                + (c.GetProperty("target").ValueKind == JsonValueKind.Null ? c.Text("criterion") : $"{c.GetProperty("target").GetProperty("value").GetDecimal():0} {c.GetProperty("target").Text("unit")}")));
        Assert.Equal(("checksUnjudged", 2), Missing(acceptance));
        Assert.Equal(["judge"], acceptance.Allowed);

        var deadline = await story.DeadlineAsync(acceptance);
        Assert.Equal(("acceptance", "open"), (deadline.Text("kind"), deadline.Text("state")));
        Assert.Equal(await app.MemberIdAsync("market.manager"), deadline.GetProperty("owner").RefId("member"));
        // From the minute on Friday the 11th; Saturday the 12th is worked, Sunday is not: 12, 14, 15, 16, 17.
        var started = deadline.GetProperty("startedAt").GetDateTimeOffset();
        Assert.InRange(done.ToDateTimeOffset() - started, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
        Assert.Equal(started.AddDays(6), deadline.GetProperty("dueAt").GetDateTimeOffset());
        foreach (var person in new[] { "market.manager", "market.director" })
            Assert.Equal(["acceptanceDue"], await (await app.As(person)).ToldOfAsync(story, "acceptance"));
    }

    [Fact]
    public async Task What_failed_is_done_again_judged_again_accepted_and_signed()
    {
        var story = await Ending.AcceptingAsync(app);
        var (deliverable, goal) = await ChecksAsync(story);
        var rework = new { title = "补齐两家门店的排期", ownerId = await app.MemberIdAsync("sales.head"), dueOn = "2024-10-16" };

        var judged = (await story.JudgeAsync(deliverable, new { verdict = "failed", remarks = "少了两家门店", rework })).ShouldBe(200);
        var asked = judged["checks"][0].GetProperty("rework");
        Assert.Equal(("补齐两家门店的排期", "planned", "陈立"), (asked.Text("title"), asked.Text("state"), asked.GetProperty("owner").Text("name")));
        using var owner = await app.As("sales.head");
        var task = (await owner.GetAsync($"/api/v1/work-items/{asked.GetProperty("workItemId").GetGuid()}")).ShouldBe(200);
        Assert.Equal(("2024-10-16", "2024-10-16", "10 家门店的排期全部确认"), (task.Json.Text("plannedFinish"), task.Json.Text("agreedFinish"), task.Json.Text("acceptanceCriteria")));
        Assert.Equal("2024-10-16T10:00:00Z", task["deadline"].Text("dueAt"));
        Assert.Contains("raciAssigned", await owner.ToldAboutAsync(task.Id));

        (await story.JudgeAsync(goal, new { verdict = "passed", measuredValue = 10_500.5 })).ShouldBe(200);
        (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBeProblem(409, "acceptance.failedLeft");
        (await story.JudgeAsync(deliverable, new { verdict = "passed" })).ShouldBeProblem(409, "acceptance.reworkOpen");

        await story.CompleteAsync(task.Id);
        Assert.Equal("accepting", (await story.SeeAsync("sales.head")).State);
        var ready = (await story.JudgeAsync(deliverable, new { verdict = "passed" })).ShouldBe(200);
        Assert.Equal(["judge", "accept"], ready.Allowed);
        Assert.Empty(ready["missing"].EnumerateArray());

        var accepted = (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBe(200);
        Assert.Equal(("accepted", "周岚"), (accepted.State, accepted["acceptedBy"].Text("name")));
        using var director = await app.As("market.director");
        Assert.Equal(["acceptanceDue", "acceptanceDue"], await director.ToldOfAsync(story, "acceptance"));
        (await story.DoAsync("market.manager", "acceptance/sign")).ShouldBeProblem(403, "forbidden");

        var signed = (await story.DoAsync("market.director", "acceptance/sign")).ShouldBe(200);
        Assert.Equal(("signed", "met"), (signed.State, signed["deadline"].Text("state")));
        Assert.Equal("retrospecting", (await story.SeeAsync("sales.head")).State);
        foreach (var liaison in new[] { "market.manager", "sales.head", "product.head", "design.head" })
            Assert.Contains("accepted", await (await app.As(liaison)).ToldOfAsync(story, "acceptance"));
        (await story.JudgeAsync(deliverable, new { verdict = "passed" })).ShouldBeProblem(409, "acceptance.notOpen");
    }

    [Fact]
    public async Task The_same_rework_once_more_is_the_same_task()
    {
        var story = await Ending.AcceptingAsync(app);
        var (deliverable, _) = await ChecksAsync(story);
        var rework = new { title = "补齐排期", ownerId = await app.MemberIdAsync("sales.head"), dueOn = "2024-10-16" };
        var first = (await story.JudgeAsync(deliverable, new { verdict = "failed", remarks = "少了两家门店", rework })).ShouldBe(200);

        var second = (await story.JudgeAsync(deliverable, new { verdict = "failed", remarks = "少了三家门店", rework })).ShouldBe(200);

        Assert.Equal(WorkItemOf(first), WorkItemOf(second));
        using var lead = await app.As("market.manager");
        Assert.Equal(2, (await lead.GetAsync($"/api/v1/work-items?collaborationId={story.Id}")).ShouldBe(200).Items.Count);
        (await story.JudgeAsync(deliverable, new { verdict = "failed", remarks = "少了三家门店", rework = rework with { dueOn = "2024-10-18" } }))
            .ShouldBeProblem(409, "acceptance.reworkOpen");

        static Guid WorkItemOf(Answer acceptance) => acceptance["checks"][0].GetProperty("rework").GetProperty("workItemId").GetGuid();
    }

    [Fact]
    public async Task Remarks_with_rework_may_be_accepted_and_are_signed_once_it_is_done()
    {
        var story = await Ending.AcceptingAsync(app);
        await story.PassEverythingAsync();
        var (deliverable, _) = await ChecksAsync(story);
        var rework = new { title = "排期表加联系人", ownerId = await app.MemberIdAsync("sales.head"), dueOn = "2024-10-16" };
        var judged = (await story.JudgeAsync(deliverable, new { verdict = "passedWithRemarks", remarks = "没有联系人", rework })).ShouldBe(200);
        (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBe(200);

        var waiting = await story.SeeAsync("market.director", "acceptance");
        Assert.Equal((("workItemsOpen", 1), 0), (Missing(waiting), waiting.Allowed.Count));
        (await story.DoAsync("market.director", "acceptance/sign")).ShouldBeProblem(409, "acceptance.workItemsOpen");
        await story.CompleteAsync(judged["checks"][0].GetProperty("rework").GetProperty("workItemId").GetGuid());

        Assert.Equal(["sign"], (await story.SeeAsync("market.director", "acceptance")).Allowed);
        (await story.DoAsync("market.director", "acceptance/sign")).ShouldBe(200);
    }

    [Fact]
    public async Task An_incomplete_verdict_is_refused_at_its_field()
    {
        var story = await Ending.AcceptingAsync(app);
        var (deliverable, goal) = await ChecksAsync(story);
        var owner = await app.MemberIdAsync("sales.head");
        (await story.JudgeAsync(goal, new { verdict = "passed" })).ShouldBeProblem(422, "acceptance.measuredValueRequired", "$.measuredValue");
        (await story.JudgeAsync(deliverable, new { verdict = "passedWithRemarks" })).ShouldBeProblem(422, "acceptance.remarksRequired", "$.remarks");
        (await story.JudgeAsync(deliverable, new { verdict = "failed", remarks = "少了两家" })).ShouldBeProblem(422, "acceptance.reworkRequired", "$.rework");
        (await Rework(new { title = " ", ownerId = owner, dueOn = "2024-10-16" })).ShouldBeProblem(422, "acceptance.reworkNeedsTitle", "$.rework.title");
        (await Rework(new { title = "补齐", ownerId = Guid.CreateVersion7(), dueOn = "2024-10-16" })).ShouldBeProblem(422, "acceptance.reworkNeedsOwner", "$.rework.ownerId");
        (await Rework(new { title = "补齐", ownerId = await app.MemberIdAsync("outsider"), dueOn = "2024-10-16" })).ShouldBeProblem(422, "acceptance.reworkNeedsOwner", "$.rework.ownerId");
        (await Rework(new { title = "补齐", ownerId = await app.MemberIdAsync("market.director"), dueOn = "2024-10-16" }))
            .ShouldBeProblem(422, "acceptance.reworkOwnerApproves", "$.rework.ownerId");
        (await Rework(new { title = "补齐", ownerId = owner, dueOn = "2024-10-10" })).ShouldBeProblem(422, "acceptance.reworkDueInPast", "$.rework.dueOn");
        (await story.JudgeAsync(deliverable, new { verdict = "splendid" })).ShouldBe(400);
        (await story.JudgeAsync(JsonSerializer.SerializeToElement(new { id = Guid.CreateVersion7() }), new { verdict = "passed" })).ShouldBeProblem(422, "acceptance.checkUnknown");
        (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBeProblem(409, "acceptance.notAllJudged");
        (await story.DoAsync("market.director", "acceptance/sign")).ShouldBeProblem(409, "acceptance.notAccepted");

        Task<Answer> Rework(object rework) => story.JudgeAsync(deliverable, new { verdict = "failed", remarks = "少了两家", rework });
    }

    [Fact]
    public async Task Only_the_initiators_department_judges_and_only_those_who_take_part_know_of_it()
    {
        var story = await Ending.AcceptingAsync(app);
        var (deliverable, _) = await ChecksAsync(story);
        (await story.JudgeAsync(deliverable, new { verdict = "passed" }, by: "sales.head")).ShouldBeProblem(403, "forbidden");
        (await story.DoAsync("sales.head", "acceptance/accept")).ShouldBeProblem(403, "forbidden");
        (await story.DoAsync("sponsor", "acceptance/sign")).ShouldBeProblem(403, "forbidden");
        foreach (var account in new[] { "member", "outsider" })
        {
            using var stranger = await app.As(account);
            (await stranger.GetAsync(story.Url("acceptance"))).ShouldBeProblem(404, "notFound");
            (await stranger.PostAsync(story.Url("acceptance/accept"))).ShouldBeProblem(404, "notFound");
        }
        Assert.Empty((await story.SeeAsync("sales.head", "acceptance")).Allowed);
    }

    [Fact]
    public async Task A_stale_verdict_is_shown_the_acceptance_as_it_is_and_a_repeated_acceptance_is_done_once()
    {
        var story = await Ending.AcceptingAsync(app);
        var before = await story.SeeAsync("market.manager", "acceptance");
        await story.PassEverythingAsync();
        using var manager = await app.As("market.manager");
        var url = story.Url("acceptance/accept");

        (await manager.PostAsync(url)).ShouldBeProblem(428, "ifMatch.required");
        var stale = (await manager.PostAsync(url, ifMatch: before.Version)).ShouldBeProblem(412, "version.stale");
        Assert.Equal("passed", stale["current"].GetProperty("checks")[0].Text("verdict"));

        var now = stale["current"].GetProperty("version").GetInt64();
        var first = (await manager.PostAsync(url, ifMatch: now, key: "accept-once")).ShouldBe(200);
        var again = (await manager.PostAsync(url, ifMatch: now, key: "accept-once")).ShouldBe(200);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(first.Version, (await story.SeeAsync("market.manager", "acceptance")).Version);
    }

    private static async Task<(JsonElement Deliverable, JsonElement Goal)> ChecksAsync(Story story)
    {
        var checks = (await story.SeeAsync("market.manager", "acceptance"))["checks"];
        return (checks[0], checks[1]);
    }

    private static (string Code, int Count) Missing(Answer acceptance)
    {
        var missing = Assert.Single(acceptance["missing"].EnumerateArray());
        return (missing.Text("code")!, missing.GetProperty("values").GetProperty("count").GetInt32());
    }
}
