using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Outages;
using Collab.Infrastructure.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// Waits until the next deadline falls due and enforces it. Woken early by the database when a nearer one is opened or the
/// demo's clock is moved. Nothing depends on it: the rows are the truth, and a job each minute finds what it misses.
/// </summary>
internal sealed partial class DeadlineAlarm(DeadlineSweep sweep, OutageReports outages, CollabClock clock, NpgsqlDataSource database, ILogger<DeadlineAlarm> logger) : BackgroundService
{
    /// <summary>Also without a deadline in sight it looks again: a notification can be lost with its connection.</summary>
    private static readonly Duration LongestWait = Duration.FromMinutes(1);

    /// <summary>
    /// After work, so that deadlines that fall due one after another are enforced together: nobody minds a quarter of a second,
    /// and each sweep costs the same for one as for fifty.
    /// </summary>
    private static readonly Duration RestAfterWork = Duration.FromMilliseconds(225);

    /// <summary>What a sweep leaves due has failed or is another process's: for so long the alarm looks past it, to what is due later.</summary>
    private static readonly Duration LooksPast = Duration.FromMinutes(1);

    /// <summary>Short, so that after a restart of the database nobody waits for the alarm.</summary>
    private static readonly Duration RestAfterFailure = Duration.FromMilliseconds(500);

    /// <summary>Between two looks that were asked for by what was written.</summary>
    private static readonly Duration RestBetweenLooks = Duration.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WatchAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever it was: an alarm that ended would be missed by nobody until it is too late.
                Interrupted(logger, failure);
                await RestAsync(RestAfterFailure, stoppingToken);
            }
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await using (var listen = new NpgsqlCommand($"listen {DeadlineWake.Channel}; listen {DemoClock.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
            Instant? past = null;
            var pastSince = Instant.MinValue;
            while (true)
            {
                await outages.AtWorkAsync(ct);
                var now = clock.GetCurrentInstant();
                if (now - pastSince > LooksPast) past = null;
                // Asked on the connection that listens: with the answer it hears all that was told until now.
                var next = await Tenants.NextWakeAtAsync(connection, past, ct);
                if (next < now)
                {
                    await sweep.EnforceAsync(ct);
                    if (await Tenants.NextWakeAtAsync(connection, past, ct) == next) (past, pastSince) = (next, now);
                    await RestAsync(RestAfterWork, ct);
                    continue;
                }
                // A moment longer: at exactly the due time it is still met.
                var wait = next is { } coming ? Duration.Min(coming - now + Duration.FromMilliseconds(1), LongestWait) : LongestWait;
                if (await connection.WaitAsync(wait.ToTimeSpan(), ct)) await RestAsync(Duration.Min(wait, RestBetweenLooks), ct);
            }
        }
        finally
        {
            // A pooled connection is not reset (see DataSources): it must not go back listening.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await using var unlisten = new NpgsqlCommand("unlisten *", connection);
                await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }

    private static Task RestAsync(Duration rest, CancellationToken ct) => Task.Delay(rest.ToTimeSpan(), ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline alarm was interrupted and listens again.")]
    private static partial void Interrupted(ILogger logger, Exception failure);
}

/// <summary>On which the database tells that a wake time was written (a trigger, see security.sql).</summary>
internal static class DeadlineWake
{
    public const string Channel = "deadline_wake";
}
