using Collab.Application.AuditEntries;
using Collab.Application.Demo;
using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Live;
using Collab.Infrastructure.Session;
using Hangfire;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace Collab.Api.Common;

/// <summary>The Hangfire dashboard, which shows the whole installation: for the operator's administrators alone, also from the local machine.</summary>
internal static class Dashboard
{
    public const string Policy = "operator";

    private const string Root = "/hangfire";

    public static void AddOperatorPolicy(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(new Operator(
            settings.GetValue<Guid?>("Collab:Operator:OrganizationId"), settings.GetValue("Collab:Operator:DashboardActions", false)));
        services.AddSingleton<IAuthorizationHandler, OperatorsAlone>();
        services.AddAuthorizationBuilder()
            .AddPolicy(LiveHub.Policy, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => SessionIdentity.Of(context.User) is not null))
            .AddPolicy(Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new OperatorsAlone.Requirement()));
    }

    public static void MapDashboard(this WebApplication app)
    {
        var acts = app.Services.GetRequiredService<Operator>().MayAct;
        app.MapHangfireDashboardWithAuthorizationPolicy(Policy, Root, new DashboardOptions
        {
            IgnoreAntiforgeryToken = false,
            DisplayStorageConnectionString = false,
            DashboardTitle = "Collab",
            AppPath = "/",
            IsReadOnlyFunc = _ => !acts,
        });
    }

    /// <summary>After authorization: what an administrator does on the dashboard, and who was refused it, goes into the record.</summary>
    public static void UseDashboardRecord(this WebApplication app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var page) && HttpMethods.IsPost(request.Method) && page != "/stats"
            && app.Services.GetRequiredService<Operator>().MayAct && request.HasFormContentType && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            var jobs = (await request.ReadFormAsync(context.RequestAborted))["jobs[]"];
            await context.RequestServices.GetRequiredService<IRecordSecurity>().WriteAsync(
                SecurityAct.Of(context.RequestServices.GetRequiredService<Caller>(), "jobDashboardUsed", "") with { Values = new() { ["path"] = page.Value, ["jobs"] = string.Join(' ', jobs.Take(50)) } },
                context.RequestAborted);
        }
        await next(context);
    });

    /// <param name="OrganizationId">Whose administrators enter, where there are several organizations.</param>
    /// <param name="MayAct">Whether they may trigger, repeat and delete jobs, or only look.</param>
    private sealed record Operator(Guid? OrganizationId, bool MayAct);

    /// <summary>
    /// Administrators of the organization that runs the installation. Where none is named: of the only one there is, in demo mode of any; of several,
    /// none, since each would see the others' jobs.
    /// </summary>
    private sealed class OperatorsAlone(Operator @operator, DemoMode demo, Tenants tenants, IRecordSecurity record) : AuthorizationHandler<OperatorsAlone.Requirement>
    {
        public sealed class Requirement : IAuthorizationRequirement;

        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            if (SessionIdentity.Of(context.User) is { Owner.IsAdministrator: true } session && await IsOperatorAsync(session.Owner.OrganizationId))
            {
                context.Succeed(requirement);
            }
            else if (MemberIdentity.Of(context.User)?.Owner is { } owner)
            {
                record.Note(new(owner.OrganizationId, owner.MemberId, "refused", new(SubjectType.Organization, owner.OrganizationId.Value, ""), "jobDashboard",
                    context.Resource is HttpContext http ? http.Connection.RemoteIpAddress?.ToString() : null)
                { Values = new() { ["message"] = "jobDashboard", ["code"] = "forbidden" } });
            }
        }

        private async Task<bool> IsOperatorAsync(OrganizationId organization) =>
            @operator.OrganizationId is { } named ? organization.Value == named : demo.Enabled || (await tenants.AllAsync(CancellationToken.None)).Count == 1;
    }
}
