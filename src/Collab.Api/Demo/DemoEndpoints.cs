using Collab.Application.Demo;

namespace Collab.Api.Demo;

internal sealed class DemoEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var demo = api.MapGroup("/demo").WithTags("Demo");
        demo.MapGet("/accounts", ListDemoAccounts).AllowAnonymous();
        demo.MapGet("/clock", GetDemoClock);
        demo.MapPut("/clock", MoveDemoClock);
    }

    /// <summary>Lists the demo's people to sign in as; 404 outside demo mode.</summary>
    private static Ok<ListOf<DemoAccount>> ListDemoAccounts(DemoMode demo, DemoAccounts accounts) =>
        demo.Enabled ? TypedResults.Ok(new ListOf<DemoAccount>(accounts.All)) : throw new NotFoundException();

    /// <summary>Reads the demo's clock; 404 outside demo mode.</summary>
    private static async Task<Ok<DemoClockView>> GetDemoClock(DemoTime time, IMediator mediator, CancellationToken ct)
    {
        time.RequireDemo();
        return TypedResults.Ok(await mediator.Send(new GetDemoClock(), ct));
    }

    /// <summary>Moves time forwards for the whole system; 404 outside demo mode.</summary>
    /// <remarks>The answer comes when everything that fell due on the way has been enforced, and tells it.</remarks>
    private static async Task<Ok<DemoClockView>> MoveDemoClock(DemoClockBody body, DemoTime time, CancellationToken ct) =>
        TypedResults.Ok(await time.MoveAsync(body.Now, body.AdvanceBy, ct));
}

/// <summary>Where the clock goes, or how far; one of the two.</summary>
/// <param name="Now">The new time (UTC), not before the present one.</param>
/// <param name="AdvanceBy">How far, ISO 8601, such as PT3H or P2D (a day is 24 hours).</param>
public sealed record DemoClockBody(Instant? Now = null, Duration? AdvanceBy = null);
