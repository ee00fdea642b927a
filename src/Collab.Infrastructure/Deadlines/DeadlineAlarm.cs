using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Time;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// Waits until the next deadline falls due and has Hangfire enforce it. Woken early by the database when a nearer one is opened
/// or the demo's clock is moved. Nothing depends on it: the rows are the truth, and a sweep each minute finds what it misses.
/// </summary>
internal sealed partial class DeadlineAlarm(
    Tenants tenants, DeadlineSweep sweep, CollabClock clock, IBackgroundJobClientV2 jobs, NpgsqlDataSource database, ILogger<DeadlineAlarm> logger) : BackgroundService
{
    /// <summary>Also without a deadline in sight it looks again: a notification can be lost with its connection.</summary>
    private static readonly Duration LongestWait = Duration.FromMinutes(1);

    /// <summary>When a job that was enqueued has not moved the next wake time after this long, the alarm does its work itself.</summary>
    private static readonly Duration PatienceWithJobs = Duration.FromSeconds(15);

    /// <summary>One job works off all that is due; more of them would find nothing.</summary>
    private static readonly Duration BetweenJobs = Duration.FromSeconds(1);

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
                await WaitAsync(stoppingToken);
            }
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {DeadlineWake.Channel}; listen {DemoClock.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        Instant? handedOver = null;
        var handedOverAt = Instant.MinValue;
        while (true)
        {
            var next = await tenants.NextWakeAtAsync(ct);
            var now = clock.GetCurrentInstant();
            var wait = LongestWait;
            if (next is { } due && due < now)
            {
                wait = BetweenJobs;
                if (handedOver == due && now - handedOverAt >= PatienceWithJobs)
                {
                    await sweep.EnforceAsync(ct);
                }
                else if (handedOver != due && now - handedOverAt >= BetweenJobs)
                {
                    jobs.Enqueue<EnforceDueDeadlinesJob>(job => job.RunAsync(CancellationToken.None));
                    (handedOver, handedOverAt) = (due, now);
                }
            }
            else if (next is { } coming && coming - now < wait)
            {
                // A moment longer: at exactly the due time it is still met.
                wait = coming - now + Duration.FromMilliseconds(1);
            }
            await connection.WaitAsync(wait.ToTimeSpan(), ct);
        }
    }

    private static async Task WaitAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        await timer.WaitForNextTickAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline alarm was interrupted and listens again.")]
    private static partial void Interrupted(ILogger logger, Exception failure);
}

/// <summary>On which the database tells that a wake time was written (a trigger, see security.sql).</summary>
internal static class DeadlineWake
{
    public const string Channel = "deadline_wake";
}
