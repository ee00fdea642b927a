namespace Collab.Api.Tests.Collaborations;

public sealed class MissedConditionTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_condition_that_was_missed_holds_the_collaboration_up_and_opens_a_gap_in_its_first_step()
    {
        var story = await Story.BeginAsync(app);
        await story.HoldKickoffAsync();
        var condition = new { description = "核心卖点清单", ownerId = await app.MemberIdAsync("product.manager"), dueAt = app.Now + NodaTime.Duration.FromHours(30) };
        (await story.ConfirmAsync("design.head", "设计部", condition)).ShouldBe(200);
        foreach (var (account, department) in new[] { ("market.director", "市场部"), ("sales.director", "销售部"), ("product.head", "产品部") })
            (await story.ConfirmAsync(account, department)).ShouldBe(200);
        using var manager = await app.As("market.manager");
        Assert.Empty((await manager.GetAsync($"/api/v1/collaborations/{story.Id}/blockers")).ShouldBe(200).Items);
        Assert.False((await manager.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200)["steps"][0].GetProperty("gap").GetBoolean());

        await app.AdvanceAsync("PT31H");

        var blocker = Assert.Single((await manager.GetAsync($"/api/v1/collaborations/{story.Id}/blockers")).ShouldBe(200).Items);
        Assert.Equal(
            ("deadlineBreached", "commitmentCondition", "叶青", "何清", "fulfil"),
            (blocker.Text("code"), blocker.GetProperty("values").Text("kind"), blocker.GetProperty("owing").Text("name"), blocker.GetProperty("waiting").Text("name"), blocker.Text("action")));
        var seen = (await manager.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200);
        Assert.Equal(("done", true, 1), (seen["steps"][0].Text("state"), seen["steps"][0].GetProperty("gap").GetBoolean(), seen["breachedDeadlines"].GetInt32()));
    }
}
