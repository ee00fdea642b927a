using Collab.Api.Tests.ResourceRequests;
using Collab.Infrastructure.Deadlines;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Collab.Api.Tests.Deadlines;

/// <summary>A machine whose clock is not the database's says so, and far off it decides nothing.</summary>
public sealed class ClockSkewTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Theory]
    [InlineData(-3, 200, "Healthy")]
    [InlineData(20, 200, "Degraded")]
    [InlineData(-20, 200, "Degraded")]
    [InlineData(90, 503, "Unhealthy")]
    [InlineData(-90, 503, "Unhealthy")]
    public async Task Readiness_tells_how_far_the_clocks_are_apart(int seconds, int status, string word)
    {
        await using var process = WithClock(seconds);
        using var browser = process.CreateClient(new() { BaseAddress = new Uri("https://localhost") });

        var answer = await browser.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal((status, word), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Far_off_nothing_is_enforced_and_afterwards_it_is_with_its_true_time()
    {
        var story = await Story.BeginAsync(app);
        var deadline = (await story.AskDesignAsync()).Json.RefId("deadline");
        await app.ExecuteAsync("update collab.deadlines set due_at = $2, wake_at = $2, remind_at = '[]' where id = $1", deadline, app.Now.ToDateTimeUtc().AddMinutes(-1));
        await using var process = WithClock(90);

        Assert.Equal(0, (await process.Services.GetRequiredService<DeadlineSweep>().EnforceAsync(CancellationToken.None)).Enforced);
        Assert.Equal("open", await StateAsync());

        Assert.Equal(1, (await app.Services.GetRequiredService<DeadlineSweep>().EnforceAsync(CancellationToken.None)).Enforced);
        Assert.Equal("breached", await StateAsync());
        Assert.True(await app.ScalarAsync<bool>("select breached_at = due_at from collab.deadlines where id = $1", deadline));

        Task<string> StateAsync() => app.ScalarAsync<string>("select state from collab.deadlines where id = $1", deadline);
    }

    private WebApplicationFactory<Program> WithClock(int seconds) => app.Another("Development").WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(
        provider => new ClockSkew(
            provider.GetRequiredService<NpgsqlDataSource>(), () => NodaTime.SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(seconds), NullLogger<ClockSkew>.Instance))));
}
