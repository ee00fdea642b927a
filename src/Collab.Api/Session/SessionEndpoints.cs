using Collab.Application.Session;
using Collab.Infrastructure.Session;

namespace Collab.Api.Session;

internal sealed class SessionEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", SignIn).AllowAnonymous().ProducesProblem(401).ProducesProblem(429);
        session.MapGet("", GetSession);
        session.MapDelete("", SignOut);
        api.MapPatch("/me", ChangeMyLanguage).WithTags("Session");
    }

    /// <summary>Signs in with a browser.</summary>
    /// <remarks>Sets the session's cookie: secure, http-only, for 8 hours without use and 24 hours at most. Programs use access tokens instead. Where a second factor is asked for, a right password is answered with 401 `session.secondFactorNeeded` (then `POST /session/second-factor`) or `session.secondFactorToSetUp` (then `POST /session/second-factor/enrolment`), and a cookie that is good for that alone and for 10 minutes. After 10 failures in 15 minutes for an account, or 100 from an address, each further try waits longer: 429 with Retry-After. A browser in which the account was signed in before has tries of its own.</remarks>
    private static async Task<Ok<SessionView>> SignIn(Credentials body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        return await EnterAsync(await mediator.Send(new SignIn(body.Email, body.Password, context.Connection.RemoteIpAddress?.ToString(), KnownDeviceCookie.Read(context)), ct), context, mediator, caller, ct);
    }

    /// <summary>Gives the browser the session that was opened.</summary>
    internal static async Task<Ok<SessionView>> EnterAsync(OpenedSession opened, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        caller.SignIn(opened.Owner);
        caller.IdempotencyKey = null;   // of the way in, not of its record
        await mediator.Send(new RecordSignIn(), ct);
        SessionCookie.Set(context, opened.Secret);
        var services = context.RequestServices;
        await services.GetRequiredService<IOpenSessions>().DescribeAsync(opened.Owner.OrganizationId, opened.Secret, Visitor.Of(context), ct);
        var session = await mediator.Send(new GetSession(CsrfToken.Of(opened.Secret)), ct);
        KnownDeviceCookie.Set(context, services.GetRequiredService<IKnowDevices>().Mark(session.Member.Email));
        return TypedResults.Ok(session);
    }

    /// <summary>Shows who is signed in, and the token that unsafe requests of a browser send as X-CSRF-Token.</summary>
    private static async Task<Ok<SessionView>> GetSession(HttpContext context, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetSession(CsrfOf(context)), ct));

    /// <summary>Signs out.</summary>
    private static async Task<NoContent> SignOut(HttpContext context, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new SignOut(SecretOf(context)), ct);
        SessionCookie.Clear(context);
        return TypedResults.NoContent();
    }

    /// <summary>Chooses the language of the interface.</summary>
    private static async Task<Ok<SessionView>> ChangeMyLanguage(LanguageBody body, HttpContext context, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new ChangeMyLanguage(body.Language), ct);
        return TypedResults.Ok(await mediator.Send(new GetSession(CsrfOf(context)), ct));
    }

    /// <summary>The secret of the session; empty, which fits nothing, for a program with an access token.</summary>
    internal static string SecretOf(HttpContext context) => SessionIdentity.Of(context.User)?.Secret ?? "";

    /// <summary>Null for a program with an access token.</summary>
    private static string? CsrfOf(HttpContext context) => SessionIdentity.Of(context.User) is { } session ? CsrfToken.Of(session.Secret) : null;
}

/// <summary>What one signs in with.</summary>
public sealed record Credentials(string Email, string Password)
{
    // The generated text would carry the password.
    public override string ToString() => nameof(Credentials);
}

/// <summary>The language of the interface.</summary>
/// <param name="Language">zh-CN or en.</param>
public sealed record LanguageBody(string Language);
