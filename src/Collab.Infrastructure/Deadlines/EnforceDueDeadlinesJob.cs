using System.ComponentModel;
using Collab.Infrastructure.Jobs;
using Hangfire;

namespace Collab.Infrastructure.Deadlines;

/// <summary>The sweep as a job on the dashboard: no data in it, safe to run twice. The next run is the retry.</summary>
public sealed class EnforceDueDeadlinesJob(DeadlineSweep sweep)
{
    [DisplayName("Enforce deadlines that fell due"), Queue(JobsRegistration.DeadlinesQueue), AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken ct) => sweep.EnforceAsync(ct);
}
