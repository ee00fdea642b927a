namespace Collab.Api.Session;

/// <summary>The cookie of a browser that gave a password and not yet a code. It is sent to no other site's page and opens nothing but the second step.</summary>
internal static class HalfSessionCookie
{
    public const string Name = "__Host-collab-half";

    private static readonly CookieOptions Options = new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    /// <summary>Empty, which fits nothing, when there is none.</summary>
    public static string Read(HttpContext context) => context.Request.Cookies[Name] ?? "";

    public static void Set(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, Options);

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options);
}
