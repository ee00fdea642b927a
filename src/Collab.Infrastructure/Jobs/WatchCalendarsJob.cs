using Collab.Application.Calendars;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Jobs;

/// <summary>Tells of long holidays ahead and of missing years, in every organization.</summary>
internal sealed partial class WatchCalendarsJob(Tenants tenants, ILogger<WatchCalendarsJob> logger)
{
    [JobDisplayName("Tell of long holidays and missing calendar years"), AutomaticRetry(Attempts = 0)]   // the next hour is the retry
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var told = 0;
        List<Exception> failures = [];
        foreach (var organization in await tenants.AllAsync(ct))
        {
            try
            {
                told += await tenants.SendAsync(organization, new WatchCalendars(), ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(logger, organization, failure);
                failures.Add(failure);
            }
        }
        return failures.Count == 0 ? $"{told} people told" : throw new AggregateException(failures);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The calendars of {Organization} could not be watched; the next hour tries again.")]
    private static partial void Failed(ILogger logger, OrganizationId organization, Exception failure);
}
