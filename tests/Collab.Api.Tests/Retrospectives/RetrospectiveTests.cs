namespace Collab.Api.Tests.Retrospectives;

public sealed class RetrospectiveTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_is_not_owed_before_the_signature()
    {
        var story = await Ending.AcceptingAsync(app);
        var retrospective = await story.SeeAsync("sales.head", "retrospective");
        Assert.Equal(("notStarted", 0), (retrospective.State, retrospective.Version));
        (await story.DoAsync("market.manager", "retrospective", await story.LessonsAsync())).ShouldBeProblem(409, "retrospective.notDue");
    }

    [Fact]
    public async Task The_signature_gives_the_lead_5_workdays_and_every_liaison_hears_of_it()
    {
        var story = await Ending.RetrospectingAsync(app);

        var retrospective = await story.SeeAsync("market.manager", "retrospective");
        Assert.Equal("due", retrospective.State);
        Assert.Equal(["hold"], retrospective.Allowed);
        var deadline = await story.DeadlineAsync(retrospective);
        Assert.Equal(("retrospective", "open", 5), (deadline.Text("kind"), deadline.Text("state"), deadline.GetProperty("policy").GetProperty("amount").GetInt32()));
        Assert.Equal(await app.MemberIdAsync("market.manager"), deadline.GetProperty("owner").RefId("member"));
        foreach (var liaison in new[] { "market.manager", "sales.head", "product.head", "design.head" })
            Assert.Equal(["retrospectiveDue"], await (await app.As(liaison)).ToldOfAsync(story, "retrospective"));
    }

    [Fact]
    public async Task What_was_learnt_is_kept_the_duty_is_met_and_the_summary_is_generated()
    {
        var story = await Ending.RetrospectingAsync(app);

        var held = (await story.DoAsync("market.manager", "retrospective", await story.LessonsAsync())).ShouldBe(200);

        Assert.Equal(("held", "met"), (held.State, held["deadline"].Text("state")));
        var improvement = Assert.Single(held["improvements"].EnumerateArray());
        Assert.Equal(("门店清单随需求说明一起交", "陈立", "2024-12-02"), (improvement.Text("description"), improvement.GetProperty("owner").Text("name"), improvement.Text("dueOn")));
        Assert.Equal("generated", (await story.SeeAsync("sales.head", "summary")).State);
        Assert.Equal(["retrospectiveHeld", "retrospectiveDue"], await (await app.As("design.head")).ToldOfAsync(story, "retrospective"));
        (await story.DoAsync("market.manager", "retrospective", await story.LessonsAsync())).ShouldBeProblem(409, "retrospective.heldAlready");
    }

    [Fact]
    public async Task An_incomplete_record_is_refused_at_its_field()
    {
        var story = await Ending.RetrospectingAsync(app);
        var owner = await app.MemberIdAsync("sales.head");
        (await Hold("2024-10-31T10:00:00Z", ["好"], [])).ShouldBeProblem(422, "retrospective.heldInFuture", "$.heldAt");
        (await Hold(app.NowText, [], [])).ShouldBeProblem(422, "retrospective.empty", "$.wentWell");
        (await Hold(app.NowText, [], ["排期改过一次"])).ShouldBeProblem(422, "retrospective.causesRequired", "$.causes");
        (await Hold(app.NowText, [" "], [])).ShouldBeProblem(422, "validation.failed", "$.wentWell[0]");
        (await Hold(app.NowText, ["好"], [], new { description = "早交清单", ownerId = owner, dueOn = "2024-12-02" }, new { description = " ", ownerId = owner, dueOn = "2024-12-02" }))
            .ShouldBeProblem(422, "retrospective.improvementNeedsDescription", "$.improvements[1].description");
        (await Hold(app.NowText, ["好"], [], new { description = "早交清单", ownerId = await app.MemberIdAsync("outsider"), dueOn = "2024-12-02" }))
            .ShouldBeProblem(422, "retrospective.improvementNeedsOwner", "$.improvements[0].ownerId");

        Task<Answer> Hold(string heldAt, string[] wentWell, string[] didNotGoWell, params object[] improvements) =>
            story.DoAsync("market.manager", "retrospective", new { heldAt, wentWell, didNotGoWell, causes = Array.Empty<string>(), improvements });
    }

    [Fact]
    public async Task Only_the_lead_department_records_it()
    {
        var story = await Ending.RetrospectingAsync(app);
        (await story.DoAsync("sales.head", "retrospective", await story.LessonsAsync())).ShouldBeProblem(403, "forbidden");
        using var member = await app.As("member");
        (await member.PostAsync(story.Url("retrospective"), await story.LessonsAsync())).ShouldBeProblem(404, "notFound");
        using var outsider = await app.As("outsider");
        (await outsider.GetAsync(story.Url("retrospective"))).ShouldBeProblem(404, "notFound");
    }
}
