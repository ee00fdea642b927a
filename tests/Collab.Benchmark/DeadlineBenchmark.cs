using System.Diagnostics;
using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Application.DeadlinePolicies;
using Collab.Application.Deadlines;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>The deadlines: how late, how fast, how dear. Each part on a fresh copy of the loaded company.</summary>
internal sealed class DeadlineBenchmark(Ground ground, ResultTable table, int open, Func<string, bool> wanted)
{
    private const string Copy = "collab_bench_run";
    private const int Small = 10_000;

    public async Task RunAsync(CancellationToken ct)
    {
        if (wanted("instant")) await WithServersAsync(1, (connection, servers) =>
            new DueRun(table, "10,000 at one instant, 1 process", "instant", 10_000).MeasureAsync(connection, servers, 0, new(Median: 1, Max: 2), whileRead: false, ct), ct);
        if (wanted("two")) await WithServersAsync(2, (connection, servers) =>
            new DueRun(table, "10,000 at one instant, 2 processes", "two", 10_000).MeasureAsync(connection, servers, 0, new(Median: 1, Max: 2), whileRead: false, ct), ct);
        if (wanted("read")) await WithServersAsync(1, (connection, servers) =>
            new DueRun(table, "10,000 while people read", "read", 10_000).MeasureAsync(connection, servers, 0, new(Max: 3), whileRead: true, ct), ct);
        if (wanted("spread")) await WithServersAsync(1, (connection, servers) =>
            new DueRun(table, "10,000 spread over 60 s", "spread", 10_000).MeasureAsync(connection, servers, 60, new(0.2, 0.5, Cpu: 5), whileRead: false, ct), ct);
        if (wanted("idle")) await WithServersAsync(1, (connection, servers) => IdleAsync(connection, servers[0], ct), ct);
        if (wanted("downtime")) await WithServersAsync(0, (connection, _) =>
            new DueRun(table, "100,000 due during downtime", "downtime", 100_000).MeasureDowntimeAsync(connection, ground.ConnectionString(Copy), new(Max: 20), ct), ct);
        if (wanted("opening")) await InProcessAsync(open, OpeningAsync, ct);
        if (wanted("whatif")) await InProcessAsync(open, WhatIfAsync, ct);
        if (wanted("growth")) await GrowthAsync(ct);
    }

    private async Task WithServersAsync(int processes, Func<NpgsqlConnection, IReadOnlyList<ServerProcess>, Task> measure, CancellationToken ct)
    {
        await CopyAsync(open, ct);
        List<ServerProcess> servers = [];
        try
        {
            for (var n = 0; n < processes; n++) servers.Add(await ServerProcess.Start(ground.ConnectionString(Copy)).ReadyAsync(ct));
            await using var connection = await Ground.OpenAsync(ground.ConnectionString(Copy), ct);
            await measure(connection, servers);
        }
        finally
        {
            foreach (var server in servers) await server.DisposeAsync();
        }
    }

    private async Task InProcessAsync(int deadlines, Func<ServiceProvider, CancellationToken, Task> measure, CancellationToken ct)
    {
        await CopyAsync(deadlines, ct);
        await Schema.ApplyAsync(ground.ConnectionString(Copy), ct);
        await using var product = LoadedCompany.Product(ground.ConnectionString(Copy));
        await measure(product, ct);
    }

    private async Task CopyAsync(int deadlines, CancellationToken ct)
    {
        var loaded = $"collab_bench_{deadlines}";
        if (!await ground.ExistsAsync(loaded, ct))
        {
            Console.WriteLine($"Loading {deadlines:N0} open deadlines …");
            var since = Stopwatch.StartNew();
            await ground.CreateAsync(loaded + "_new", null, ct);
            await LoadedCompany.MakeAsync(ground.ConnectionString(loaded + "_new"), deadlines, ct);
            NpgsqlConnection.ClearAllPools();
            await ground.RenameAsync(loaded + "_new", loaded, ct);
            Console.WriteLine($"  {since.Elapsed.TotalSeconds:0} s");
        }
        NpgsqlConnection.ClearAllPools();
        await ground.CreateAsync(Copy, loaded, ct);
    }

    private async Task IdleAsync(NpgsqlConnection connection, ServerProcess server, CancellationToken ct)
    {
        const double Seconds = 60;   // with all that happens once a minute
        await Ground.ExecuteAsync(connection, "select pg_sleep(20)", ct);   // what a start leaves to do
        var (app, database) = (CpuTime.OfProcess(server.Id), await CpuTime.OfServerAsync(connection, ct));
        await Ground.ExecuteAsync(connection, $"select pg_sleep({Seconds})", ct);
        table.Add("idle", "application, share of a core", (CpuTime.OfProcess(server.Id) - app) / Seconds * 100, "%", 1);
        table.Add("idle", "PostgreSQL, share of a core", (await CpuTime.OfServerAsync(connection, ct) - database) / Seconds * 100, "%");
        table.Add("idle", "memory", CpuTime.Memory(server.Id), "MiB");
    }

    private async Task OpeningAsync(ServiceProvider product, CancellationToken ct)
    {
        const int Count = 1_000;
        var openings = await Openings.BeginAsync(product, ground.ConnectionString(Copy), ct);
        var since = Stopwatch.StartNew();
        for (var n = 0; n < Count; n++) await openings.OpenAsync(ct);
        table.Add("opening a deadline", "transaction of its own", since.Elapsed.TotalMilliseconds / Count, "ms");
    }

    private async Task WhatIfAsync(ServiceProvider product, CancellationToken ct)
    {
        var openings = await Openings.BeginAsync(product, ground.ConnectionString(Copy), ct);
        await using var scope = await LoadedCompany.ScopeAsync(product, ct);
        var acceptance = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListDeadlinePolicies(null), ct)).Items.Single(p => p.Kind == DeadlineKind.Acceptance);
        var tighter = new PolicyLimits(4, acceptance.Chain, acceptance.Reminders);
        var since = Stopwatch.StartNew();
        var what = await SendAsync(new PreviewDeadlinePolicy(acceptance.Id, tighter));
        table.Add($"what-if over {what.Open:N0}", "seconds", since.Elapsed.TotalSeconds, "s");

        since.Restart();
        var change = SendAsync(new ChangeDeadlinePolicy(acceptance.Id, acceptance.Version, tighter));
        var longest = 0.0;
        while (!change.IsCompleted)
        {
            var opening = Stopwatch.StartNew();
            await openings.OpenAsync(ct);
            longest = Math.Max(longest, opening.Elapsed.TotalMilliseconds);
        }
        var changed = await change;
        table.Add($"changing {changed.Effect.Moved:N0} of them", "seconds", since.Elapsed.TotalSeconds, "s");
        table.Add("opening meanwhile", "longest", longest, "ms");
        using var own = Process.GetCurrentProcess();
        table.Add("what-if", "memory of this process", CpuTime.Memory(own.Id), "MiB");

        async Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> message)
        {
            await using var one = await LoadedCompany.ScopeAsync(product, ct);
            return await one.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
        }
    }

    private async Task GrowthAsync(CancellationToken ct)
    {
        if (open <= Small) return;
        Dictionary<int, (double Sweep, double Next, double Batch)> cost = [];
        foreach (var deadlines in new[] { Small, open })
            await InProcessAsync(deadlines, async (product, c) => cost[deadlines] = await SweepsAsync(product, c), ct);
        var (small, large) = (cost[Small], cost[open]);
        table.Add("growth", $"sweep that finds nothing, {Small:N0}", small.Sweep, "ms");
        table.Add("growth", $"sweep that finds nothing, {open:N0}", large.Sweep, "ms", small.Sweep * 1.3);
        table.Add("growth", $"next due time, {Small:N0}", small.Next, "ms");
        table.Add("growth", $"next due time, {open:N0}", large.Next, "ms", small.Next * 1.3);
        table.Add("growth", $"sweep of 500 due, {Small:N0}", small.Batch, "ms");
        table.Add("growth", $"sweep of 500 due, {open:N0}", large.Batch, "ms", small.Batch * 1.3);
    }

    private async Task<(double Sweep, double Next, double Batch)> SweepsAsync(ServiceProvider product, CancellationToken ct)
    {
        const int Times = 500;
        var sweep = product.GetRequiredService<DeadlineSweep>();
        var nothing = await MedianAsync(Times, async () => await sweep.EnforceAsync(ct));
        await using var alarm = await product.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(ct);
        var next = await MedianAsync(Times, async () => await Tenants.NextWakeAtAsync(alarm, null, ct));
        await using var connection = await Ground.OpenAsync(ground.ConnectionString(Copy), ct);
        List<double> batches = [];
        for (var n = 0; n < 15; n++)
        {
            await LoadedCompany.OpenDueAsync(connection, 500, "now() - interval '1 second'", $"batch{n}", ct);
            var since = Stopwatch.StartNew();
            if ((await sweep.EnforceAsync(ct)).Enforced != 500) throw new InvalidOperationException("500 deadlines were due.");
            if (n >= 5) batches.Add(since.Elapsed.TotalMilliseconds);
        }
        return (nothing, next, batches.Order().ElementAt(batches.Count / 2));
    }

    private static async Task<double> MedianAsync(int times, Func<Task> run)
    {
        List<double> all = [];
        for (var n = 0; n < times + 50; n++)
        {
            var since = Stopwatch.StartNew();
            await run();
            if (n >= 50) all.Add(since.Elapsed.TotalMilliseconds);
        }
        return all.Order().ElementAt(all.Count / 2);
    }
}
