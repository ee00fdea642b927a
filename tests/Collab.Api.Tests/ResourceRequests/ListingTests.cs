namespace Collab.Api.Tests.ResourceRequests;

public sealed class ListingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task They_come_page_by_page_by_due_time_or_the_newest_first()
    {
        var story = await Story.BeginAsync(app);
        Guid[] asked = [(await story.AskDesignAsync()).Id, (await story.AskDesignAsync()).Id, (await story.AskDesignAsync()).Id];
        using var manager = await app.As("market.manager");
        var url = $"/api/v1/resource-requests?collaborationId={story.Id}&limit=2";

        Assert.Equal(asked, await PagesAsync(manager, url));
        Assert.Equal(asked, await PagesAsync(manager, url + "&sort=dueAt"));
        Assert.Equal(asked.Reverse(), await PagesAsync(manager, url + "&sort=-submittedAt"));
    }

    [Fact]
    public async Task They_are_filtered_by_state_and_by_who_is_asked()
    {
        var story = await Story.BeginAsync(app);
        var (open, replied) = (await story.AskDesignAsync(), await story.AskDesignAsync());
        (await story.ReplyAsync(replied, Asking.Declined)).ShouldBe(200);
        using var manager = await app.As("market.manager");
        var (design, sales, marketing) = (await app.DepartmentIdAsync("设计部"), await app.DepartmentIdAsync("销售部"), await app.DepartmentIdAsync("市场部"));
        async Task<IEnumerable<Guid>> Found(string filter) =>
            (await manager.GetAsync($"/api/v1/resource-requests?collaborationId={story.Id}&{filter}")).ShouldBe(200).Items.Select(x => x.GetProperty("id").GetGuid());

        Assert.Equal([open.Id], await Found("state=submitted"));
        Assert.Equal([replied.Id], await Found($"state=declined&providerDepartmentId={design}&requesterDepartmentId={marketing}"));
        Assert.Empty(await Found($"providerDepartmentId={sales}"));
        Assert.Empty(await Found($"requesterDepartmentId={design}"));
    }

    [Theory]
    [InlineData("sort=title", "sort.unknown")]
    [InlineData("cursor=nonsense", "cursor.invalid")]
    [InlineData("limit=0", "limit.outOfRange")]
    [InlineData("provider=1", "query.unknownParameter")]
    public async Task What_the_list_does_not_know_is_refused(string query, string code)
    {
        using var manager = await app.As("market.manager");

        (await manager.GetAsync("/api/v1/resource-requests?" + query)).ShouldBeProblem(400, code);
    }

    private static async Task<IReadOnlyList<Guid>> PagesAsync(Person person, string url)
    {
        List<Guid> ids = [];
        for (string? cursor = null; ;)
        {
            var page = (await person.GetAsync(cursor is null ? url : $"{url}&cursor={cursor}")).ShouldBe(200);
            ids.AddRange(page.Items.Select(x => x.GetProperty("id").GetGuid()));
            cursor = page["nextCursor"].GetString();
            if (cursor is null) return ids;
        }
    }
}
