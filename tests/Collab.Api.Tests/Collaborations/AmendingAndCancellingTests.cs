namespace Collab.Api.Tests.Collaborations;

public sealed class AmendingAndCancellingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_draft_gets_another_title_other_departments_and_another_sponsor()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");
        var body = new
        {
            title = "Q4 新品推广（线上）",
            participatingDepartmentIds = await app.DepartmentIdsAsync("设计部", "客服部"),
            sponsorId = await app.MemberIdAsync("sales.director"),
        };

        var amended = (await manager.PatchAsync(Url(story), body, 1)).ShouldBe(200);

        Assert.Equal(("Q4 新品推广（线上）", "高远", 2), (amended["title"].GetString(), amended["sponsor"].Text("name"), amended.Version));
        Assert.Equal(["市场部", "设计部", "客服部"], amended["departments"].EnumerateArray().Select(d => d.Text("name")!));
        using var product = await app.As("product.head");
        (await product.GetAsync(Url(story))).ShouldBeProblem(404, "notFound");
    }

    [Fact]
    public async Task What_is_not_sent_stays_and_what_is_unknown_is_refused()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");

        var amended = (await manager.PatchAsync(Url(story), new { title = "改名" }, 1)).ShouldBe(200);
        Assert.Equal(4, amended["departments"].GetArrayLength());
        (await manager.PatchAsync(Url(story), new { sponsorId = Guid.CreateVersion7() }, 2)).ShouldBeProblem(422, "collaboration.sponsorUnknown", "$.sponsorId");
        (await manager.PatchAsync(Url(story), new { state = "archived" }, 2)).ShouldBe(400);
    }

    [Fact]
    public async Task After_the_kick_off_it_is_not_amended_any_more_and_never_by_others()
    {
        var story = await Story.BeginAsync(app);
        using var sales = await app.As("sales.director");
        (await sales.PatchAsync(Url(story), new { title = "改名" }, 1)).ShouldBeProblem(403, "forbidden");
        await story.HoldKickoffAsync();
        using var manager = await app.As("market.manager");
        var present = (await manager.GetAsync(Url(story))).ShouldBe(200);

        Assert.DoesNotContain("amend", present.Allowed);
        (await manager.PatchAsync(Url(story), new { title = "改名" }, present.Version)).ShouldBeProblem(409, "collaboration.draftOnly");
    }

    [Fact]
    public async Task Cancelling_waives_what_is_owed_tells_all_and_leaves_it_to_be_read()
    {
        var story = await Story.BeginAsync(app);
        await story.HoldKickoffAsync();
        using var director = await app.As("market.director");
        using var design = await app.As("design.head");
        var version = (await director.GetAsync(Url(story))).ShouldBe(200).Version;
        (await design.PostAsync(Url(story) + "/cancel", new { reason = "x" }, version)).ShouldBeProblem(403, "forbidden");
        (await director.PostAsync(Url(story) + "/cancel", new { reason = "" }, version)).ShouldBeProblem(422, "validation.failed", "$.reason");

        var cancelled = (await director.PostAsync(Url(story) + "/cancel", new { reason = "新品推迟到明年上市" }, version)).ShouldBe(200);

        Assert.Equal(("cancelled", "新品推迟到明年上市", 0), (cancelled.State, cancelled["cancelReason"].GetString(), cancelled["openDeadlines"].GetInt32()));
        Assert.Empty(cancelled.Allowed);
        Assert.All(await story.DeadlinesAsync(design, "goalConfirmation"), d => Assert.Equal("waived", d.Text("state")));
        Assert.Contains("cancelled", await design.ToldAboutAsync(story.Id));
        (await story.ConfirmAsync("design.head", "设计部")).ShouldBeProblem(409, "collaboration.readOnly");
        (await story.NameLiaisonAsync("design.head", "设计部", "design.head")).ShouldBeProblem(409, "collaboration.readOnly");
    }

    private static string Url(Story story) => $"/api/v1/collaborations/{story.Id}";
}
