using Collab.Application.Deadlines;
using Collab.Application.Demo;
using Collab.Application.ProgressReports;
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
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var week = await tenants.SendAsync(organization, new GetNextWeekOpening(), ct);
            var until = week is { } opening && opening.OpensAt < now ? opening.OpensAt : now;
            while (await tenants.SendAsync(organization, new EnforceDueDeadlines(until, BatchSize), ct) > 0) ct.ThrowIfCancellationRequested();
            if (week is null || week.OpensAt >= now) return;
            await tenants.SendAsync(organization, new OpenWeek(week.Monday), ct);
        }
    }
}
