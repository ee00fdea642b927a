using Collab.Application.IdentityProviders;
using Collab.Domain.IdentityProviders;

namespace Collab.Api.IdentityProviders;

internal sealed class IdentityProviderEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var provider = api.MapGroup("/organization/identity-provider").WithTags("IdentityProviders");
        provider.MapGet("", GetIdentityProvider);
        provider.MapGet("/return-address", GetReturnAddress);
        provider.MapPut("", ConfigureIdentityProvider);
        provider.MapDelete("", RemoveIdentityProvider);
    }

    /// <summary>Shows the OpenID Connect provider of the organization; never its client secret.</summary>
    /// <remarks>404 while there is none.</remarks>
    private static async Task<Ok<IdentityProviderView>> GetIdentityProvider(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetIdentityProvider(), ct));

    /// <summary>Shows the address to enter at the provider as redirect address.</summary>
    private static Ok<ReturnAddressView> GetReturnAddress(HttpContext context, ReturnAddress address) => TypedResults.Ok(new ReturnAddressView(address.Of(context.Request)?.ToString()));

    /// <summary>Names the organization's provider, or changes what is said of it.</summary>
    /// <remarks>
    /// `issuer` letter by letter as the provider writes it into its tokens. Newcomers are taken in only into a department that is named, by a verified
    /// e-mail address of the `domains`, by the `groupValue` in the claim `groupClaim`, or by both where both are given. If-Match: 0 for the first time.
    /// </remarks>
    private static async Task<Ok<IdentityProviderView>> ConfigureIdentityProvider(IdentityProviderBody body, IfMatch ifMatch, IMediator mediator, Caller caller, CancellationToken ct)
    {
        caller.IdempotencyKey = null;   // a key would keep the hash of a secret
        IdentityProviderTerms terms = new(
            body.Name.Trim(), body.Issuer.Trim(), body.ClientId.Trim(), [.. body.Domains.Select(d => d.Trim())], body.TrustsEmail, Given(body.GroupClaim), Given(body.GroupValue),
            body.DepartmentId, body.Required, Given(body.StrongAcr));
        return TypedResults.Ok(await mediator.Send(new ConfigureIdentityProvider(ifMatch.Version, terms, Given(body.Secret)), ct));
    }

    /// <summary>Removes the provider: nobody signs in with it any more.</summary>
    private static async Task<NoContent> RemoveIdentityProvider(IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new RemoveIdentityProvider(), ct);
        return TypedResults.NoContent();
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="Address">Null: the setting `Collab:BaseAddress` is missing.</param>
public sealed record ReturnAddressView(string? Address);

/// <param name="Name" example="Keycloak">What the button at sign-in says.</param>
/// <param name="Issuer" example="https://login.example.com/realms/company">Letter by letter as the provider writes it.</param>
/// <param name="Secret">The client secret; left out: the present one stays.</param>
/// <param name="Domains">E-mail domains whose people are taken in, and by which the provider is found at sign-in.</param>
/// <param name="TrustsEmail">The provider's addresses count as verified although it does not say so.</param>
/// <param name="GroupClaim" example="groups">A claim that must hold `groupValue`.</param>
/// <param name="DepartmentId">Into which newcomers are taken; null: none are.</param>
/// <param name="Required">Linked members sign in with it alone, save administrators.</param>
/// <param name="StrongAcr">The authentication context class that counts as two factors.</param>
public sealed record IdentityProviderBody(
    string Name, string Issuer, string ClientId, IReadOnlyList<string> Domains, bool Required = false, bool TrustsEmail = false, string? Secret = null, string? GroupClaim = null,
    string? GroupValue = null, DepartmentId? DepartmentId = null, string? StrongAcr = null)
{
    // The generated text would carry the secret.
    public override string ToString() => nameof(IdentityProviderBody);
}
