using Collab.Infrastructure.AuditEntries;
using Collab.Infrastructure.Deadlines;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.Infrastructure.Jobs;

/// <summary>Hangfire: the workhorse that runs what is due and shows it. Nothing is correct because of it.</summary>
public static class JobsRegistration
{
    public const string DeadlinesQueue = "deadlines";

    /// <param name="runs">Whether this process runs jobs, or only enqueues and shows them.</param>
    internal static void AddCollabJobs(this IServiceCollection services, string connectionString, bool runs)
    {
        services.AddKeyedSingleton("jobs", (_, _) => DataSources.ForJobs(connectionString));
        services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseConnectionFactory(new JobConnections(provider.GetRequiredKeyedService<NpgsqlDataSource>("jobs"))),
                new PostgreSqlStorageOptions
                {
                    PrepareSchemaIfNecessary = false,   // done under the start's lock, see Schema
                    EnableLongPolling = true,
                    QueuePollInterval = TimeSpan.FromSeconds(10),   // what is enqueued is told at once, see above
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = TimeSpan.FromMinutes(2),
                    DistributedLockTimeout = TimeSpan.FromMinutes(1),
                }));
        services.AddTransient<SweepOutboxJob>();
        services.AddTransient<TidyUpJob>();
        services.AddTransient<WatchCalendarsJob>();
        services.AddTransient<EnforceDueDeadlinesJob>();
        services.AddTransient<SealAuditJob>();
        if (!runs) return;
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 4;
            server.Queues = [DeadlinesQueue, "default"];
            server.SchedulePollingInterval = TimeSpan.FromSeconds(15);   // for recurring jobs alone: nothing is ever scheduled
            server.ShutdownTimeout = TimeSpan.FromSeconds(20);
        });
        services.AddHostedService<RecurringJobs>();
        services.AddHostedService<DeadlineAlarm>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditSealer>());
    }

    private sealed class JobConnections(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }

    /// <summary>Registered anew at each start: one that failed to be scheduled six times would stay disabled.</summary>
    private sealed class RecurringJobs(IRecurringJobManagerV2 recurring) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            recurring.AddOrUpdate<EnforceDueDeadlinesJob>("enforce-due-deadlines", job => job.RunAsync(CancellationToken.None), Cron.Minutely);
            recurring.AddOrUpdate<SweepOutboxJob>("sweep-outbox", job => job.RunAsync(CancellationToken.None), Cron.Minutely);
            recurring.AddOrUpdate<SealAuditJob>("seal-audit", job => job.RunAsync(CancellationToken.None), Cron.Minutely);
            recurring.AddOrUpdate<TidyUpJob>("tidy-up", job => job.RunAsync(CancellationToken.None), Cron.Hourly);
            recurring.AddOrUpdate<WatchCalendarsJob>("watch-calendars", job => job.RunAsync(CancellationToken.None), Cron.Hourly);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
