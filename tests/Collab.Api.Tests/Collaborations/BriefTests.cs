namespace Collab.Api.Tests.Collaborations;

public sealed class BriefTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static readonly object Clear = new { background = "竞品 A 占走了 35% 的市场。", coreNeeds = "10月20日前铺货 12 家门店。", expectedFinish = "2024-11-15" };

    [Fact]
    public async Task The_lead_department_words_the_brief_anew()
    {
        var (url, version) = await BriefAsync();
        using var director = await app.As("market.director");

        var written = (await director.PutAsync(url, Clear, version)).ShouldBe(200);

        Assert.Equal(("竞品 A 占走了 35% 的市场。", "2024-11-15", version + 1), (written["background"].GetString(), written["expectedFinish"].GetString(), written.Version));
        Assert.Equal($"\"{written.Version}\"", written.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task What_was_read_before_is_not_overwritten_unseen()
    {
        var (url, version) = await BriefAsync();
        using var director = await app.As("market.director");
        using var manager = await app.As("market.manager");
        (await director.PutAsync(url, Clear, version)).ShouldBe(200);

        (await manager.PutAsync(url, Clear)).ShouldBeProblem(428, "ifMatch.required");
        var stale = (await manager.PutAsync(url, Clear, version)).ShouldBeProblem(412, "version.stale");

        Assert.Equal("竞品 A 占走了 35% 的市场。", stale["current"].Text("background"));
        Assert.Equal(director.Id.Value, stale["changedBy"].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Vague_wording_is_refused_here_as_well()
    {
        var (url, version) = await BriefAsync();
        using var manager = await app.As("market.manager");

        (await manager.PutAsync(url, new { background = "提升效果", coreNeeds = "适当增加预算", expectedFinish = "2024-11-15" }, version))
            .ShouldBeProblem(422, "brief.wordingVague", "$.background").ShouldBeProblem(422, "brief.wordingVague", "$.coreNeeds");
        (await manager.PutAsync(url.Replace("/brief", "/goals", StringComparison.Ordinal), new { goals = new[] { new DraftGoal("提升效果", 20, "%") } }, version))
            .ShouldBeProblem(422, "brief.wordingVague", "$.goals[0].indicator");
    }

    [Fact]
    public async Task A_goal_that_is_worded_anew_keeps_its_id()
    {
        var (url, version) = await BriefAsync();
        var goals = url.Replace("/brief", "/goals", StringComparison.Ordinal);
        using var manager = await app.As("market.manager");
        var known = (await manager.GetAsync(goals)).ShouldBe(200).Items[0].GetProperty("id").GetGuid();

        var set = (await manager.PutAsync(goals, new { goals = new[] { new DraftGoal("首月销量", 12_000, "台", Id: known), new DraftGoal("复购率", 15, "%") } }, version)).ShouldBe(200);

        Assert.Equal([12_000m, 15m], set["goals"].EnumerateArray().Select(g => g.GetProperty("target").GetDecimal()));
        Assert.Equal(known, set["goals"][0].GetProperty("id").GetGuid());
        (await manager.PutAsync(goals, new { goals = new[] { new DraftGoal("首月销量", 1, "台", Id: Guid.CreateVersion7()) } }, set.Version)).ShouldBeProblem(422, "brief.goalUnknown", "$.goals");
    }

    [Fact]
    public async Task Others_who_take_part_read_it_and_do_not_write_it()
    {
        var (url, version) = await BriefAsync();
        using var sales = await app.As("sales.director");

        Assert.Empty((await sales.GetAsync(url)).ShouldBe(200).Allowed);
        (await sales.PutAsync(url, Clear, version)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task Once_all_have_confirmed_it_stands()
    {
        var story = await Story.PlanningAsync(app);
        using var manager = await app.As("market.manager");
        var brief = (await manager.GetAsync($"/api/v1/collaborations/{story.Id}/brief")).ShouldBe(200);

        Assert.True(brief["frozen"].GetBoolean());
        Assert.Empty(brief.Allowed);
        (await manager.PutAsync($"/api/v1/collaborations/{story.Id}/brief", Clear, brief.Version)).ShouldBeProblem(409, "brief.frozen");
    }

    [Fact]
    public async Task What_one_is_typing_is_checked_by_the_same_rules()
    {
        using var member = await app.As("member");

        var checkedText = (await member.PostAsync("/api/v1/brief-checks", new { text = "Finish as soon as possible" })).ShouldBe(200);
        var finding = Assert.Single(checkedText["findings"].EnumerateArray());
        Assert.Equal((7, 19, "as soon as possible"), (finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32(), finding.Text("text")));
        Assert.Equal(("“as soon as possible” has no date.", "Make it “by 10 November”?"), (finding.Text("reason"), finding.Text("suggestion")));

        Assert.Single((await member.PostAsync("/api/v1/brief-checks", new { text = "首月销量", isGoal = true })).ShouldBe(200)["findings"].EnumerateArray());
        Assert.Empty((await member.PostAsync("/api/v1/brief-checks", new { text = "" })).ShouldBe(200)["findings"].EnumerateArray());
    }

    private async Task<(string Url, long Version)> BriefAsync()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");
        var url = $"/api/v1/collaborations/{story.Id}/brief";
        return (url, (await manager.GetAsync(url)).ShouldBe(200).Version);
    }
}
