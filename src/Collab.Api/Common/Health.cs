using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Time;
using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Collab.Api.Common;

/// <summary>Whether this process is alive (it answers) and ready (database, schema, job server).</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddCollabHealth(this IServiceCollection services, bool runsJobs)
    {
        var health = services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready]);
        health.AddCheck<DeadlineCheck>("deadlines", tags: [Ready]);
        health.AddCheck<ClockCheck>("clock", tags: [Ready]);
        if (runsJobs) health.AddCheck<JobServerCheck>("jobs", tags: [Ready]);
    }

    public static void MapCollabHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // The schema is applied before the process listens; a database without it was put in the place of ours.
            await using var command = database.CreateCommand("select to_regclass('collab.audit_entries') is not null");
            return await command.ExecuteScalarAsync(cancellationToken) is true ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The schema is missing.");
        }
    }

    // Degraded is still ready: the others' deadlines are enforced, and a restart would mend nothing.
    private sealed class DeadlineCheck(StuckDeadlines stuck) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            stuck.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{stuck.Count} deadlines that fell due could not be enforced."));
    }

    private sealed class ClockCheck(ClockSkew skew) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var apart = await skew.MeasureAsync(cancellationToken);
            if (apart <= ClockSkew.Noticed) return HealthCheckResult.Healthy();
            var said = $"The clocks of this machine and of the database are {apart.TotalSeconds:0} seconds apart.";
            return apart > ClockSkew.Bearable ? HealthCheckResult.Unhealthy(said) : HealthCheckResult.Degraded(said);
        }
    }

    private sealed class JobServerCheck(JobStorage storage, CollabClock clock) : IHealthCheck
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var now = clock.MachineTime.ToDateTimeUtc();
            return Task.FromResult(storage.GetMonitoringApi().Servers().Any(x => now - x.Heartbeat < Longest)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("No job server has reported for two minutes."));
        }
    }
}
