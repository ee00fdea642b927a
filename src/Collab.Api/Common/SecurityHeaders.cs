using System.Security.Cryptography;

namespace Collab.Api.Common;

/// <summary>What browsers are told to refuse. One nonce per answer allows the client's own styles.</summary>
internal static class SecurityHeaders
{
    private const string NonceItem = "csp-nonce";

    public static string Nonce(this HttpContext context) => (string)context.Items[NonceItem]!;

    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceItem] = nonce;
            // At the last moment: the exception handler clears what was set before it.
            context.Response.OnStarting(() =>
            {
                Set(context.Response.Headers, context.Request.Path, nonce);
                return Task.CompletedTask;
            });
            await next(context);
        });
        if (!app.Environment.IsDevelopment()) app.UseHsts();
    }

    /// <summary>Browsers that came over HTTPS once come over nothing else for a year; not for localhost.</summary>
    public static void AddSecurityHeaders(this IServiceCollection services) =>
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));

    private static void Set(IHeaderDictionary headers, PathString path, string nonce)
    {
        headers.ContentSecurityPolicy = Policy(path, nonce);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
    }

    /// <summary>Hangfire and Swagger bring pages with scripts and styles of their own inside.</summary>
    private static string Policy(PathString path, string nonce)
    {
        var tools = path.StartsWithSegments("/hangfire", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase);
        var (script, style) = tools ? ("'self' 'unsafe-inline'", "'self' 'unsafe-inline'") : ("'self'", $"'self' 'nonce-{nonce}'");
        return $"default-src 'none'; script-src {script}; style-src {style}; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
    }
}
