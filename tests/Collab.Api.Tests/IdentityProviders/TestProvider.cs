using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Collab.Api.Tests.IdentityProviders;

/// <summary>A person whom the provider knows.</summary>
internal sealed record KnownPerson(string Subject, string? Email, bool? EmailVerified = true, string? Name = null, string? Acr = null, params string[] Groups);

/// <summary>A real provider (OpenIddict) on a port of this machine, which demands PKCE and the client's secret; and what a bad one does.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "collab";
    public const string Secret = "the client's secret";

    private readonly WebApplication _host;
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    private TestProvider(WebApplication host) => _host = host;

    /// <summary>Who signs in next.</summary>
    public KnownPerson Person { get; set; } = new("nobody", null);

    /// <summary>What a bad provider does to the next tokens.</summary>
    public Action<ClaimsPrincipal>? Tamper { get; set; }

    public string Issuer => _host.Urls.Single() + "/";

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        TestProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().EnableDegradedMode();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
            server.AddEphemeralEncryptionKey().AddSigningKey(NewKey());
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId) context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != Secret) context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                context.SignIn(provider!.Principal(context.Request.GetScopes()));
                return default;
            }));
            server.AddEventHandler<ProcessSignInContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.IdentityTokenPrincipal is { } token) provider!.Tamper?.Invoke(token);
                return default;
            }).SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
        });
        var host = builder.Build();
        provider = new TestProvider(host);
        await host.StartAsync();
        // Keys are made at the first request, which takes its time on a busy machine.
        using var warm = await provider._http.GetAsync(new Uri($"{provider.Issuer}.well-known/jwks"), TestContext.Current.CancellationToken);
        warm.EnsureSuccessStatusCode();
        return provider;
    }

    /// <summary>The person signs in at the provider; where the browser is sent back to.</summary>
    public async Task<(string State, string Code)> VisitAsync(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        var back = answer.Headers.Location ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("https://localhost/sign-in/return", back.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(back.Query);
        return (query["state"].Single()!, query["code"].Single()!);
    }

    /// <summary>Signs with another key from now on, and publishes it.</summary>
    public void Rotate()
    {
        var keys = _host.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.SigningCredentials;
        keys.Clear();
        keys.Add(new SigningCredentials(NewKey(), SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private ClaimsPrincipal Principal(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person.Subject);
        if (Person.Email is { } email) identity.SetClaim(Claims.Email, email);
        if (Person.EmailVerified is { } verified) identity.SetClaim(Claims.EmailVerified, verified);
        if (Person.Name is { } name) identity.SetClaim(Claims.Name, name);
        if (Person.Acr is { } acr) identity.SetClaim(Claims.AuthenticationContextReference, acr);
        identity.SetClaim(Claims.AuthenticationTime, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        if (Person.Groups.Length > 0) identity.SetClaims("groups", [.. Person.Groups]);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        return principal;
    }
}
