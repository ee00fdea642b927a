namespace Collab.Api.Tests.Collaborations;

public sealed class ListingTests(CollabApp app) : IClassFixture<CollabApp>, IAsyncLifetime
{
    // Other tests of the class have theirs in the same database; only these bear this word.
    private readonly string _word = Guid.NewGuid().ToString("N")[..8];

    public async ValueTask InitializeAsync()
    {
        using var manager = await app.As("market.manager");
        foreach (var (title, scenario) in new[] { ("First 100%", "newProduct"), ("Second", "customerProblem"), ("Third", "newProduct") })
        {
            (await manager.PostAsync("/api/v1/collaborations", await Draft.OfMarketingAsync(app) with { Title = $"{title} {_word}", Scenario = scenario })).ShouldBe(201);
            await app.AdvanceAsync("PT1M");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_latest_comes_first_and_pages_follow_each_other_without_a_gap()
    {
        using var sales = await app.As("sales.director");
        var first = (await sales.GetAsync($"/api/v1/collaborations?q={_word}&limit=2")).ShouldBe(200);
        var second = (await sales.GetAsync($"/api/v1/collaborations?q={_word}&limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);

        Assert.Equal(["Third", "Second", "First"], first.Items.Concat(second.Items).Select(First));
        Assert.Equal(JsonValueKind.Null, second["nextCursor"].ValueKind);
        var row = first.Items[0];
        Assert.Equal(("draft", 1, "市场部", 4, 0), (row.Text("state"), row.GetProperty("step").GetInt32(), row.GetProperty("leadDepartment").Text("name"), row.GetProperty("departments").GetArrayLength(), row.GetProperty("openDeadlines").GetInt32()));
    }

    [Theory]
    [InlineData("&sort=createdAt", "First Second Third")]
    [InlineData("&sort=-createdAt", "Third Second First")]
    [InlineData("&sort=updatedAt&limit=100", "First Second Third")]
    [InlineData("&scenario=customerProblem", "Second")]
    [InlineData("&state=draft&scenario=newProduct", "Third First")]
    [InlineData("&state=executing", "")]
    public async Task They_are_sorted_and_filtered(string parameters, string titles)
    {
        using var manager = await app.As("market.manager");

        Assert.Equal(titles, string.Join(' ', (await manager.GetAsync($"/api/v1/collaborations?q={_word}{parameters}")).ShouldBe(200).Items.Select(First)));
    }

    [Fact]
    public async Task A_percent_sign_in_the_search_is_a_letter()
    {
        using var manager = await app.As("market.manager");

        Assert.Equal(["First"], (await manager.GetAsync($"/api/v1/collaborations?q={Uri.EscapeDataString($"100% {_word}")}")).ShouldBe(200).Items.Select(First));
        Assert.Empty((await manager.GetAsync($"/api/v1/collaborations?q={Uri.EscapeDataString($"10% {_word}")}")).ShouldBe(200).Items);
    }

    [Theory]
    [InlineData("sort=title", "sort.unknown")]
    [InlineData("cursor=nonsense", "cursor.invalid")]
    [InlineData("limit=101", "limit.outOfRange")]
    [InlineData("owner=me", "query.unknownParameter")]
    public async Task What_the_list_does_not_understand_is_refused(string parameter, string code)
    {
        using var manager = await app.As("market.manager");

        (await manager.GetAsync($"/api/v1/collaborations?{parameter}")).ShouldBeProblem(400, code);
    }

    private static string First(JsonElement row) => row.Text("title")!.Split(' ')[0];
}
