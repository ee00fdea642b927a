using Collab.Application.Calendars;
using Hangfire;

namespace Collab.Infrastructure.Jobs;

/// <summary>Tells of long holidays ahead and of missing years, in every organization.</summary>
internal sealed class WatchCalendarsJob(Tenants tenants)
{
    [JobDisplayName("Tell of long holidays and missing calendar years"), AutomaticRetry(Attempts = 0)]   // the next hour is the retry
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var organization in await tenants.AllAsync(ct)) told += await tenants.SendAsync(organization, new WatchCalendars(), ct);
        return $"{told} people told";
    }
}
