using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Deadlines;

/// <summary>One deadline that cannot be enforced holds up no other, stays due, and is seen.</summary>
public sealed class StuckDeadlineTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_row_that_fails_stays_due_and_is_enforced_with_its_true_time_once_it_is_mended()
    {
        var story = await Story.BeginAsync(app);
        var broken = (await story.AskDesignAsync()).Json.RefId("deadline");
        var sound = (await story.AskDesignAsync()).Json.RefId("deadline");
        var chain = await app.ScalarAsync<string>("select chain::text from collab.deadlines where id = $1", broken);
        await app.ExecuteAsync("""update collab.deadlines set chain = '["nobodyKnown"]' where id = $1""", broken);

        await app.AdvanceAsync("P5D");

        Assert.Equal(("open", "breached"), (await StateAsync(broken), await StateAsync(sound)));
        Assert.Contains(app.Errors, line => line.Contains(broken.ToString(), StringComparison.Ordinal));
        Assert.Equal("Degraded", await ReadinessAsync());

        await app.ExecuteAsync("update collab.deadlines set chain = $2::jsonb where id = $1", broken, chain);
        await app.AdvanceAsync("PT1M");

        Assert.Equal("breached", await StateAsync(broken));
        Assert.True(await app.ScalarAsync<bool>("select breached_at = due_at from collab.deadlines where id = $1", broken));
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.deadline_steps where deadline_id = $1 and step = 'breached'", broken));
        Assert.Equal("Healthy", await ReadinessAsync());
    }

    private Task<string> StateAsync(Guid deadline) => app.ScalarAsync<string>("select state from collab.deadlines where id = $1", deadline);

    private async Task<string> ReadinessAsync()
    {
        using var browser = app.Browser();
        var answer = await browser.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
