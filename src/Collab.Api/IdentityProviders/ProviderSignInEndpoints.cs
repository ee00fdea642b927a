using Collab.Api.Session;
using Collab.Application.IdentityProviders;
using Collab.Application.Session;

namespace Collab.Api.IdentityProviders;

internal sealed class ProviderSignInEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var entering = api.MapGroup("/session/provider").WithTags("Session").AllowAnonymous();
        entering.MapPost("/look", FindProvider).ProducesProblem(403).ProducesProblem(429);
        entering.MapPost("", BeginProviderSignIn).ProducesProblem(403).ProducesProblem(429);
        entering.MapPost("/return", EndProviderJourney).ProducesProblem(401).ProducesProblem(403);
        api.MapPost("/session/proof/provider", BeginProviderProof).WithTags("Session");
        var mine = api.MapGroup("/me/identity").WithTags("IdentityProviders");
        mine.MapGet("", GetMyIdentity);
        mine.MapPost("", BeginLinking);
        mine.MapDelete("", UnlinkMe);
    }

    /// <summary>Finds the provider with which somebody may sign in.</summary>
    /// <remarks>By the domain of an e-mail address, or the organization's name; whether a person is known is not told. 403 `provider.unknown`.</remarks>
    private static async Task<Ok<ProviderView>> FindProvider(WhoBody body, HttpContext context, IMediator mediator, CancellationToken ct)
    {
        var found = await mediator.Send(new FindProvider(body.Who, AddressOf(context)), ct);
        return TypedResults.Ok(new ProviderView(found.Name, found.Organization));
    }

    /// <summary>Begins to sign in with the organization's provider: answers where the browser goes.</summary>
    private static async Task<Ok<JourneyView>> BeginProviderSignIn(WhoBody body, HttpContext context, ReturnAddress address, IMediator mediator, CancellationToken ct) =>
        Sent(context, await mediator.Send(new BeginProviderSignIn(body.Who, address.Of(context.Request), AddressOf(context)), ct));

    /// <summary>Begins to link oneself to the organization's provider: answers where the browser goes.</summary>
    private static async Task<Ok<JourneyView>> BeginLinking(HttpContext context, ReturnAddress address, IMediator mediator, CancellationToken ct) =>
        Sent(context, await mediator.Send(new BeginOwnJourney(FlowPurpose.Link, address.Of(context.Request)), ct));

    /// <summary>Begins to prove again who one is by signing in anew at the provider: answers where the browser goes.</summary>
    private static async Task<Ok<JourneyView>> BeginProviderProof(HttpContext context, ReturnAddress address, IMediator mediator, CancellationToken ct) =>
        Sent(context, await mediator.Send(new BeginOwnJourney(FlowPurpose.Prove, address.Of(context.Request)), ct));

    /// <summary>Ends what was begun, with what the provider sent the browser back with.</summary>
    /// <remarks>Each `state` once, within 10 minutes, from the browser that began it: else 403 `provider.flowEnded`. 403 `provider.notAdmitted` for who is no member and not taken in; 401 as for `POST /session` where a second factor is asked for.</remarks>
    private static async Task<Ok<ReturnedView>> EndProviderJourney(ReturnBody body, HttpContext context, IMediator mediator, Caller caller, CancellationToken ct)
    {
        var browser = ProviderCookie.Read(context);
        ProviderCookie.Clear(context);
        var ended = await mediator.Send(new EndProviderJourney(body.State, body.Code, browser, SessionEndpoints.SecretOf(context)), ct);
        return TypedResults.Ok(new ReturnedView(
            ended.Purpose, ended.Session is { } opened ? (await SessionEndpoints.EnterAsync(opened, context, mediator, caller, ct)).Value : null));
    }

    /// <summary>Shows with which provider one may sign in, and whether one is linked.</summary>
    private static async Task<Ok<MyIdentityView>> GetMyIdentity(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetMyIdentity(), ct));

    /// <summary>Unlinks oneself from the provider.</summary>
    /// <remarks>409 for who has no password and could not sign in any more.</remarks>
    private static async Task<NoContent> UnlinkMe(IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new UnlinkMe(), ct);
        return TypedResults.NoContent();
    }

    private static Ok<JourneyView> Sent(HttpContext context, ProviderJourney journey)
    {
        ProviderCookie.Set(context, journey.Browser);
        return TypedResults.Ok(new JourneyView(journey.Address));
    }

    private static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}

/// <param name="Who" example="zhou@company.example">An e-mail address, its domain, or the organization's name.</param>
public sealed record WhoBody(string Who);

/// <summary>The provider with which somebody may sign in.</summary>
/// <param name="Name">What the button says.</param>
/// <param name="Organization">Its name.</param>
public sealed record ProviderView(string Name, string Organization);

/// <param name="Address">Where the browser goes.</param>
public sealed record JourneyView(string Address);

/// <summary>What the provider sent the browser back with.</summary>
public sealed record ReturnBody(string State, string Code)
{
    public override string ToString() => nameof(ReturnBody);
}

/// <param name="Purpose">What the browser went there for: signIn, link, prove.</param>
/// <param name="Session">For signIn: who is signed in now.</param>
public sealed record ReturnedView(FlowPurpose Purpose, SessionView? Session);
