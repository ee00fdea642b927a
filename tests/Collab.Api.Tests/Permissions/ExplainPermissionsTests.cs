using Collab.Api.Tests.Delegations;

namespace Collab.Api.Tests.Permissions;

public sealed class ExplainPermissionsTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_says_what_one_may_oneself_with_ones_own_or_not_and_whose_it_is()
    {
        var story = await Story.PlanningAsync(app);
        using var lead = await app.As("market.manager");

        var told = (await lead.GetAsync($"/api/v1/permissions?collaborationId={story.Id}")).ShouldBe(200);

        Assert.True(told["mayKnow"].GetBoolean());
        Assert.Contains("lead", Names(told["relations"]));
        Assert.Equal(("yes", "goals"), (Answer(told, "editBrief").Text("answer"), Answer(told, "editBrief").Text("area")));
        Assert.Equal(["lead"], Names(Answer(told, "editBrief").GetProperty("holders")));
        Assert.Equal("ofOwn", Answer(told, "replyToResourceRequest").Text("answer"));
        Assert.Equal("ofOwn", Answer(told, "closeIssue").Text("answer"));
        Assert.Equal("no", Answer(told, "decideResourceRequest").Text("answer"));
        Assert.DoesNotContain(told["permissions"].EnumerateArray(), p => p.Text("area") == "organization");
    }

    [Fact]
    public async Task It_agrees_with_what_the_api_then_does()
    {
        var story = await Story.PlanningAsync(app);
        foreach (var account in new[] { "market.manager", "sales.head", "design.head", "sponsor" })
        {
            using var person = await app.As(account);
            var told = (await person.GetAsync($"/api/v1/permissions?collaborationId={story.Id}")).ShouldBe(200);
            var refused = (await person.PatchAsync($"/api/v1/collaborations/{story.Id}", new { title = "改过" }, ifMatch: 999)).Status == 403;
            Assert.Equal(refused ? "no" : "yes", Answer(told, "editBrief").Text("answer"));
        }
    }

    [Fact]
    public async Task An_administrator_asks_about_anybody_who_takes_no_part_may_nothing()
    {
        var story = await Story.PlanningAsync(app);
        using var admin = await app.As("admin");

        var told = (await admin.GetAsync($"/api/v1/permissions?collaborationId={story.Id}&memberId={await app.MemberIdAsync("member")}")).ShouldBe(200);

        Assert.Equal("许诺", told["member"].Text("name"));
        Assert.False(told["mayKnow"].GetBoolean());
        Assert.All(told["permissions"].EnumerateArray(), p => Assert.Equal("no", p.Text("answer")));
        var company = (await admin.GetAsync("/api/v1/permissions")).ShouldBe(200);
        Assert.Equal("yes", Answer(company, "manageOrganization").Text("answer"));
        Assert.Equal("ofOwn", Answer((await admin.GetAsync($"/api/v1/permissions?memberId={await app.MemberIdAsync("member")}")).ShouldBe(200), "manageAccessToken").Text("answer"));
    }

    [Fact]
    public async Task What_one_may_in_the_name_of_somebody_who_is_away_is_told_with_his_name()
    {
        var story = await Story.PlanningAsync(app);
        (await app.LeaveAsync("sales.director", "service.lead", "2024-10-11", "2024-10-11")).ShouldBe(201);
        using var deputy = await app.As("service.lead");

        var told = (await deputy.GetAsync($"/api/v1/permissions?collaborationId={story.Id}")).ShouldBe(200);

        Assert.Equal("高远", told["standsFor"].EnumerateArray().Single().GetProperty("member").Text("name"));
        var reply = Answer(told, "replyToResourceRequest");
        Assert.Equal(("ofOwn", "高远"), (reply.Text("answer"), reply.GetProperty("inTheNameOf").Text("name")));
        Assert.Equal("no", Answer(told, "editBrief").Text("answer"));
    }

    private static JsonElement Answer(Answer told, string permission) => told["permissions"].EnumerateArray().Single(p => p.Text("permission") == permission);

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(x => x.GetString()!)];
}
