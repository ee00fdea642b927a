using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.Application.IdentityProviders;
using Collab.Infrastructure.Outgoing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Infrastructure.IdentityProviders;

/// <summary>
/// The code flow (OpenID Connect Core, 3.1) with PKCE. What a provider says and signs is read and checked by Microsoft.IdentityModel; here is
/// which of it Collab accepts.
/// </summary>
internal sealed partial class OpenIdConnectClient(OutgoingClient outgoing, OutgoingRules rules, IMachineClock clock, ILogger<OpenIdConnectClient> logger) : IOpenIdConnect
{
    /// <summary>Signatures by keys that only the provider has: no shared secrets, and never none.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly Duration Skew = Duration.FromMinutes(2);

    private readonly ProviderMetadata _metadata = new(outgoing, rules, clock);
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };

    public async Task<string> AddressAsync(ProviderAccount provider, ProviderFlow flow, CancellationToken ct)
    {
        var metadata = await ReachAsync(provider.Issuer, () => _metadata.OfAsync(provider.Issuer, anew: false, ct));
        Dictionary<string, string?> query = new()
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = flow.ReturnTo.ToString(),
            ["scope"] = "openid profile email",
            ["state"] = flow.State,
            ["nonce"] = flow.Nonce,
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(flow.Verifier))),
            ["code_challenge_method"] = "S256",
        };
        if (provider.StrongAcr is not null) query["acr_values"] = provider.StrongAcr;
        if (flow.Purpose == FlowPurpose.Prove) (query["prompt"], query["max_age"]) = ("login", "0");
        return QueryHelpers.AddQueryString(metadata.AuthorizationEndpoint, query);
    }

    public async Task<ProvedIdentity> RedeemAsync(ProviderAccount provider, ProviderFlow flow, string code, CancellationToken ct)
    {
        var metadata = await ReachAsync(provider.Issuer, () => _metadata.OfAsync(provider.Issuer, anew: false, ct));
        var answer = await ReachAsync(provider.Issuer, () => ExchangeAsync(metadata, provider, flow, code, ct));
        if (answer.IdToken is null) throw Refused(provider, answer.Error ?? "no id_token");
        var token = await ValidateAsync(metadata, provider, answer.IdToken, ct);
        if (!token.TryGetPayloadValue<string>("nonce", out var nonce) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(flow.Nonce)))
            throw Refused(provider, "another nonce");
        // For several audiences, the one it was made for is named (OpenID Connect Core, 3.1.3.7).
        token.TryGetPayloadValue<string>("azp", out var party);
        if ((token.Audiences.Count() > 1 || party is not null) && party != provider.ClientId) throw Refused(provider, "another authorized party");
        if (string.IsNullOrEmpty(token.Subject) || token.Subject.Length > 255) throw Refused(provider, "no subject");
        var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload)).RootElement;
        JsonElement? user = Text(claims, "email") is null && metadata.UserInfoEndpoint is { Length: > 0 } endpoint && answer.AccessToken is { } access
            ? await ReachAsync(provider.Issuer, () => AboutAsync(endpoint, access, token.Subject, ct))
            : null;
        return new(
            token.Issuer, token.Subject, Text(claims, "email") ?? Text(user, "email"), Flag(claims, "email_verified") ?? Flag(user, "email_verified"),
            Text(claims, "name") ?? Text(user, "name"), [.. Values(claims, provider.GroupClaim), .. Values(user, provider.GroupClaim)],
            provider.StrongAcr is not null && Text(claims, "acr") == provider.StrongAcr,
            claims.TryGetProperty("auth_time", out var at) && at.TryGetInt64(out var seconds) ? Instant.FromUnixTimeSeconds(seconds) : null);
    }

    private async Task<JsonWebToken> ValidateAsync(OpenIdConnectConfiguration metadata, ProviderAccount provider, string text, CancellationToken ct)
    {
        var result = await _tokens.ValidateTokenAsync(text, Rules(metadata, provider));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has taken a new key since.
            metadata = await ReachAsync(provider.Issuer, () => _metadata.OfAsync(provider.Issuer, anew: true, ct));
            result = await _tokens.ValidateTokenAsync(text, Rules(metadata, provider));
        }
        return result.IsValid ? (JsonWebToken)result.SecurityToken : throw Refused(provider, result.Exception?.GetType().Name ?? "invalid");
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration metadata, ProviderAccount provider) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = metadata.SigningKeys,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) =>
            until is { } end && ToInstant(end) > clock.MachineTime - Skew && (from is null || ToInstant(from.Value) < clock.MachineTime + Skew),
    };

    private async Task<TokenAnswer> ExchangeAsync(OpenIdConnectConfiguration metadata, ProviderAccount provider, ProviderFlow flow, string code, CancellationToken ct)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = flow.ReturnTo.ToString(),
            ["client_id"] = provider.ClientId,
            ["code_verifier"] = flow.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        if (provider.Secret is { } secret)
        {
            var ways = metadata.TokenEndpointAuthMethodsSupported;
            if (ways.Count > 0 && !ways.Contains("client_secret_basic")) form["client_secret"] = secret;
            else request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}")));
        }
        request.Content = new FormUrlEncodedContent(form);
        using var response = await outgoing.Http.SendAsync(request, ct);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(ct));
        return new(Text(body.RootElement, "id_token"), Text(body.RootElement, "access_token"), Text(body.RootElement, "error"));
    }

    private async Task<JsonElement> AboutAsync(string endpoint, string access, string subject, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", access) } };
        using var response = await outgoing.Http.SendAsync(request, ct);
        using var body = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct));
        // Of somebody else it is worth nothing (OpenID Connect Core, 5.3.2).
        return Text(body.RootElement, "sub") == subject ? body.RootElement.Clone() : throw new InvalidOperationException("The provider tells of another person.");
    }

    private async Task<T> ReachAsync<T>(string issuer, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or JsonException or ArgumentException
            || (e is OperationCanceledException { InnerException: TimeoutException }))
        {
            LogUnreachable(logger, issuer, e);
            throw new RuleBrokenException(IdentityProviderRules.Unreachable);
        }
    }

    private ForbiddenException Refused(ProviderAccount provider, string why)
    {
        LogRefused(logger, provider.Issuer, why);
        return new("provider.refused");
    }

    private static Instant ToInstant(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static string? Text(JsonElement? claims, string name) =>
        claims is { ValueKind: JsonValueKind.Object } of && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Some providers write it as text.</summary>
    private static bool? Flag(JsonElement? claims, string name) =>
        claims is not { ValueKind: JsonValueKind.Object } of || !of.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true");

    private static IEnumerable<string> Values(JsonElement? claims, string? name) =>
        name is null || claims is not { ValueKind: JsonValueKind.Object } of || !of.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(x => x.ValueKind == JsonValueKind.String).Select(x => x.GetString()!)]
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [];

    [LoggerMessage(EventName = "ProviderUnreachable", Level = LogLevel.Warning, Message = "The provider {Issuer} cannot be used")]
    private static partial void LogUnreachable(ILogger logger, string issuer, Exception e);

    [LoggerMessage(EventName = "ProviderRefused", Level = LogLevel.Warning, Message = "What the provider {Issuer} sent is refused: {Why}")]
    private static partial void LogRefused(ILogger logger, string issuer, string why);

    private sealed record TokenAnswer(string? IdToken, string? AccessToken, string? Error)
    {
        public override string ToString() => nameof(TokenAnswer);
    }
}
