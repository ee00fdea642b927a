using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Outbox;

/// <summary>Sends an organization's outbox as soon as somebody committed to it.</summary>
internal sealed partial class OutboxDispatcher(OutboxNudge nudge, OutboxSender sender, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var organization in nudge.WaitingAsync(stoppingToken))
        {
            try
            {
                await sender.SendAsync(organization, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotSent(logger, organization, e);   // the rows are still there; the sweep sends them
            }
        }
    }

    [LoggerMessage(EventName = "OutboxNotSent", Level = LogLevel.Warning, Message = "The outbox of {Organization} could not be sent; the sweep tries again")]
    private static partial void LogNotSent(ILogger logger, OrganizationId organization, Exception e);
}
