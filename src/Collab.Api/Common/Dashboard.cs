using Collab.Infrastructure.Live;
using Collab.Infrastructure.Session;
using Hangfire;

namespace Collab.Api.Common;

/// <summary>The Hangfire dashboard, which shows the whole installation: for the operator's administrators alone, also from the local machine.</summary>
internal static class Dashboard
{
    public const string Policy = "operator";

    /// <param name="operatorOrganization">Whose administrators enter, where there are several organizations; null: every administrator.</param>
    public static void AddOperatorPolicy(this IServiceCollection services, Guid? operatorOrganization) => services.AddAuthorizationBuilder()
        .AddPolicy(LiveHub.Policy, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => SessionIdentity.Of(context.User) is not null))
        .AddPolicy(Policy, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
            SessionIdentity.Of(context.User) is { Owner.IsAdministrator: true } session
            && (operatorOrganization is null || session.Owner.OrganizationId.Value == operatorOrganization)));

    public static void MapDashboard(this WebApplication app) => app.MapHangfireDashboardWithAuthorizationPolicy(
        Policy, "/hangfire", new DashboardOptions { IgnoreAntiforgeryToken = false, DisplayStorageConnectionString = false, DashboardTitle = "Collab", AppPath = "/" });
}
