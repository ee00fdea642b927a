namespace Collab.Api.Tests.AccessTokens;

/// <summary>A token that is limited to some features reads and changes those, and finds its way about.</summary>
public sealed class TokenFeatureTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_reaches_its_features_and_what_everything_refers_to_and_nothing_else()
    {
        var story = await Story.PlanningAsync(app);
        using var manager = await app.As("market.manager");
        var made = (await manager.PostAsync("/api/v1/access-tokens", new { name = "工单", scopes = new[] { "write" }, features = new[] { "issues", "issues" }, expiresInDays = 30 })).ShouldBe(201);
        Assert.Equal(["issues"], made["features"].EnumerateArray().Select(x => x.GetString()));
        using var program = app.Program(made.Secret());

        foreach (var open in new[] { "/issues", "/members", "/departments", "/calendars", "/session", "/organization" })
            (await program.GetAsync($"/api/v1{open}")).ShouldBe(200);
        Assert.NotEqual(403, (await program.PostAsync("/api/v1/issues", new { collaborationId = story.Id, title = "素材未过审" })).Status);
        foreach (var (path, scope) in new[] { ("/collaborations", "collaborations:read"), ("/deadlines", "deadlines:read"), ("/me/agenda", "agenda:read") })
            Assert.Equal(scope, (await program.GetAsync($"/api/v1{path}")).ShouldBeProblem(403, "accessToken.scopeMissing")["scope"].GetString());
        Assert.Equal(
            "delegations:write",
            (await program.PostAsync("/api/v1/delegations", new { firstDay = "2024-10-20", lastDay = "2024-10-21" })).ShouldBeProblem(403, "accessToken.scopeMissing")["scope"].GetString());
    }

    [Fact]
    public async Task A_feature_that_there_is_not_is_refused_and_none_is_everything()
    {
        using var manager = await app.As("market.manager");
        Assert.Equal(400, (await manager.PostAsync("/api/v1/access-tokens", new { name = "x", scopes = Array.Empty<string>(), features = new[] { "everything" }, expiresInDays = 30 })).Status);
        var made = await manager.MakeTokenAsync();
        Assert.Equal(0, made["features"].GetArrayLength());
        using var program = app.Program(made.Secret());
        (await program.GetAsync("/api/v1/deadlines")).ShouldBe(200);
    }
}
