using System.Collections.Concurrent;
using Collab.Application.Common;
using Collab.Infrastructure.Outgoing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Collab.Infrastructure.IdentityProviders;

/// <summary>
/// What providers say of themselves and their keys, kept for an hour, and read again at once when a token is signed with a key that is not among them.
/// </summary>
internal sealed class ProviderMetadata(OutgoingClient outgoing, OutgoingRules rules, IMachineClock clock)
{
    private static readonly Duration Kept = Duration.FromHours(1);

    private readonly ConcurrentDictionary<string, (OpenIdConnectConfiguration Metadata, Instant ReadAt)> _kept = new(StringComparer.Ordinal);
    private readonly OpenIdConnectConfigurationRetriever _retriever = new();

    /// <param name="anew">Whether what is kept does not do.</param>
    public async Task<OpenIdConnectConfiguration> OfAsync(string issuer, bool anew, CancellationToken ct)
    {
        var now = clock.MachineTime;
        if (!anew && _kept.TryGetValue(issuer, out var kept) && now - kept.ReadAt < Kept) return kept.Metadata;
        var documents = new HttpDocumentRetriever(outgoing.Http) { RequireHttps = rules.HttpsOnly };
        var metadata = await ((IConfigurationRetriever<OpenIdConnectConfiguration>)_retriever)
            .GetConfigurationAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", documents, ct);
        // Letter by letter (OpenID Connect Discovery, 4.3): tokens of another issuer would else be good here.
        if (metadata.Issuer != issuer) throw new InvalidOperationException($"The provider calls itself {metadata.Issuer} and not {issuer}.");
        if (!Uri.TryCreate(metadata.AuthorizationEndpoint, UriKind.Absolute, out var endpoint) || !rules.Allows(endpoint))
            throw new InvalidOperationException("The provider's authorization endpoint is no address to send people to.");
        _kept[issuer] = (metadata, now);
        return metadata;
    }
}
