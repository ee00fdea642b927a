namespace Collab.Api.Tests.Collaborations;

public sealed class KickoffDeadlineTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_word_that_is_not_given_within_a_workday_goes_to_the_liaison_and_then_to_the_head()
    {
        // Friday 11 October 2024, 10:00; Saturday the 12th is worked.
        var story = await Story.BeginAsync(app);
        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head")).ShouldBe(200);
        await app.MoveClockToAsync("2024-10-11T11:00+08:00");
        await story.HoldKickoffAsync();
        using var head = await app.As("sales.head");
        var commitment = (await story.CommitmentAsync(head, "销售部")).GetProperty("id").GetGuid();
        var due = (await story.DeadlinesAsync(head, "goalConfirmation")).Single(d => d.GetProperty("subject").GetProperty("id").GetGuid() == commitment);
        // The demo's clock goes on by itself: the kick-off was some moments after 11:00.
        Assert.StartsWith("2024-10-12T03:00:", due.Text("dueAt"), StringComparison.Ordinal);
        Assert.Equal("陈立", due.GetProperty("owner").GetProperty("member").Text("name"));

        await app.MoveClockToAsync("2024-10-12T11:01+08:00");
        Assert.Contains("deadlineBreached", await head.ToldAboutAsync(commitment));
        using var director = await app.As("sales.director");
        Assert.Empty(await director.ToldAboutAsync(commitment));
        await app.MoveClockToAsync("2024-10-14T11:02+08:00");

        Assert.Equal(["deadlineEscalated"], await director.ToldAboutAsync(commitment));
        Assert.Equal("metLate", (await story.ConfirmAsync("sales.head", "销售部")).ShouldBe(200)["deadline"].Text("state"));
    }
}
