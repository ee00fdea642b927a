using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Delegations;

/// <summary>What waits for somebody who is away is told to his deputy too, at once and not only when it is late; what he only has to know is not.</summary>
public sealed class AskedInHisPlaceTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task What_asks_him_to_act_reaches_the_deputy_once_and_what_informs_does_not()
    {
        var story = await Story.PlanningAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        using var deputy = await app.As("sales.channel");
        (await app.LeaveAsync("sales.head", "sales.channel", "2024-10-11")).ShouldBe(201);
        using var absent = await app.As("sales.head");
        using var manager = await app.As("market.manager");

        var request = await story.AskSalesAsync();

        var notice = Assert.Single(await AboutAsync(deputy, request.Id));
        Assert.Equal(("resourceRequestSubmitted", "陈立"), (notice.Text("kind"), notice.GetProperty("deputyFor").Text("name")));
        Assert.Equal(JsonValueKind.Null, Assert.Single(await AboutAsync(absent, request.Id)).GetProperty("deputyFor").ValueKind);

        var current = (await manager.GetAsync($"/api/v1/resource-requests/{request.Id}")).ShouldBe(200);
        (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/withdraw", new { reason = "不需要了" }, current.Version)).ShouldBe(200);

        Assert.Equal(["resourceRequestWithdrawn", "resourceRequestSubmitted"], await absent.ToldAboutAsync(request.Id));
        Assert.Equal(["resourceRequestSubmitted"], await deputy.ToldAboutAsync(request.Id));
    }

    private static async Task<IEnumerable<JsonElement>> AboutAsync(Person person, Guid subject) =>
        (await person.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items.Where(n => n.GetProperty("subject").GetProperty("id").GetGuid() == subject);
}
