using Microsoft.Extensions.FileProviders;

namespace Collab.Api.Common;

/// <summary>Serves the built client: hashed files for ever, its one page for every address that is nobody else's and names no file.</summary>
internal static class ClientPages
{
    private const string NoncePlace = "__CSP_NONCE__";

    /// <summary>Whether the browser has a session to ask about: without one the page asks nothing, and logs no refusal.</summary>
    private const string SessionPlace = "__SESSION__";

    private static readonly PathString Page = "/index.html";

    private static readonly PathString[] Others = ["/api", "/swagger", "/hangfire", "/health", "/live"];

    /// <param name="folder">Of the built client; null: there is none, as in tests of the API.</param>
    public static void UseClientPages(this WebApplication app, string? folder)
    {
        if (folder is null) return;
        var index = File.ReadAllText(folder + Page);
        app.Use(async (context, next) =>
        {
            if (!IsForPage(context))
            {
                await next(context);
                return;
            }
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.ContentType = "text/html; charset=utf-8";
            if (HttpMethods.IsHead(context.Request.Method)) return;
            var session = context.Request.Cookies.ContainsKey(SessionCookie.Name) ? "some" : "none";
            await context.Response.WriteAsync(
                index.Replace(NoncePlace, context.Nonce(), StringComparison.Ordinal).Replace(SessionPlace, session, StringComparison.Ordinal), context.RequestAborted);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>
    /// An address of the client's own. What names a file is that file or missing: a page in the place of a script of the day
    /// before yesterday would be a riddle to the browser and, cached, stay one.
    /// </summary>
    private static bool IsForPage(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path);
        return context.GetEndpoint() is null
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !Others.Any(x => path.StartsWithSegments(x, StringComparison.OrdinalIgnoreCase))
            && (path == Page || (!Path.HasExtension(path.Value) && !path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)));
    }
}
