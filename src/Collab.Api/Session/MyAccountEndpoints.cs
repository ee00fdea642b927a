using Collab.Application.Session;

namespace Collab.Api.Session;

/// <summary>How a member signs in and reads times; the rest of him is the administrators'.</summary>
internal sealed class MyAccountEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Session");
        me.MapPost("/password", ChangePassword).ProducesProblem(429);
        me.MapPost("/time-zone", ChangeMyTimeZone);
        me.MapGet("/sessions", ListMySessions);
        me.MapDelete("/sessions/{id:guid}", EndMySession);
        me.MapPost("/sessions/end-others", EndMyOtherSessions);
    }

    /// <summary>Chooses another password.</summary>
    /// <remarks>Only signed in with a browser, and with the present one. All other sessions end. After 10 wrong ones in 15 minutes each further try waits longer: 429 with Retry-After.</remarks>
    private static async Task<NoContent> ChangePassword(PasswordBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        // A key would keep the hash of a password.
        caller.IdempotencyKey = null;
        await mediator.Send(new ChangePassword(body.Present, body.Password, SessionEndpoints.SecretOf(context), context.Connection.RemoteIpAddress?.ToString()), ct);
        return TypedResults.NoContent();
    }

    /// <summary>Chooses in which zone one reads times.</summary>
    /// <remarks>What is due, and when, stays the organization's.</remarks>
    private static async Task<NoContent> ChangeMyTimeZone(TimeZoneBody body, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new ChangeMyTimeZone(body.TimeZone), ct);
        return TypedResults.NoContent();
    }

    /// <summary>Shows where one is signed in.</summary>
    private static async Task<Ok<SessionList>> ListMySessions(HttpContext context, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListMySessions(SessionEndpoints.SecretOf(context)), ct));

    /// <summary>Ends one of one's own sessions, at once.</summary>
    private static async Task<NoContent> EndMySession(Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new EndMySession(id), ct);
        return TypedResults.NoContent();
    }

    /// <summary>Ends all of one's own sessions but this one, at once.</summary>
    private static async Task<NoContent> EndMyOtherSessions(HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        // What ends is what is open now, also when it is sent again.
        caller.IdempotencyKey = null;
        await mediator.Send(new EndMyOtherSessions(SessionEndpoints.SecretOf(context)), ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Present">The password that is good now.</param>
/// <param name="Password">12 to 128 characters; none that everybody uses, nor made of the names of person and organization.</param>
public sealed record PasswordBody(string Present, string Password)
{
    // The generated text would carry the passwords.
    public override string ToString() => nameof(PasswordBody);
}

/// <param name="TimeZone">IANA zone, such as Europe/Berlin; null: the organization's.</param>
public sealed record TimeZoneBody(string? TimeZone);
