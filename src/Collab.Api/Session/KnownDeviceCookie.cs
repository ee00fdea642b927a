using Collab.Application.Session;

namespace Collab.Api.Session;

/// <summary>
/// What a browser keeps after signing in, over signing out: it opens nothing, and lets whoever uses that browser sign in while strangers guess at his account.
/// </summary>
internal static class KnownDeviceCookie
{
    public const string Name = "__Host-collab-device";

    private static readonly CookieOptions Options = new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
        MaxAge = IKnowDevices.Lasts,
    };

    public static string? Read(HttpContext context) => context.Request.Cookies[Name];

    public static void Set(HttpContext context, string mark) => context.Response.Cookies.Append(Name, mark, Options);
}
