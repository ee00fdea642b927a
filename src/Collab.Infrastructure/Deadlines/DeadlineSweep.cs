using System.Collections.Concurrent;
using Collab.Application.Deadlines;
using Collab.Application.Demo;
using Collab.Application.ProgressReports;
using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Outages;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// Makes happen what fell due, in every organization, in the order in which it fell due: a week that opened on Monday before
/// the report that was missed on Friday. The alarm, the job, the start of the process and the demo's clock all call this.
/// What fails is left due, logged and shown, and holds up nothing else: no other deadline, no other organization. One at a
/// time in a process; other processes skip what it holds.
/// </summary>
internal sealed partial class DeadlineSweep(Tenants tenants, IClock clock, ClockSkew skew, StuckDeadlines stuck, OutageReports outages, ILogger<DeadlineSweep> logger) : IEnforceDue, IDisposable
{
    private const int BatchSize = 500;
    private const int Lanes = 2;

    private readonly SemaphoreSlim _one = new(1, 1);
    private int _enforced;

    async Task IEnforceDue.EnforceAsync(CancellationToken ct) => await EnforceAsync(ct);

    /// <returns>What this run did.</returns>
    public async Task<SweepReport> EnforceAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetCurrentInstant();
            // By a clock that is far off nothing is enforced: late is made up for with the true time, early is not.
            if (await skew.MeasureAsync(ct) > ClockSkew.Bearable) return new(now, 0, 0);
            await outages.AtWorkAsync(ct);
            var run = new Run();
            foreach (var organization in await tenants.DueAsync(now, ct)) await EnforceAsync(organization, now, run, ct);
            stuck.Set(run.Failed.Count + run.FailedWeeks);
            Interlocked.Add(ref _enforced, run.Enforced);
            await outages.CaughtUpAsync(ct);
            return new(now, run.Enforced, run.Failed.Count + run.FailedWeeks);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>How many deadlines this process has enforced since this was last asked, whoever called the sweep.</summary>
    internal int TakeEnforced() => Interlocked.Exchange(ref _enforced, 0);

    public void Dispose() => _one.Dispose();

    private async Task EnforceAsync(OrganizationId organization, Instant now, Run run, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var week = await tenants.SendAsync(organization, new GetNextWeekOpening(), ct);
            var opens = week is not null && week.OpensAt < now;
            await EnforceUntilAsync(organization, opens ? week!.OpensAt : now, run, ct);
            if (!opens) return;
            try
            {
                await tenants.SendAsync(organization, new OpenWeek(week!.Monday), ct);
            }
            catch (Exception failure) when (IsOfTheWork(failure))
            {
                run.FailedWeeks++;
                WeekFailed(logger, organization, week!.Monday, failure);
                await EnforceUntilAsync(organization, now, run, ct);
                return;
            }
        }
    }

    // The first batch alone: mostly it is the only one. While the database writes one batch, the next is decided.
    private async Task EnforceUntilAsync(OrganizationId organization, Instant until, Run run, CancellationToken ct)
    {
        if (await EnforceBatchAsync(organization, until, run, ct) < BatchSize) return;
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => EnforceBatchesAsync(organization, until, run, ct)));
    }

    private async Task EnforceBatchesAsync(OrganizationId organization, Instant until, Run run, CancellationToken ct)
    {
        while (await EnforceBatchAsync(organization, until, run, ct) > 0) ct.ThrowIfCancellationRequested();
    }

    private async Task<int> EnforceBatchAsync(OrganizationId organization, Instant until, Run run, CancellationToken ct)
    {
        await outages.AtWorkAsync(ct);
        try
        {
            var enforced = await tenants.SendAsync(organization, new EnforceDueDeadlines(until, BatchSize, [.. run.Failed.Keys]), ct);
            run.Add(enforced);
            return enforced;
        }
        catch (Exception failure) when (IsOfTheWork(failure))
        {
            BatchFailed(logger, organization, failure);
            await EnforceOneByOneAsync(organization, until, run, ct);
            return BatchSize;
        }
    }

    private async Task EnforceOneByOneAsync(OrganizationId organization, Instant until, Run run, CancellationToken ct)
    {
        foreach (var id in await tenants.SendAsync(organization, new ListDueDeadlines(until, BatchSize, [.. run.Failed.Keys]), ct))
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                if (await tenants.SendAsync(organization, new EnforceDueDeadline(id, until), ct)) run.Add(1);
            }
            catch (Exception failure) when (IsOfTheWork(failure))
            {
                run.Failed.TryAdd(id, true);
                DeadlineFailed(logger, organization, id, failure);
            }
        }
    }

    // A lost connection or a shutdown says nothing about a row: the run ends, and the next one begins anew.
    private static bool IsOfTheWork(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is OperationCanceledException or TimeoutException or IOException || cause is NpgsqlException and not PostgresException
                || cause is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow })
                return false;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of due deadlines of {Organization} failed; they are enforced one by one.")]
    private static partial void BatchFailed(ILogger logger, OrganizationId organization, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadline {Deadline} of {Organization} fell due and could not be enforced; it stays due and is tried again with the next run.")]
    private static partial void DeadlineFailed(ILogger logger, OrganizationId organization, DeadlineId deadline, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The week of {Monday} of {Organization} could not be opened; it is tried again with the next run.")]
    private static partial void WeekFailed(ILogger logger, OrganizationId organization, LocalDate monday, Exception failure);

    private sealed class Run
    {
        private int _enforced;

        public int Enforced => Volatile.Read(ref _enforced);
        public int FailedWeeks { get; set; }
        public ConcurrentDictionary<DeadlineId, bool> Failed { get; } = new();

        public void Add(int enforced) => Interlocked.Add(ref _enforced, enforced);
    }
}

/// <summary>What one run of the sweep did; shown as the job's result on the dashboard.</summary>
/// <param name="Until">Up to when (UTC).</param>
/// <param name="Enforced">Deadlines that took the steps that were due.</param>
/// <param name="Failed">Deadlines and weeks that could not be enforced and stay due.</param>
public sealed record SweepReport(Instant Until, int Enforced, int Failed);

/// <summary>How many deadlines and weeks the last run could not enforce; the process's readiness tells it.</summary>
public sealed class StuckDeadlines
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    internal void Set(int count) => Volatile.Write(ref _count, count);
}
