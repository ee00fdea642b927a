namespace Collab.Api.Tests.Persistence;

/// <summary>What the database gives up in favour of somebody else's change is done again: people do not hear of it.</summary>
public sealed class LostToAnotherTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Theory]
    [InlineData("40P01")]   // deadlock
    [InlineData("40001")]   // serialization failure
    public async Task A_change_that_was_given_up_three_times_is_done_once(string sqlState)
    {
        var story = await Story.BeginAsync(app);
        var url = $"/api/v1/collaborations/{story.Id}";
        using var manager = await app.As("market.manager");
        var before = (await manager.GetAsync(url)).ShouldBe(200);
        await RefuseChangesAsync(times: 3, sqlState);

        var changed = (await manager.PatchAsync(url, new { title = "第四次才成" }, ifMatch: before.Version)).ShouldBe(200);
        Assert.Equal(("第四次才成", before.Version + 1), (changed["title"].GetString(), changed.Version));
        var entries = (await manager.GetAsync($"{url}/timeline")).ShouldBe(200).Items;
        Assert.Single(entries, x => x.GetProperty("action").GetString() == "collaborationAmended");
    }

    [Fact]
    public async Task What_is_given_up_again_and_again_is_told_and_can_be_sent_again()
    {
        var story = await Story.BeginAsync(app);
        var url = $"/api/v1/collaborations/{story.Id}/cancel";
        using var director = await app.As("market.director");
        await RefuseChangesAsync(times: 4, "40P01");
        var key = Guid.NewGuid().ToString();

        (await director.PostAsync(url, new { reason = "预算取消" }, ifMatch: 1, key)).ShouldBeProblem(409, "conflict.busy");
        Assert.Equal("draft", (await director.GetAsync($"/api/v1/collaborations/{story.Id}")).State);
        Assert.Equal("cancelled", (await director.PostAsync(url, new { reason = "预算取消" }, ifMatch: 1, key)).ShouldBe(200).State);
    }

    /// <summary>A sequence counts on although its transaction is rolled back.</summary>
    private Task RefuseChangesAsync(int times, string sqlState) => app.ExecuteAsync($"""
        drop trigger if exists lost on collab.collaborations;
        drop sequence if exists collab.lost;
        create sequence collab.lost;
        grant usage on sequence collab.lost to collab_app;
        create or replace function collab.lose() returns trigger language plpgsql as
            $f$ begin if nextval('collab.lost') <= {times} then raise exception 'lost' using errcode = '{sqlState}'; end if; return null; end $f$;
        create trigger lost after update on collab.collaborations for each statement execute function collab.lose();
        """);
}
