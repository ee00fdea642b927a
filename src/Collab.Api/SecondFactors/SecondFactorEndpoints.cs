using Collab.Api.Session;
using Collab.Application.SecondFactors;
using Collab.Application.Session;

namespace Collab.Api.SecondFactors;

internal sealed class SecondFactorEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/second-factor").WithTags("SecondFactors");
        mine.MapGet("", GetSecondFactor);
        mine.MapPost("", BeginSecondFactor);
        mine.MapPost("/confirmation", ConfirmSecondFactor);
        mine.MapPost("/recovery-codes", RenewRecoveryCodes).ProducesProblem(429);
        mine.MapPost("/disabling", DisableSecondFactor).ProducesProblem(429);
        api.MapGet("/second-factors", ListSecondFactors).WithTags("SecondFactors");
        api.MapDelete("/members/{id:guid}/second-factor", ResetSecondFactor).WithTags("SecondFactors");
        var entering = api.MapGroup("/session/second-factor").WithTags("Session").AllowAnonymous();
        entering.MapPost("", EnterSecondFactor).ProducesProblem(401).ProducesProblem(429);
        entering.MapPost("/enrolment", BeginSecondFactorAtSignIn).ProducesProblem(401);
        entering.MapPost("/confirmation", ConfirmSecondFactorAtSignIn).ProducesProblem(401);
    }

    /// <summary>Shows one's own second factor.</summary>
    private static async Task<Ok<SecondFactorView>> GetSecondFactor(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetSecondFactor(), ct));

    /// <summary>Begins to set up an authenticator app (TOTP: SHA-1, 30 seconds, 6 digits).</summary>
    /// <remarks>The secret is in this answer alone. Nothing is asked for until a first code was given. 403 `session.proofNeeded` where the password was given more than 10 minutes ago.</remarks>
    private static async Task<Ok<SecondFactorSecret>> BeginSecondFactor(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new BeginSecondFactor(), ct));

    /// <summary>Gives the app's first code: from now on one is asked for at sign-in.</summary>
    /// <remarks>The ten recovery codes are in this answer alone.</remarks>
    private static async Task<Ok<RecoveryCodesView>> ConfirmSecondFactor(CodeBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ConfirmSecondFactor(body.Code), ct));

    /// <summary>Makes ten new recovery codes; the former ones are worth nothing.</summary>
    private static async Task<Ok<RecoveryCodesView>> RenewRecoveryCodes(CodeBody body, HttpContext context, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RenewRecoveryCodes(body.Code, AddressOf(context)), ct));

    /// <summary>Goes back to the password alone.</summary>
    /// <remarks>Needs both, the password and a code. 409 where the organization requires a second factor.</remarks>
    private static async Task<NoContent> DisableSecondFactor(DisableBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        caller.IdempotencyKey = null;   // a key would keep the hash of a password
        await mediator.Send(new DisableSecondFactor(body.Password, body.Code, AddressOf(context)), ct);
        return TypedResults.NoContent();
    }

    /// <summary>Lists the members who have a second factor, by name.</summary>
    private static async Task<Ok<Page<SecondFactorRow>>> ListSecondFactors([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListSecondFactors(page.Limit, page.Cursor), ct));

    /// <summary>Takes a member's second factor away, who has neither the phone nor recovery codes.</summary>
    /// <remarks>Administrators; the member is told. One's own one disables with a code.</remarks>
    private static async Task<NoContent> ResetSecondFactor(MemberId id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new ResetSecondFactor(id), ct);
        return TypedResults.NoContent();
    }

    /// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
    /// <remarks>After `POST /session` was answered with 401 `session.secondFactorNeeded`, within 10 minutes, with the cookie that it set. 422 `secondFactor.wrongCode`; wrong codes are slowed down as wrong passwords are.</remarks>
    private static async Task<Ok<SessionView>> EnterSecondFactor(CodeBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        var opened = await mediator.Send(new EnterSecondFactor(HalfSessionCookie.Read(context), body.Code, AddressOf(context)), ct);
        HalfSessionCookie.Clear(context);
        return await SessionEndpoints.EnterAsync(opened, context, mediator, caller, ct);
    }

    /// <summary>Begins to set up an authenticator app at sign-in, where the organization requires one.</summary>
    /// <remarks>After `POST /session` was answered with 401 `session.secondFactorToSetUp`, within 10 minutes, with the cookie that it set.</remarks>
    private static async Task<Ok<SecondFactorSecret>> BeginSecondFactorAtSignIn(HttpContext context, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new BeginSecondFactorAtSignIn(HalfSessionCookie.Read(context)), ct));

    /// <summary>Gives the first code of the app that was set up at sign-in, and is signed in.</summary>
    /// <remarks>The ten recovery codes are in this answer alone.</remarks>
    private static async Task<Ok<EnrolledView>> ConfirmSecondFactorAtSignIn(CodeBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        var entered = await mediator.Send(new ConfirmSecondFactorAtSignIn(HalfSessionCookie.Read(context), body.Code), ct);
        HalfSessionCookie.Clear(context);
        var session = await SessionEndpoints.EnterAsync(entered.Session, context, mediator, caller, ct);
        return TypedResults.Ok(new EnrolledView(session.Value!, entered.RecoveryCodes));
    }

    private static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}

/// <param name="Code" example="287082">Six digits of the app, or a recovery code.</param>
public sealed record CodeBody(string Code)
{
    public override string ToString() => nameof(CodeBody);
}

/// <param name="Password">The present one; left out only by who has none.</param>
/// <param name="Code" example="287082">Six digits of the app, or a recovery code.</param>
public sealed record DisableBody(string Code, string? Password = null)
{
    public override string ToString() => nameof(DisableBody);
}

/// <summary>Signed in, with a second factor from now on.</summary>
/// <param name="RecoveryCodes">Each good once; shown this once.</param>
public sealed record EnrolledView(SessionView Session, IReadOnlyList<string> RecoveryCodes)
{
    public override string ToString() => nameof(EnrolledView);
}
