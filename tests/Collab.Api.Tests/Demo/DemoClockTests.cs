namespace Collab.Api.Tests.Demo;

public sealed class DemoClockTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_accounts_are_shown_to_anybody()
    {
        using var somebody = app.Anonymous();
        var accounts = (await somebody.GetAsync("/api/v1/demo/accounts")).ShouldBe(200).Items;
        Assert.Equal(10, accounts.Count);
        Assert.Contains(accounts, x => x.GetProperty("email").GetString() == "outsider@demo.example" && x.GetProperty("role").GetString() == "outsider");
    }

    [Fact]
    public async Task The_clock_goes_forwards_for_everybody_and_never_back()
    {
        using var person = await app.As("member");
        var before = (await person.GetAsync("/api/v1/demo/clock")).ShouldBe(200);
        Assert.StartsWith("2024-10-11T02:", before["now"].GetString(), StringComparison.Ordinal);
        Assert.Equal("Asia/Shanghai", before["timeZone"].GetString());

        var moved = (await person.PutAsync("/api/v1/demo/clock", new { advanceBy = "PT3H" })).ShouldBe(200);
        Assert.StartsWith("2024-10-11T05:", moved["now"].GetString(), StringComparison.Ordinal);
        (await person.PutAsync("/api/v1/demo/clock", new { now = "2024-10-14T15:00:01+08:00" })).ShouldBe(200);
        using var another = await app.As("outsider");
        Assert.StartsWith("2024-10-14T07:00:", (await another.GetAsync("/api/v1/demo/clock"))["now"].GetString(), StringComparison.Ordinal);

        (await person.PutAsync("/api/v1/demo/clock", new { now = "2024-10-14T07:00:00Z" })).ShouldBeProblem(422, "demo.forwardsOnly", "$.now");
        (await person.PutAsync("/api/v1/demo/clock", new { advanceBy = "PT-1H" })).ShouldBeProblem(422, "demo.forwardsOnly", "$.advanceBy");
        (await person.PutAsync("/api/v1/demo/clock", new { })).ShouldBeProblem(422, "demo.oneOfNowAndAdvanceBy");
        (await person.PutAsync("/api/v1/demo/clock", new { advanceBy = "3 hours" })).ShouldBeProblem(400, "body.unreadable", "$.advanceBy");
    }
}
