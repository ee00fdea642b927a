namespace Collab.Api.Tests.DeadlinePolicies;

public sealed class DeadlinePolicyTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Everybody_reads_how_long_each_duty_may_take_and_who_is_told()
    {
        using var member = await app.As("member");

        var policies = (await member.GetAsync("/api/v1/deadline-policies")).ShouldBe(200).Items;

        Assert.Equal(11, policies.Count);
        var reply = policies[0];
        Assert.Equal(
            ("resourceReply", 2, "workdays", true), (reply.Text("kind"), reply.GetProperty("amount").GetInt32(), reply.Text("unit"), reply.GetProperty("isProcessMinimum").GetBoolean()));
        Assert.Equal(["liaison", "head", "sponsor"], reply.GetProperty("chain").EnumerateArray().Select(c => c.GetString()!));
    }
}
