using Microsoft.Extensions.FileProviders;

namespace Collab.Api.Common;

/// <summary>Serves the built client: hashed files for ever, its one page for every address that is nobody else's.</summary>
internal static class ClientPages
{
    private const string NoncePlace = "__CSP_NONCE__";

    /// <summary>Whether the browser has a session to ask about: without one the page asks nothing, and logs no refusal.</summary>
    private const string SessionPlace = "__SESSION__";

    private static readonly PathString[] Others = ["/api", "/swagger", "/hangfire", "/health", "/live"];

    /// <param name="folder">Of the built client; null: there is none, as in tests of the API.</param>
    public static void UseClientPages(this WebApplication app, string? folder)
    {
        if (folder is null) return;
        var index = File.ReadAllText(Path.Combine(folder, "index.html"));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.Use(async (context, next) =>
        {
            var request = context.Request;
            if (context.GetEndpoint() is not null || !HttpMethods.IsGet(request.Method) || Others.Any(x => request.Path.StartsWithSegments(x, StringComparison.OrdinalIgnoreCase)))
            {
                await next(context);
                return;
            }
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.ContentType = "text/html; charset=utf-8";
            var session = request.Cookies.ContainsKey(SessionCookie.Name) ? "some" : "none";
            await context.Response.WriteAsync(
                index.Replace(NoncePlace, context.Nonce(), StringComparison.Ordinal).Replace(SessionPlace, session, StringComparison.Ordinal), context.RequestAborted);
        });
    }
}
