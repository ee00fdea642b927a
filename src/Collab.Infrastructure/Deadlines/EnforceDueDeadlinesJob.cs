using System.ComponentModel;
using Collab.Infrastructure.Jobs;
using Hangfire;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// The sweep as a job on the dashboard, each minute, where its result says what this process has enforced meanwhile: mostly
/// the alarm's work. No data in it, safe to run twice; the next run is the retry.
/// </summary>
internal sealed class EnforceDueDeadlinesJob(DeadlineSweep sweep)
{
    [DisplayName("Enforce deadlines that fell due"), Queue(JobsRegistration.DeadlinesQueue), AutomaticRetry(Attempts = 0)]
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var did = await sweep.EnforceAsync(ct);
        if (did.Failed > 0) throw new InvalidOperationException($"{did.Failed} of the deadlines that fell due until {did.Until} could not be enforced; the log names them.");
        return $"{did.Enforced} deadlines enforced that the alarm had left, due until {did.Until}; {sweep.TakeEnforced()} by process {Environment.ProcessId} since its last run";
    }
}
