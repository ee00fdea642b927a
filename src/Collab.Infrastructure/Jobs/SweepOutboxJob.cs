using Collab.Infrastructure.Outbox;
using Hangfire;

namespace Collab.Infrastructure.Jobs;

/// <summary>Sends what a killed process left in the outbox.</summary>
internal sealed class SweepOutboxJob(OutboxSender sender)
{
    [JobDisplayName("Send what is left in the outbox"), AutomaticRetry(Attempts = 0)]   // the next sweep is the retry
    public Task RunAsync(CancellationToken ct) => sender.SweepAsync(ct);
}
