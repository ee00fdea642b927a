using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>Deadlines that fall due while processes of the product run, and what came of them.</summary>
internal sealed class DueRun(ResultTable table, string part, string name, int count)
{
    /// <summary>Opens them some seconds ahead, waits until they are enforced and sent, and notes lateness, throughput and CPU.</summary>
    /// <param name="spread">Over how many seconds their due times lie; 0: all at one instant.</param>
    /// <param name="whileRead">Whether people read meanwhile as fast as they are answered.</param>
    public async Task MeasureAsync(NpgsqlConnection connection, IReadOnlyList<ServerProcess> servers, int spread, Goals goals, bool whileRead, CancellationToken ct)
    {
        // As in a process that has run for a while: in a fresh one most of the time goes into compiling.
        for (var round = 0; round < 6; round++)
        {
            await LoadedCompany.OpenDueAsync(connection, 3_000, "clock_timestamp() - interval '1 second'", $"{name} before {round}", ct);
            await UntilAsync(connection, "select not exists (select from collab.deadlines where organization_id = (select id from collab.organizations) and wake_at <= now())", ct);
            await UntilAsync(connection, "select not exists (select from collab.outbox where sent_at is null)", ct);
            await Ground.ExecuteAsync(connection, "select pg_sleep(1)", ct);
        }
        await using var readers = whileRead ? await ReadLoad.BeginAsync(connection, servers[0], ct) : null;
        if (whileRead) await Ground.ExecuteAsync(connection, "select pg_sleep(8)", ct);   // until what they ask for is compiled
        var ahead = 6 + (count / 10_000);
        var start = await Ground.ScalarAsync<string>(connection, $"select date_trunc('seconds', clock_timestamp() + interval '{ahead} s')::text", ct);
        await LoadedCompany.OpenDueAsync(connection, count, $"'{start}'::timestamptz + (g - 1) * interval '{spread} s' / {count}", name, ct);
        var calm = Stopwatch.GetTimestamp();
        await Ground.ExecuteAsync(connection, "select pg_sleep_until('" + start + "'::timestamptz - interval '200 ms')", ct);
        var instant = Stopwatch.GetTimestamp();
        var (app, server) = (App(), await CpuTime.OfServerAsync(connection, ct));
        await UntilAsync(connection, $"select not exists (select from collab.deadlines where organization_id = (select id from collab.organizations) and wake_at <= '{start}'::timestamptz + interval '{spread} s')", ct);
        var enforced = App();
        var over = Stopwatch.GetTimestamp();
        await UntilAsync(connection, "select not exists (select from collab.outbox where sent_at is null)", ct);
        table.Add(part, "lateness p50", await LatenessAsync(connection, "percentile_cont(0.5) within group (order by late)", ct), "s", goals.Median);
        table.Add(part, "lateness p99", await LatenessAsync(connection, "percentile_cont(0.99) within group (order by late)", ct), "s", goals.P99);
        table.Add(part, "lateness max", await LatenessAsync(connection, "max(late)", ct), "s", goals.Max);
        if (spread == 0) table.Add(part, "enforced per second", count / await LatenessAsync(connection, "max(late)", ct), "1/s");
        if (readers is not null)
        {
            var (before, meanwhile) = (readers.Between(calm, instant), readers.Between(instant, over));
            table.Add(part, "readers before: answers per second", before.PerSecond, "1/s");
            table.Add(part, "readers before: p99", before.P99, "ms");
            table.Add(part, "readers meanwhile: p99", meanwhile.P99, "ms", before.P99 * 3);
        }
        table.Add(part, "CPU of the application", enforced - app, "s", goals.Cpu);
        table.Add(part, "CPU with the outbox", App() - app, "s");
        table.Add(part, "CPU of PostgreSQL", await CpuTime.OfServerAsync(connection, ct) - server, "s");
        await VerifyAsync(connection, ct);

        double App() => servers.Sum(s => CpuTime.OfProcess(s.Id));
    }

    /// <summary>Due while nobody ran: from the start of a process until all are enforced, and the memory that it took.</summary>
    public async Task MeasureDowntimeAsync(NpgsqlConnection connection, string database, Goals goals, CancellationToken ct)
    {
        await LoadedCompany.OpenDueAsync(connection, count, "date_trunc('hour', now()) - interval '1 hour'", name, ct);
        await Ground.ExecuteAsync(connection, "checkpoint", ct);
        await using var server = ServerProcess.Start(database);
        List<(double At, double Memory)> memory = [];
        var done = UntilAsync(connection, "select not exists (select from collab.deadlines where organization_id = (select id from collab.organizations) and wake_at <= now())", ct);
        using (var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250)))
            while (!done.IsCompleted && await tick.WaitForNextTickAsync(ct)) memory.Add((server.Started.Elapsed.TotalSeconds, CpuTime.Memory(server.Id)));
        await done;
        table.Add(part, "start until all are enforced", server.Started.Elapsed.TotalSeconds, "s", goals.Max);
        table.Add(part, "CPU of the application", CpuTime.OfProcess(server.Id), "s");
        table.Add(part, "memory after a third", memory[memory.Count / 3].Memory, "MiB");
        table.Add(part, "memory at the end", memory[^1].Memory, "MiB", memory[memory.Count / 3].Memory * 1.25);
        await server.ReadyAsync(ct);
        table.Add(part, "start until ready", server.Started.Elapsed.TotalSeconds, "s");
        await UntilAsync(connection, "select not exists (select from collab.outbox where sent_at is null)", ct);
        table.Add(part, "start until the outbox is sent", server.Started.Elapsed.TotalSeconds, "s");
        table.Add(part, "highest memory", CpuTime.PeakMemory(server.Id), "MiB");
        await VerifyAsync(connection, ct);
    }

    private async Task<double> LatenessAsync(NpgsqlConnection connection, string of, CancellationToken ct) => await Ground.ScalarAsync<double>(
        connection,
        $"""
        select {of} from (
            select extract(epoch from pg_xact_commit_timestamp(d.xmin) - d.due_at)::float8 as late from public.run r join collab.deadlines d on d.id = r.id where r.name = '{name}') x
        """, ct);

    /// <summary>Each breached exactly once with its true time; one line of history, one notice of its own or in a digest, one entry in the record for each.</summary>
    private async Task VerifyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var faults = await Ground.ScalarAsync<string>(
            connection,
            $"""
            with r as (select d.* from public.run r join collab.deadlines d on d.id = r.id where r.name = '{name}'),
                wrong as (
                    select 'rows: ' || count(*) as what from r having count(*) <> {count}
                    union all select 'not breached with the due time: ' || count(*) from r where state <> 'breached' or breached_at is distinct from due_at or escalation_level <> 1 having count(*) > 0
                    union all select 'history: ' || count(*) from r
                        where (select count(*) from collab.deadline_steps s where s.organization_id = r.organization_id and s.deadline_id = r.id and s.step = 'breached' and s.at = r.due_at) <> 1
                            or (select count(*) from collab.deadline_steps s where s.organization_id = r.organization_id and s.deadline_id = r.id) <> 2 having count(*) > 0
                    union all select 'notifications: ' || count(*) from r left join (
                        select deadline_id, count(*) as told from collab.notifications where kind = 'deadlineBreached' group by deadline_id) t on t.deadline_id = r.id
                        left join (select deadline_id, count(*) as gathered from collab.deadline_steps where step = 'breached' and digest_id is not null group by deadline_id) g on g.deadline_id = r.id
                        where coalesce(t.told, 0) + coalesce(g.gathered, 0) <> 1 having count(*) > 0
                    union all select 'audit entries: ' || count(*) from r left join (
                        select (values ->> 'id')::uuid as deadline_id, count(*) as entered from collab.audit_entries where action = 'deadlineBreached' group by 1) t on t.deadline_id = r.id
                        where t.entered is distinct from 1 having count(*) > 0)
            select coalesce(string_agg(what, '; '), '') from wrong
            """, ct);
        table.Verified(part, faults.Length == 0 ? null : faults);
    }

    private static async Task UntilAsync(NpgsqlConnection connection, string condition, CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await tick.WaitForNextTickAsync(ct))
        {
            if (await Ground.ScalarAsync<bool>(connection, condition, ct)) return;
            if (since.Elapsed > TimeSpan.FromMinutes(10)) throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Not within ten minutes: {condition}"));
        }
    }
}

/// <summary>At most, in seconds; null where there is no goal.</summary>
internal sealed record Goals(double? Median = null, double? P99 = null, double? Max = null, double? Cpu = null);
