using Collab.Application.Organizations;

namespace Collab.Api.Organizations;

internal sealed class SignInSettingsEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var settings = api.MapGroup("/organization/sign-in").WithTags("Organization");
        settings.MapGet("", GetSignInSettings);
        settings.MapPut("", ChangeSignInSettings);
    }

    /// <summary>Shows how members of the organization sign in.</summary>
    private static async Task<Ok<SignInSettingsView>> GetSignInSettings(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetSignInSettings(), ct));

    /// <summary>Changes whether a second factor is asked for: off, optional, required.</summary>
    /// <remarks>From the next sign-in on. Where it is required, who has none sets one up at sign-in, before anything else.</remarks>
    private static async Task<Ok<SignInSettingsView>> ChangeSignInSettings(
        SignInSettingsBody body, IfMatch ifMatch, ICaller caller, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ChangeSignInSettings(caller.OrganizationId, ifMatch.Version, body.SecondFactor), ct));
}

/// <param name="SecondFactor">off, optional or required.</param>
public sealed record SignInSettingsBody(SecondFactorPolicy SecondFactor);
