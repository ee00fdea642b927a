using System.Text.Encodings.Web;
using Collab.Application.AccessTokens;
using Collab.Infrastructure.Session;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Collab.Api.Common;

/// <summary>
/// Finds the member behind <c>Authorization: Bearer clb_…</c>. A request with this header is judged by it alone: with a token that is not
/// accepted the session's cookie is not looked at.
/// </summary>
internal sealed class AccessTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "bearer";

    private const string Bearer = "Bearer ";

    public static bool IsMeant(HttpContext context) => context.Request.Headers.ContainsKey(HeaderNames.Authorization);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await FindAsync() is not { } owner)
        {
            // Malformed, unknown, expired, revoked: who asks does not learn which.
            Context.Features.Set(new RefusalCode("accessToken.refused"));
            return AuthenticateResult.Fail("The access token is not accepted.");
        }
        var caller = Context.RequestServices.GetRequiredService<Caller>();
        caller.SignIn(owner);
        if (RequestLanguage.Of(Context) is { } asked) caller.Language = asked;
        return AuthenticateResult.Success(new(new(new AccessTokenIdentity(owner)), Scheme.Name));
    }

    private async Task<SessionOwner?> FindAsync() =>
        Request.Headers.Authorization is [{ } sent] && sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await tokens.FindAsync(sent[Bearer.Length..].Trim(), Context.RequestAborted)
            : null;

    // The answer is written as a problem by the status code pages.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}

/// <summary>The code of the problem that a refusal without a body is answered with, when its status alone does not say it.</summary>
internal sealed record RefusalCode(string Code);

/// <summary>Members sign in with a session, their programs with an access token.</summary>
internal static class MemberAuthentication
{
    private const string SchemeName = "member";

    public static void AddMemberAuthentication(this IServiceCollection services) => services.AddAuthentication(SchemeName)
        .AddPolicyScheme(SchemeName, null, either => either.ForwardDefaultSelector =
            context => AccessTokenAuthentication.IsMeant(context) ? AccessTokenAuthentication.SchemeName : SessionAuthentication.SchemeName)
        .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
        .AddScheme<AuthenticationSchemeOptions, AccessTokenAuthentication>(AccessTokenAuthentication.SchemeName, null);
}
