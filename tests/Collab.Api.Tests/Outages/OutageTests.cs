using Collab.Api.Tests.ResourceRequests;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Outages;
using Collab.Infrastructure.Time;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Collab.Api.Tests.Outages;

/// <summary>Processes whose machines' time a test decides; they enforce deadlines only when the test says so.</summary>
public sealed class OutageTests(DatabaseServer server) : IAsyncLifetime
{
    private readonly CollabApp _app = new(server);
    private readonly Machine _machine = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task After_three_days_the_report_says_what_was_due_when_noticed_when_told_late_and_overtaken()
    {
        await using var process = Process();
        var story = await Story.BeginAsync(_app);
        var deadline = (await story.AskDesignAsync()).Json.RefId("deadline");
        var due = Instant.FromDateTimeUtc(DateTime.SpecifyKind(await _app.ScalarAsync<DateTime>("select due_at from collab.deadlines where id = $1", deadline), DateTimeKind.Utc));
        await SweepAsync(process);
        using var sponsor = await _app.As("sponsor", process);
        using var admin = await _app.As("admin", process);
        Assert.Empty((await admin.GetAsync("/api/v1/outages")).ShouldBe(200).Items);

        var from = Now(process);
        _machine.Advance(Duration.FromDays(3) + Duration.FromHours(1));
        await _app.ExecuteAsync("update collab.sessions set created_at = created_at + interval '73 hours', last_seen_at = last_seen_at + interval '73 hours'");
        await SweepAsync(process);

        var outage = Assert.Single((await admin.GetAsync("/api/v1/outages")).ShouldBe(200).Items);
        var report = (await admin.GetAsync($"/api/v1/outages/{outage.GetProperty("id").GetGuid()}")).ShouldBe(200);
        Assert.InRange(At(report.Json, "from"), from - Duration.FromMinutes(1), from);
        Assert.InRange(At(report.Json, "until") - from, Duration.FromDays(3), Duration.FromDays(3) + Duration.FromHours(2));
        var items = report.Items.Where(i => i.GetProperty("deadlineId").GetGuid() == deadline).ToList();
        var breach = items.Single(i => i.Text("event") == "breached");
        Assert.Equal((due, "toldLate", "design.head"), (At(breach, "at"), breach.Text("outcome"), breach.RefId("recipient") == await _app.MemberIdAsync("design.head") ? "design.head" : "?"));
        Assert.True(At(breach, "noticedAt") >= At(report.Json, "until") - Duration.FromSeconds(5));
        Assert.Contains(items, i => i.Text("event") == "reminded");
        Assert.All(items.Where(i => i.Text("event") == "reminded"), i => Assert.Equal("overtaken", i.Text("outcome")));
        Assert.Equal(items.Count(i => i.Text("event") == "reminded"), report["overtaken"].GetInt32());
        var overtaken = (await admin.GetAsync($"/api/v1/outages/{report.Id}?outcome=overtaken&limit=1")).ShouldBe(200);
        Assert.Equal("overtaken", Assert.Single(overtaken.Items).Text("outcome"));

        // Told once, whoever sweeps how often.
        await SweepAsync(process);
        var notice = Assert.Single((await admin.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items, n => n.Text("kind") == "outageReported");
        Assert.Equal(report.Id.ToString(), notice.GetProperty("values").Text("outage"));

        (await sponsor.GetAsync($"/api/v1/outages/{report.Id}")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_restart_and_a_moved_clock_are_no_outage_and_nothing_late_is_no_notice()
    {
        await using var process = Process();
        await SweepAsync(process);
        _machine.Advance(Duration.FromSeconds(110));
        await SweepAsync(process);
        using var admin = await _app.As("admin", process);
        (await admin.PutAsync("/api/v1/demo/clock", new { advanceBy = "P3D" })).ShouldBe(200);
        await SweepAsync(process);
        Assert.Empty((await admin.GetAsync("/api/v1/outages")).ShouldBe(200).Items);

        _machine.Advance(Duration.FromMinutes(3));
        await SweepAsync(process);

        var quiet = Assert.Single((await admin.GetAsync("/api/v1/outages")).ShouldBe(200).Items);
        Assert.Equal((0, 0), (quiet.GetProperty("late").GetInt32(), quiet.GetProperty("overtaken").GetInt32()));
        Assert.DoesNotContain((await admin.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items, n => n.Text("kind") == "outageReported");
    }

    [Fact]
    public async Task While_one_of_two_servers_is_alive_nothing_is_reported_and_both_gone_are_one_outage()
    {
        await using var first = Process();
        await using var second = Process();
        await SweepAsync(first);
        for (var minute = 0; minute < 10; minute++)
        {
            _machine.Advance(Duration.FromMinutes(1));
            await SweepAsync(second);
        }
        await SweepAsync(first);
        Assert.Equal(0L, await _app.ScalarAsync<long>("select count(*) from collab.outages"));

        _machine.Advance(Duration.FromDays(3));
        await Task.WhenAll(SweepAsync(first), SweepAsync(second));

        // Each organization has its own report of it.
        Assert.True(await _app.ScalarAsync<bool>("select count(*) = count(distinct organization_id) and count(distinct id) = 1 from collab.outages"));
        Assert.Equal(1L, await _app.ScalarAsync<long>("select count(*) from collab.downtimes"));
    }

    [Fact]
    public async Task Administrators_read_how_far_the_clocks_are_apart_and_what_is_stuck()
    {
        await using var process = Process(skew: 20);
        var story = await Story.BeginAsync(_app);
        var deadline = (await story.AskDesignAsync()).Json.RefId("deadline");
        await _app.ExecuteAsync(
            """update collab.deadlines set due_at = $2, wake_at = $2, remind_at = '[]', chain = '["nobodyKnown"]' where id = $1""", deadline, _app.Now.ToDateTimeUtc().AddMinutes(-10));
        await SweepAsync(process);
        using var admin = await _app.As("admin", process);

        var state = (await admin.GetAsync("/api/v1/system")).ShouldBe(200);

        Assert.InRange(state["clockSkewSeconds"].GetDouble(), 19, 21);
        Assert.Equal(("noticed", 1), (state.Json.Text("clock"), state["stuckDeadlines"].GetInt32()));
        Assert.InRange(Now(process) - At(state.Json, "lastSweepAt"), Duration.Zero, Duration.FromMinutes(1));
    }

    private static Instant At(JsonElement view, string property) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(view.Text(property)!).Value;

    private static Instant Now(WebApplicationFactory<Program> process) => process.Services.GetRequiredService<IClock>().GetCurrentInstant();

    private static Task<SweepReport> SweepAsync(WebApplicationFactory<Program> process) => process.Services.GetRequiredService<DeadlineSweep>().EnforceAsync(TestContext.Current.CancellationToken);

    /// <summary>A process that is to enforce deadlines, whose alarm and jobs do not run: the test sweeps.</summary>
    private WebApplicationFactory<Program> Process(int skew = 0) => _app.Another("Development").WithWebHostBuilder(host => host.ConfigureTestServices(services =>
    {
        services.AddSingleton(new SweepingProcess(RunsJobs: true));
        services.AddSingleton(new CollabClock(_machine));
        services.AddSingleton(provider => new ClockSkew(
            provider.GetRequiredService<NpgsqlDataSource>(), () => NodaTime.SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(skew), NullLogger<ClockSkew>.Instance));
    }));

    /// <summary>The time of the machines: the real one, and what passed while nobody looked.</summary>
    private sealed class Machine : IClock
    {
        private Duration _passed;

        public Instant GetCurrentInstant() => NodaTime.SystemClock.Instance.GetCurrentInstant() + _passed;

        public void Advance(Duration duration) => _passed += duration;
    }
}
