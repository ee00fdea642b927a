using System.Text.Json.Serialization;
using Collab.Api.IdentityProviders;
using Collab.Infrastructure.Live;

namespace Collab.Api.Common;

/// <summary>How Collab speaks HTTP.</summary>
internal static class HttpSetup
{
    private const string DefaultAddress = "http://localhost:5080";

    private const long LargestBody = 1024 * 1024;

    public static void AddCollabHttp(this WebApplicationBuilder builder)
    {
        // Not in appsettings.json, which would stand above ASPNETCORE_URLS.
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json =>
        {
            CollabJson.Configure(json.SerializerOptions);
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSecurityHeaders();
        services.AddRequestLimit(builder.Configuration);
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.AddMemberAuthentication();
        services.AddSingleton<ReturnAddress>();
        services.AddOperatorPolicy(builder.Configuration);
        services.AddAntiforgery();   // for the dashboard's forms; without it their check is silently skipped
        services.AddSignalR().AddJsonProtocol(json => CollabJson.Configure(json.PayloadSerializerOptions));
    }

    public static void UseCollabHttp(this WebApplication app, string? clientFolder)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(pages => Problems.WriteAsync(pages.HttpContext, Problems.OfStatus(pages.HttpContext)));
        app.UseRouting();
        app.Use(Noted);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseRequestGuards();
        app.UseAuthorization();
        app.UseDashboardRecord();
        app.UseQueryEnums();
        app.UseClientPages(clientFolder);
    }

    /// <summary>From where a request comes, for the record of what happened.</summary>
    private static Task Noted(HttpContext context, RequestDelegate next)
    {
        var address = context.Connection.RemoteIpAddress;
        context.RequestServices.GetRequiredService<Caller>().Address = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
        return next(context);
    }

    public static void MapCollabApi(this WebApplication app)
    {
        app.MapGroup("/api/v1").RequireAuthorization().WithKnownParametersOnly().WithETags().MapFeatures();
        app.MapHub<LiveHub>(LiveHub.Path);
    }
}
