using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Collab.Application.Session;
using Collab.Infrastructure.Session;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Collab.Api.Common;

/// <summary>Finds the member behind the session's cookie, anew for each request: roles and sign-outs act at once on every process.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Context) is not { } secret) return AuthenticateResult.NoResult();
        var owner = await sessions.FindAsync(secret, Context.RequestAborted);
        if (owner is null) return AuthenticateResult.Fail("The session has ended.");
        var caller = Context.RequestServices.GetRequiredService<Caller>();
        caller.SignIn(owner);
        if (RequestLanguage.Of(Context) is { } asked) caller.Language = asked;
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new SessionIdentity(owner, secret)), Scheme.Name));
    }

    // The answer is written as a problem by the status code pages.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}

/// <summary>The cookie of a signed-in browser. The prefix __Host- makes browsers refuse it from anywhere but this host over a secure connection.</summary>
internal static class SessionCookie
{
    public const string Name = "__Host-collab";

    private static readonly CookieOptions Options = new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    public static string? Read(HttpContext context) => context.Request.Cookies[Name] is { Length: > 0 } secret ? secret : null;

    public static void Set(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, Options);

    public static void Clear(HttpContext context)
    {
        context.Response.Cookies.Delete(Name, Options);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}

/// <summary>The token that a page of ours sends and another site cannot know: made from the session's secret, so nothing is stored.</summary>
internal static class CsrfToken
{
    public const string Header = "X-CSRF-Token";

    private static readonly byte[] Purpose = "csrf"u8.ToArray();

    public static string Of(string secret) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Purpose));

    public static bool Matches(string secret, string? sent) =>
        sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret)), Encoding.UTF8.GetBytes(sent));
}

/// <summary>The language that a request asks for.</summary>
internal static class RequestLanguage
{
    /// <summary>The best of Chinese and English in Accept-Language; null when it names neither.</summary>
    public static string? Of(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(x => x.Quality ?? 1)
            .Select(x => x.Value.ToString())
            .Select(x => x.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese
                : x.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Languages.English : null)
            .FirstOrDefault(x => x is not null);
}
