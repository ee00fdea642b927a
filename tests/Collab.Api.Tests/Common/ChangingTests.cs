using System.Text;

namespace Collab.Api.Tests.Common;

/// <summary>Versions and idempotency keys, seen at a collaboration.</summary>
public sealed class ChangingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_command_sent_twice_with_one_key_is_done_once_and_answers_the_same()
    {
        using var person = await app.As("market.manager");
        var body = await Story.DraftAsync(app, "只建一次");
        var first = (await person.PostAsync("/api/v1/collaborations", body, key: "once")).ShouldBe(201);
        var second = (await person.PostAsync("/api/v1/collaborations", body, key: "once")).ShouldBe(201);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.collaborations where title = '只建一次'"));

        (await person.PostAsync("/api/v1/collaborations", await Story.DraftAsync(app, "另一个"), key: "once")).ShouldBeProblem(422, "idempotency.keyReused");
        using var another = await app.As("sales.head");
        (await another.PostAsync("/api/v1/collaborations", body, key: "once")).ShouldBe(201);
    }

    [Fact]
    public async Task Many_at_once_with_one_key_are_one()
    {
        using var person = await app.As("market.director");
        var body = await Story.DraftAsync(app, "同时只建一次");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.PostAsync("/api/v1/collaborations", body, key: "at-once")));
        Assert.Single(answers.Select(x => x.ShouldBe(201).Body).Distinct());
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.collaborations where title = '同时只建一次'"));
    }

    [Fact]
    public async Task A_command_that_failed_leaves_no_key_behind()
    {
        using var person = await app.As("market.manager");
        (await person.PostAsync("/api/v1/collaborations", await Story.DraftAsync(app, ""), key: "failed")).ShouldBe(422);
        (await person.PostAsync("/api/v1/collaborations", await Story.DraftAsync(app, "改好了"), key: "failed")).ShouldBe(201);
    }

    [Fact]
    public async Task A_change_needs_the_version_one_saw_and_a_stale_one_shows_what_it_is_now()
    {
        var collaboration = await StartAsync();
        var url = $"/api/v1/collaborations/{collaboration.Id}";
        using var manager = await app.As("market.manager");
        using var director = await app.As("market.director");
        (await manager.PatchAsync(url, new { title = "A" })).ShouldBeProblem(428, "ifMatch.required");

        var changed = (await director.PatchAsync(url, new { title = "总监改过" }, ifMatch: collaboration.Version)).ShouldBe(200);
        Assert.Equal(collaboration.Version + 1, changed.Version);
        Assert.Equal($"\"{changed.Version}\"", changed.Headers.ETag!.Tag);

        var stale = (await manager.PatchAsync(url, new { title = "经理改过" }, ifMatch: collaboration.Version)).ShouldBeProblem(412, "version.stale");
        Assert.Equal("总监改过", stale["current"].GetProperty("title").GetString());
        Assert.Equal("林溯", stale["changedBy"].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.String, stale["changedAt"].ValueKind);
        Assert.Equal("总监改过", (await manager.GetAsync(url))["title"].GetString());
    }

    [Theory]
    [InlineData("3")]
    [InlineData("W/\"3\"")]
    [InlineData("\"three\"")]
    [InlineData("*")]
    public async Task What_is_no_version_cannot_be_read(string ifMatch)
    {
        var collaboration = await StartAsync();
        using var manager = await app.As("market.manager");
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/collaborations/{collaboration.Id}") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        request.Headers.Add("X-CSRF-Token", (await manager.GetAsync("/api/v1/session"))["csrfToken"].GetString());
        (await manager.SendAsync(request)).ShouldBeProblem(400, "ifMatch.malformed", "If-Match");
    }

    [Fact]
    public async Task Two_who_change_the_same_version_at_once_are_not_both_right()
    {
        var collaboration = await StartAsync();
        using var manager = await app.As("market.manager");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            manager.PatchAsync($"/api/v1/collaborations/{collaboration.Id}", new { title = $"第 {i} 个" }, ifMatch: collaboration.Version)));
        Assert.Single(answers, x => x.Status == 200);
        Assert.All(answers.Where(x => x.Status != 200), x => x.ShouldBe(412));
    }

    [Fact]
    public async Task May_one_know_of_it_comes_before_the_version_and_the_content()
    {
        var collaboration = await StartAsync();
        foreach (var account in new[] { "member", "service.head", "outsider" })
        {
            using var stranger = await app.As(account);
            foreach (var id in new[] { collaboration.Id, Guid.NewGuid() })
            {
                (await stranger.PatchAsync($"/api/v1/collaborations/{id}", new { title = "" })).ShouldBeProblem(404, "notFound");
                (await stranger.PatchAsync($"/api/v1/collaborations/{id}", new { title = "" }, ifMatch: 99)).ShouldBeProblem(404, "notFound");
            }
        }
        using var head = await app.As("sales.director");
        (await head.PatchAsync($"/api/v1/collaborations/{collaboration.Id}", new { title = "" })).ShouldBeProblem(403, "forbidden");
        using var manager = await app.As("market.manager");
        (await manager.PatchAsync($"/api/v1/collaborations/{collaboration.Id}", new { title = "" }, ifMatch: 99)).ShouldBe(412);
        (await manager.PatchAsync($"/api/v1/collaborations/{collaboration.Id}", new { title = "" }, ifMatch: collaboration.Version)).ShouldBe(422);
    }

    [Fact]
    public async Task Each_change_is_written_down_with_who_and_when()
    {
        var collaboration = await StartAsync("design.head", "谁做的");
        using var person = await app.As("design.head");
        var entries = (await person.GetAsync($"/api/v1/collaborations/{collaboration.Id}/timeline")).ShouldBe(200).Items;
        var started = Assert.Single(entries, x => x.GetProperty("action").GetString() == "collaborationStarted");
        Assert.Equal(("何清", "谁做的"), (started.GetProperty("actor").GetProperty("name").GetString(), started.GetProperty("subject").GetProperty("title").GetString()));
    }

    private async Task<Answer> StartAsync(string by = "market.manager", string title = "Q4 新品推广")
    {
        using var person = await app.As(by);
        return (await person.PostAsync("/api/v1/collaborations", await Story.DraftAsync(app, title))).ShouldBe(201);
    }
}
