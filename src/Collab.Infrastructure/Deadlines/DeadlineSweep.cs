using Collab.Application.Deadlines;
using Collab.Application.Demo;
using Collab.Infrastructure.Jobs;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// Makes happen what fell due, in every organization, in the order in which it fell due: a week that opened on Monday before
/// the report that was missed on Friday. The alarm, the job, the start of the process and the demo's clock all call this.
/// </summary>
public sealed class DeadlineSweep(Tenants tenants, IClock clock) : IEnforceDue
{
    private const int BatchSize = 200;

    public async Task EnforceAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var organization in await tenants.DueAsync(now, ct)) await EnforceAsync(organization, now, ct);
    }

    private async Task EnforceAsync(OrganizationId organization, Instant now, CancellationToken ct)
    {
        while (await tenants.SendAsync(organization, new EnforceDueDeadlines(now, BatchSize), ct) > 0) ct.ThrowIfCancellationRequested();
    }
}
