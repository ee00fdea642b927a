namespace Collab.Api.Tests.Archive;

public sealed class ArchivingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_says_what_is_missing_until_everything_is_there()
    {
        var story = await Ending.AcceptingAsync(app);
        (await ArchiveAsync(story)).ShouldBeProblem(409, "collaboration.notReadyToArchive");
        await story.PassEverythingAsync();
        (await story.DoAsync("market.manager", "acceptance/accept")).ShouldBe(200);
        (await story.DoAsync("market.director", "acceptance/sign")).ShouldBe(200);
        (await ArchiveAsync(story)).ShouldBeProblem(409, "collaboration.retrospectiveMissing");
        (await story.DoAsync("market.manager", "retrospective", await story.LessonsAsync())).ShouldBe(200);
        (await ArchiveAsync(story)).ShouldBeProblem(409, "collaboration.summaryMissing");
        (await story.DoAsync("market.manager", "summary/file")).ShouldBe(200);
        using (var reporter = await app.As("sales.head"))
            (await reporter.PostAsync("/api/v1/issues", new
            {
                collaborationId = story.Id,
                title = "返点没有到账",
                description = "两家门店未收到返点",
                impact = "门店不再补货",
                proposedSolution = "财务部10月18日前核对",
            })).ShouldBe(201);
        (await ArchiveAsync(story)).ShouldBeProblem(409, "collaboration.issuesOpen");
        Assert.Equal("retrospecting", (await story.SeeAsync("sales.head")).State);
    }

    [Fact]
    public async Task Everybody_involved_hears_of_it_and_nothing_is_owed_any_more()
    {
        var story = await Ending.FiledAsync(app);

        var archived = (await ArchiveAsync(story)).ShouldBe(200);

        Assert.Equal(("archived", 6, 0), (archived.State, archived["step"].GetInt32(), archived.Allowed.Count));
        foreach (var person in new[] { "market.manager", "sales.head", "sales.director", "product.head", "design.head", "sponsor" })
            Assert.Equal("archived", (await (await app.As(person)).ToldOfAsync(story, "collaboration"))[0]);
        Assert.Empty(await (await app.As("member")).ToldOfAsync(story, "collaboration"));
        Assert.Equal(0, archived["openDeadlines"].GetInt32() + archived["breachedDeadlines"].GetInt32());
    }

    [Fact]
    public async Task Only_the_lead_or_the_sponsor_archives()
    {
        var story = await Ending.FiledAsync(app);
        (await story.DoAsync("sales.director", "archive")).ShouldBeProblem(403, "forbidden");
        using (var member = await app.As("member"))
            (await member.PostAsync(story.Url("archive"))).ShouldBeProblem(404, "notFound");
        using (var director = await app.As("market.director"))
        {
            (await director.PostAsync(story.Url("archive"))).ShouldBeProblem(428, "ifMatch.required");
            (await director.PostAsync(story.Url("archive"), ifMatch: 1)).ShouldBeProblem(412, "version.stale");
        }
        (await story.DoAsync("sponsor", "archive")).ShouldBe(200);
    }

    private static Task<Answer> ArchiveAsync(Story story) => story.DoAsync("market.director", "archive");
}
