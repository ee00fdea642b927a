using Collab.Application.AccessTokens;
using Collab.Application.AuditEntries;
using Collab.Application.Common.Behaviours;
using Collab.Application.Deadlines;
using Collab.Application.Demo;
using Collab.Application.IdentityProviders;
using Collab.Application.Members;
using Collab.Application.Organizations;
using Collab.Application.Outages;
using Collab.Application.SecondFactors;
using Collab.Application.Session;
using Collab.Infrastructure.AccessTokens;
using Collab.Infrastructure.AuditEntries;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Demo;
using Collab.Infrastructure.IdentityProviders;
using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Live;
using Collab.Infrastructure.Organizations;
using Collab.Infrastructure.Outages;
using Collab.Infrastructure.Outbox;
using Collab.Infrastructure.Outgoing;
using Collab.Infrastructure.SecondFactors;
using Collab.Infrastructure.Session;
using Collab.Infrastructure.Time;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.Infrastructure;

/// <summary>Puts the infrastructure together.</summary>
public static class Registration
{
    /// <param name="connectionString">The database, whose schema was applied (<see cref="Schema.ApplyAsync"/>).</param>
    /// <param name="runsJobs">Whether this process runs the job server.</param>
    public static IServiceCollection AddCollabInfrastructure(this IServiceCollection services, string connectionString, bool runsJobs)
    {
        services.AddSingleton(_ => DataSources.ForMessages(connectionString));
        services.AddSingleton(provider => new DbContextOptionsBuilder<CollabDb>(Schema.Options(provider.GetRequiredService<NpgsqlDataSource>()))
            .UseApplicationServiceProvider(provider)
            .AddInterceptors(TenantScope.Instance, TransactionRequired.Instance)
            .Options);
        services.AddScoped<CollabDb>();
        services.AddScoped<ICollabDb>(provider => provider.GetRequiredService<CollabDb>());
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IMediator, RetryingMediator>();
        services.AddScoped<IIdempotencyKeys, IdempotencyKeys>();
        services.AddScoped<IAccess, Access>();

        services.AddSingleton(_ => CollabClock.OfThisMachine());
        services.AddSingleton<IClock>(provider => provider.GetRequiredService<CollabClock>());
        services.AddSingleton<IMachineClock>(provider => provider.GetRequiredService<CollabClock>());
        services.AddSingleton<DemoClock>();
        services.AddSingleton<IDemoClock>(provider => provider.GetRequiredService<DemoClock>());

        services.AddSingleton(DemoCast.Accounts);
        services.AddSingleton<DemoStage>();
        services.AddSingleton<IDemoSeed, DemoSeed>();

        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<ILimitAttempts>(provider => provider.GetRequiredService<SignInLimit>());
        services.AddScoped<ICredentials, Credentials>();
        services.AddSingleton(provider => OutgoingRules.Of(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<OutgoingClient>();
        services.AddSingleton<IOpenIdConnect, OpenIdConnectClient>();
        services.AddSingleton<IProviderFlows, ProviderFlows>();
        services.AddSingleton<IProviderDirectory, ProviderDirectory>();
        services.AddSingleton<IProviderSecrets, ProviderSecrets>();
        services.AddSingleton<ISecondFactorSecrets, SecondFactorSecrets>();
        services.AddScoped<ISetupLinks, SetupLinks>();
        services.AddSingleton<IInvitations, Invitations>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<IKnowDevices>(provider => provider.GetRequiredService<KnownDevices>());
        services.AddSingleton<IOpenSessions, OpenSessions>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<IAccessTokens, PresentedTokens>();
        services.AddSingleton<ISessions>(provider => provider.GetRequiredService<Sessions>());

        services.AddDbContext<KeysDb>((provider, keys) => keys.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("Collab").PersistKeysToDbContext<KeysDb>();

        services.AddScoped<AuditChain>();
        services.AddScoped<ILockAuditChain>(provider => provider.GetRequiredService<AuditChain>());
        services.AddScoped<IEraseAuditTexts>(provider => provider.GetRequiredService<AuditChain>());
        services.AddScoped<IAuditTrail>(provider => provider.GetRequiredService<AuditChain>());
        services.AddSingleton<AuditNudge>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<SecurityRecord>();
        services.AddSingleton<IRecordSecurity>(provider => provider.GetRequiredService<SecurityRecord>());
        services.AddHostedService(provider => provider.GetRequiredService<SecurityRecord>());

        services.AddSingleton<OutboxNudge>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxDispatcher>();
        services.AddSingleton<UnreadCounts>();
        services.AddSingleton<LiveAudience>();
        services.AddHostedService<LiveListener>();
        services.AddSingleton<Tenants>();
        services.AddSingleton<ISignCertificates, CertificateSigning>();
        services.AddSingleton<StuckDeadlines>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ClockSkew>(provider, (Func<Instant>)(() => provider.GetRequiredService<CollabClock>().MachineTime)));
        services.AddSingleton(new SweepingProcess(runsJobs));
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<OutageReports>();
        services.AddSingleton<IKnowMyself, ProcessState>();
        services.AddSingleton<DeadlineSweep>();
        services.AddSingleton<IEnforceDue>(provider => provider.GetRequiredService<DeadlineSweep>());
        services.AddCollabJobs(connectionString, runsJobs);
        return services;
    }
}
