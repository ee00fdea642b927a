namespace Collab.Api.IdentityProviders;

/// <summary>Ties a way to the provider and back to the browser that began it. Read by our own page alone, which is back by then: no other site needs it.</summary>
internal static class ProviderCookie
{
    private const string Name = "__Host-collab-provider";

    private static readonly CookieOptions Options = new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    /// <summary>Empty, which fits nothing, when there is none.</summary>
    public static string Read(HttpContext context) => context.Request.Cookies[Name] ?? "";

    public static void Set(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, Options);

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options);
}

/// <summary>
/// The page of ours that providers send browsers back to. From the setting <c>Collab:BaseAddress</c>, never from what a request says of itself, save in
/// development, where nobody has set it.
/// </summary>
internal sealed class ReturnAddress(IConfiguration settings, IHostEnvironment environment)
{
    private const string Page = "/sign-in/return";

    /// <summary>Null when the installation does not know its own address.</summary>
    public Uri? Of(HttpRequest request) =>
        settings["Collab:BaseAddress"] is { Length: > 0 } known ? new(known.TrimEnd('/') + Page)
        : environment.IsDevelopment() ? new($"{request.Scheme}://{request.Host}{Page}")
        : null;
}
