namespace Collab.Api.Tests.AuditEntries;

public sealed class AuditEntryTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Administrator_and_sponsor_read_who_did_what_the_newest_first()
    {
        var story = await Story.BeginAsync(app);
        foreach (var account in new[] { "admin", "sponsor" })
        {
            using var reader = await app.As(account);
            var entries = (await reader.GetAsync($"/api/v1/audit-entries?collaborationId={story.Id}")).ShouldBe(200).Items;
            var started = entries.Single(e => e.Text("action") == "collaborationStarted");
            Assert.Equal(("周岚", "Q4 新品推广", "collaboration"), (started.GetProperty("actor").Text("name"), started.GetProperty("collaboration").Text("name"), started.GetProperty("subject").Text("type")));
            Assert.Equal(entries.Select(e => e.GetProperty("at").GetDateTimeOffset()).OrderDescending(), entries.Select(e => e.GetProperty("at").GetDateTimeOffset()));
        }
    }

    [Fact]
    public async Task They_are_filtered_by_thing_and_time_and_read_page_by_page()
    {
        var story = await Story.BeginAsync(app);
        using var admin = await app.As("admin");
        var all = (await admin.GetAsync($"/api/v1/audit-entries?collaborationId={story.Id}")).ShouldBe(200).Items.Select(Id).ToList();

        List<Guid> paged = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await admin.GetAsync($"/api/v1/audit-entries?collaborationId={story.Id}&limit=1{(cursor.Length > 0 ? "&cursor=" + cursor : "")}")).ShouldBe(200);
            paged.AddRange(page.Items.Select(Id));
            cursor = page.Json.Text("nextCursor");
        }
        Assert.Equal(all, paged);
        Assert.True(all.Count > 1);
        Assert.All((await admin.GetAsync($"/api/v1/audit-entries?collaborationId={story.Id}&subjectType=brief")).ShouldBe(200).Items, e => Assert.Equal("brief", e.GetProperty("subject").Text("type")));
        var now = app.NowText;
        Assert.Empty((await admin.GetAsync($"/api/v1/audit-entries?collaborationId={story.Id}&from={now}")).ShouldBe(200).Items);
        Assert.Equal(all.Count, (await admin.GetAsync($"/api/v1/audit-entries?collaborationId={story.Id}&to={now}")).ShouldBe(200).Items.Count);
        (await admin.GetAsync("/api/v1/audit-entries?who=me")).ShouldBeProblem(400, "query.unknownParameter");
        (await admin.GetAsync("/api/v1/audit-entries?cursor=nonsense")).ShouldBeProblem(400, "cursor.invalid");

        static Guid Id(JsonElement entry) => entry.GetProperty("id").GetGuid();
    }

    [Theory]
    [InlineData("market.manager")]
    [InlineData("market.director")]
    [InlineData("member")]
    public async Task Nobody_else_reads_them(string account)
    {
        using var person = await app.As(account);
        (await person.GetAsync("/api/v1/audit-entries")).ShouldBeProblem(403, "forbidden");
    }
}
