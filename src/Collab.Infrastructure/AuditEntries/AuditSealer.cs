using System.ComponentModel;
using System.Threading.Channels;
using Collab.Application.AuditEntries;
using Collab.Infrastructure.Jobs;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.AuditEntries;

/// <summary>
/// Links new audit entries into their organization's chain a moment after they were committed: so that what others wait for is not held up,
/// neither by a head of the chain that everybody would lock nor by the hashing.
/// </summary>
internal sealed partial class AuditSealer(Tenants tenants, AuditNudge nudge, ILogger<AuditSealer> logger) : BackgroundService
{
    private const int Batch = 1_000;

    /// <summary>What is written in one go, such as a sweep of thousands, is done first; and what comes in steadily is linked by the hundred, not by the dozen.</summary>
    private static readonly TimeSpan AfterCommit = TimeSpan.FromSeconds(10);

    /// <returns>How many entries got their link.</returns>
    public async Task<int> SealAllAsync(CancellationToken ct)
    {
        var sealedNow = 0;
        foreach (var organization in await tenants.WithUnsealedAsync(ct))
        {
            int count;
            do
            {
                count = await tenants.SendAsync(organization, new SealAudit(Batch), ct);
                sealedNow += count;
            }
            while (count == Batch);
        }
        return sealedNow;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in nudge.WaitingAsync(stoppingToken))
        {
            try
            {
                await Task.Delay(AfterCommit, stoppingToken);
                await SealAllAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotSealed(logger, failure);   // the rows are still there; the job of the next minute finds them
            }
        }
    }

    [LoggerMessage(EventName = "AuditNotSealed", Level = LogLevel.Warning, Message = "Audit entries could not be linked; the next minute tries again")]
    private static partial void NotSealed(ILogger logger, Exception failure);
}

/// <summary>Says after a commit that there are new entries; once until somebody looks.</summary>
internal sealed class AuditNudge
{
    private readonly Channel<bool> _waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Send() => _waiting.Writer.TryWrite(true);

    public IAsyncEnumerable<bool> WaitingAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);
}

/// <summary>Links what processes without jobs wrote, and what a killed one left.</summary>
internal sealed class SealAuditJob(AuditSealer sealer)
{
    [DisplayName("Link new audit entries"), AutomaticRetry(Attempts = 0)]   // the next minute is the retry
    public async Task<string> RunAsync(CancellationToken ct) => $"{await sealer.SealAllAsync(ct)} entries linked that had been left";
}
