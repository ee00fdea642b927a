using Collab.Application.Outages;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Jobs;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Outages;

/// <summary>Whether this process enforces deadlines by itself; only such a process is a sign of life.</summary>
public sealed record SweepingProcess(bool RunsJobs);

/// <summary>Notices downtimes and, once what was missed has been enforced, has every organization record them.</summary>
internal sealed partial class OutageReports(Heartbeat heartbeat, SweepingProcess process, Tenants tenants, NpgsqlDataSource database, ILogger<OutageReports> logger)
{
    // Also true at the start: a process that was killed may have left one.
    private volatile bool _pending = true;

    /// <summary>Said by who looks for what is due, before doing it.</summary>
    public async Task AtWorkAsync(CancellationToken ct)
    {
        if (process.RunsJobs && await heartbeat.BeatAsync(ct)) _pending = true;
    }

    /// <summary>Said after everything that was due has been enforced, as far as it can be.</summary>
    public async Task CaughtUpAsync(CancellationToken ct)
    {
        if (!_pending || !process.RunsJobs) return;
        var organizations = await tenants.AllAsync(ct);
        var left = false;
        foreach (var outage in await UnreportedAsync(ct))
        {
            var all = true;
            foreach (var organization in organizations) all &= await RecordAsync(organization, outage, ct);
            if (all) await ReportedAsync(outage.Id, ct);
            left |= !all;
        }
        _pending = left;
    }

    private async Task<bool> RecordAsync(OrganizationId organization, RecordOutage outage, CancellationToken ct)
    {
        try
        {
            return await tenants.SendAsync(organization, outage, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(logger, organization, failure);
            return false;
        }
    }

    private async Task<IReadOnlyList<RecordOutage>> UnreportedAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select id, began, ended, offset_ticks from collab.downtimes where not reported order by began");
        await using var row = await command.ExecuteReaderAsync(ct);
        List<RecordOutage> all = [];
        while (await row.ReadAsync(ct))
        {
            // The machine's times, as Collab's clock counted them.
            var offset = Duration.FromTicks(row.GetInt64(3));
            all.Add(new(new OutageId(row.GetGuid(0)), row.GetFieldValue<Instant>(1) + offset, row.GetFieldValue<Instant>(2) + offset));
        }
        return all;
    }

    private async Task ReportedAsync(OutageId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand("update collab.downtimes set reported = true where id = $1");
        command.Parameters.Add(new() { Value = id.Value });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outage could not be recorded for {Organization}; the next sweep tries again.")]
    private static partial void Failed(ILogger logger, OrganizationId organization, Exception failure);
}

/// <summary>What the administrators' page asks this process.</summary>
internal sealed class ProcessState(ClockSkew skew, Heartbeat heartbeat) : IKnowMyself
{
    public Task<Duration> ClockSkewAsync(CancellationToken ct) => skew.MeasureAsync(ct);

    public Duration NoticedSkew => ClockSkew.Noticed;

    public Duration BearableSkew => ClockSkew.Bearable;

    public Task<Instant?> LastSeenAtWorkAsync(CancellationToken ct) => heartbeat.LastAsync(ct);
}
