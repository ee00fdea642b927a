using System.Globalization;
using Collab.Api.Tests.ResourceRequests;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Collab.Api.Tests.Simulation;

/// <summary>
/// Some weeks of a company, decided by a seed: people ask, reply, ask back, report, waive, pause and change rules; time passes in
/// hours and in days of downtime; two servers enforce at once, one of them killed again and again in the middle of its work.
/// </summary>
internal sealed partial class CompanyLife : IAsyncDisposable
{
    private const int Steps = 60;
    private static readonly string[] Departments = ["销售部", "产品部", "设计部"];

    private readonly CollabApp _app;
    private readonly Random _random;
    private readonly Cable _cable;
    private readonly WebApplicationFactory<Program> _second;
    private readonly List<(Guid Id, string Provider)> _requests = [];
    private readonly List<Guid> _issues = [];
    private Story _story = null!;

    private CompanyLife(CollabApp app, int seed)
    {
        (_app, _random) = (app, new Random(seed));
        var direct = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        _cable = new Cable(direct.Host!, direct.Port);
        var cabled = new NpgsqlConnectionStringBuilder(app.ConnectionString) { Host = "127.0.0.1", Port = _cable.Port, Timeout = 5, ApplicationName = "second" };
        _second = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("ConnectionStrings:Collab", cabled.ConnectionString);
            host.UseSetting("Collab:Client:Enabled", "false");
            host.UseSetting("Collab:Jobs:Enabled", "false");
            host.ConfigureLogging(logging => logging.ClearProviders());
        });
    }

    /// <summary>What happened, for a failing seed.</summary>
    public List<string> Log { get; } = [];

    public Instant Now { get; private set; }

    public static async Task<CompanyLife> LiveAsync(CollabApp app, int seed)
    {
        var life = new CompanyLife(app, seed);
        await life.LiveAsync();
        return life;
    }

    public async ValueTask DisposeAsync()
    {
        _cable.Mend();
        await _second.DisposeAsync();
        await _cable.DisposeAsync();
    }

    private async Task LiveAsync()
    {
        Pass(_app.Now);
        (_story, _) = await Story.ExecutingAsync(_app);
        for (var step = 0; step < Steps; step++)
        {
            await ActAsync();
            if (step == Steps / 2) await LeaveForGoodAsync();
            // Mostly hours; now and then everything stands still for days.
            var downtime = _random.Next(12) == 0;
            Pass(Now + (downtime ? Duration.FromHours(_random.Next(24, 80)) : Duration.FromMinutes(_random.Next(5, 700))));
            if (_random.Next(4) > 0) await EnforceAsync();
        }
        for (var day = 0; day < 15; day++)
        {
            Pass(Now + Duration.FromDays(1));
            await EnforceAsync();
        }
        _cable.Mend();
        await SweepAsync(_app.Services);
    }

    private void Pass(Instant now)
    {
        Now = now;
        foreach (var services in new[] { _app.Services, _second.Services }) services.GetRequiredService<CollabClock>().Pin(now);
    }

    private async Task EnforceAsync()
    {
        var how = _random.Next(4);
        if (how == 0)
        {
            Note("the first server enforces");
            await SweepAsync(_app.Services);
            return;
        }
        var bytes = how == 1 ? long.MaxValue : _random.NextInt64(500, 60_000);
        Note(bytes == long.MaxValue ? "both enforce" : how == 2 ? $"the second is killed after {bytes} bytes, then the first enforces" : $"both enforce, the second is killed after {bytes} bytes");
        _cable.CutAfter(bytes);
        if (how == 2) await KilledAsync();
        await Task.WhenAll(SweepAsync(_app.Services), how == 2 ? Task.CompletedTask : KilledAsync());
        _cable.Mend();
        _second.Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }

    private static Task<SweepReport> SweepAsync(IServiceProvider server) => server.GetRequiredService<DeadlineSweep>().EnforceAsync(TestContext.Current.CancellationToken);

    private async Task KilledAsync()
    {
        try
        {
            await SweepAsync(_second.Services);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException or System.Net.Sockets.SocketException)
        {
            Note("  it died: " + e.Message.Split('\n')[0]);
        }
    }

    private Task ActAsync() => _random.Next(17) switch
    {
        0 or 1 or 2 => AskAsync(),
        3 or 4 => WithRequestAsync("reply", Asking.Declined),
        5 => WithRequestAsync("ask", new { question = "多大？" }),
        6 => WithRequestAsync("answer", new { answer = "A2" }),
        7 => ReportAsync(),
        8 => RecordAsync(),
        9 => WithDeadlineAsync(),
        10 => ChangePolicyAsync(),
        11 => NameLiaisonAsync(),
        12 or 13 => GoAwayAsync(),
        14 => ComeBackAsync(),
        15 => StandInAsync(),
        _ => ChangeCalendarAsync(),
    };

    private async Task AskAsync()
    {
        using var manager = await _app.As("market.manager");
        var name = Departments[_random.Next(Departments.Length)];
        var provider = await _app.DepartmentIdAsync(name);
        var today = Now.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;
        var request = await manager.PostAsync("/api/v1/resource-requests", new
        {
            collaborationId = _story.Id,
            providerDepartmentId = provider,
            kind = "tool",
            title = "海报模板",
            quantity = 3,
            unit = "套",
            purpose = "投放",
            usage = "按渠道改尺寸",
            neededFrom = Iso(today.PlusDays(3)),
            neededUntil = Iso(today.PlusDays(9)),
        });
        if (Done("ask", request)) _requests.Add((request.Id, Story.LiaisonOf[name]));
    }

    private async Task WithRequestAsync(string verb, object body)
    {
        if (_requests.Count == 0) return;
        var (id, provider) = _requests[_random.Next(_requests.Count)];
        using var person = await _app.As(verb == "answer" ? "market.manager" : provider);
        var url = $"/api/v1/resource-requests/{id}";
        var request = (await person.GetAsync(url)).ShouldBe(200);
        Done(verb, await person.PostAsync($"{url}/{verb}", body, request.Version));
    }

    private async Task NameLiaisonAsync()
    {
        using var director = await _app.As("sales.director");
        var sales = await _app.DepartmentIdAsync("销售部");
        var collaboration = (await director.GetAsync($"/api/v1/collaborations/{_story.Id}")).ShouldBe(200);
        var next = await _app.MemberIdAsync(_random.Next(2) == 0 ? "sales.channel" : "sales.head");
        Done("name liaison", await director.PutAsync($"/api/v1/collaborations/{_story.Id}/liaisons/{sales}", new { memberId = next }, collaboration.Version));
    }

    private async Task ReportAsync()
    {
        using var sales = await _app.As("sales.head");
        var issue = await sales.PostAsync("/api/v1/issues", new { collaborationId = _story.Id, title = "素材退回", description = "平台退回", impact = "晚 2 天", proposedSolution = "重做" });
        if (Done("report", issue)) _issues.Add(issue.Id);
    }

    private async Task RecordAsync()
    {
        if (_issues.Count == 0) return;
        using var lead = await _app.As("market.director");
        var url = $"/api/v1/issues/{_issues[_random.Next(_issues.Count)]}";
        var issue = (await lead.GetAsync(url)).ShouldBe(200);
        Done("record", await lead.PostAsync(url + "/measures", new
        {
            measures = new[] { new { description = "重做素材", ownerId = await _app.MemberIdAsync("design.head"), dueAt = Collab.Application.Common.CollabJson.Text(Now + Duration.FromHours(_random.Next(1, 90))) } },
            discussion = new { heldAt = Collab.Application.Common.CollabJson.Text(Now), attendeeIds = await _app.MemberIdsAsync("market.director"), decision = "设计部重做" },
        }, issue.Version));
    }

    private async Task WithDeadlineAsync()
    {
        using var sponsor = await _app.As("sponsor");
        var owed = (await sponsor.GetAsync($"/api/v1/deadlines?collaborationId={_story.Id}&limit=100")).ShouldBe(200).Items
            .Where(d => d.Text("state") is "open" or "paused" or "breached").ToList();
        if (owed.Count == 0) return;
        var id = owed[_random.Next(owed.Count)].GetProperty("id").GetGuid();
        var deadline = (await sponsor.GetAsync($"/api/v1/deadlines/{id}")).ShouldBe(200);
        var verb = deadline.State == "paused" ? "resume" : _random.Next(2) == 0 ? "pause" : "waive";
        Done($"{verb} {deadline.Json.Text("kind")}", await sponsor.PostAsync($"/api/v1/deadlines/{id}/{verb}", new { reason = "模拟" }, deadline.Version));
    }

    private async Task ChangePolicyAsync()
    {
        using var admin = await _app.As("admin");
        var (kind, most) = _random.Next(3) switch { 0 => ("resourceReply", 2), 1 => ("issueResponse", 24), _ => ("goalConfirmation", 9) };
        var policy = (await admin.GetAsync("/api/v1/deadline-policies")).ShouldBe(200).Items.Single(p => p.Text("kind") == kind);
        string[][] chains = [["liaison", "head", "sponsor"], ["head", "sponsor"], ["sponsor"]];
        Done($"change {kind}", await admin.PutAsync($"/api/v1/deadline-policies/{policy.GetProperty("id").GetGuid()}", new
        {
            amount = _random.Next(1, most + 1),
            chain = chains[_random.Next(chains.Length)],
            reminders = new { percents = new[] { _random.Next(1, 99) }, hoursBefore = 1 },
        }, policy.GetProperty("version").GetInt64()));
    }

    private async Task ChangeCalendarAsync()
    {
        using var admin = await _app.As("admin");
        var id = await _app.ScalarAsync<Guid>("select calendar_id from collab.deadlines limit 1");
        var calendar = (await admin.GetAsync($"/api/v1/calendars/{id}")).ShouldBe(200);
        var day = Iso(Now.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date.PlusDays(_random.Next(0, 6)));
        var days = calendar["specialDays"].EnumerateArray().Where(d => d.Text("date") != day).Cast<object>().ToList();
        if (_random.Next(3) > 0) days.Add(new { date = day, kind = _random.Next(2) == 0 ? "dayOff" : "makeUpWorkday" });
        Done($"change {day}", await admin.PutAsync($"/api/v1/calendars/{id}", new
        {
            workingTimes = calendar["workingTimes"],
            standardHours = calendar["standardHours"],
            specialDays = days,
            years = calendar["years"],
        }, calendar.Version));
    }

    // Rules refuse some of it, as in life; nothing may ever break.
    private bool Done(string what, Answer answer)
    {
        Note($"{what}: {answer.Status}");
        Assert.True(answer.Status < 500, $"{what}: {answer.Body}\n{string.Join('\n', _app.Errors)}");
        return answer.Status is 200 or 201;
    }

    private void Note(string what) => Log.Add($"{Now} {what}");

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
