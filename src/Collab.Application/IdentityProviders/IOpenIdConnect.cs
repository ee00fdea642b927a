namespace Collab.Application.IdentityProviders;

/// <summary>Speaks OpenID Connect with an organization's provider: code flow with PKCE, state and nonce. Outside of any transaction.</summary>
public interface IOpenIdConnect
{
    /// <summary>Where the browser goes to sign in.</summary>
    /// <exception cref="RuleBrokenException">The provider cannot be reached, or is not what it should be.</exception>
    Task<string> AddressAsync(ProviderAccount provider, ProviderFlow flow, CancellationToken ct);

    /// <summary>Exchanges the code and checks what comes back: signature, issuer, audience, times, nonce.</summary>
    /// <exception cref="ForbiddenException">Something of it is wrong; who asks does not learn what, the log does.</exception>
    /// <exception cref="RuleBrokenException">The provider cannot be reached.</exception>
    Task<ProvedIdentity> RedeemAsync(ProviderAccount provider, ProviderFlow flow, string code, CancellationToken ct);
}

/// <summary>How Collab is known to a provider.</summary>
/// <param name="Secret">Null for a public client.</param>
/// <param name="StrongAcr">The class that counts as two factors.</param>
public sealed record ProviderAccount(OrganizationId OrganizationId, string Issuer, string ClientId, string? Secret, string? GroupClaim, string? StrongAcr)
{
    // The generated text would carry the secret.
    public override string ToString() => $"{nameof(ProviderAccount)} {Issuer}";
}

/// <summary>What a browser went to its provider for.</summary>
public enum FlowPurpose
{
    SignIn,

    /// <summary>A signed-in member links himself.</summary>
    Link,

    /// <summary>A signed-in member proves again who he is.</summary>
    Prove,
}

/// <summary>One way to the provider and back; used up when the browser comes back.</summary>
/// <param name="State">Names it in the address that the browser comes back to.</param>
/// <param name="Browser">The secret in the browser's cookie, so that nobody else's browser can end what this one began.</param>
/// <param name="Verifier">Of PKCE (RFC 7636).</param>
/// <param name="MemberId">Who began it; null for signing in.</param>
/// <param name="ReturnTo">The address of Collab that the provider sends the browser back to.</param>
public sealed record ProviderFlow(
    OrganizationId OrganizationId, string State, string Browser, string Nonce, string Verifier, FlowPurpose Purpose, MemberId? MemberId, Uri ReturnTo, Instant BegunAt)
{
    public override string ToString() => $"{nameof(ProviderFlow)} {Purpose}";
}

/// <summary>Who somebody is, as the provider proved it.</summary>
/// <param name="EmailVerified">Null: the provider does not say.</param>
/// <param name="Strong">Whether the provider asked for two factors.</param>
/// <param name="SignedInAt">When the person signed in there; null: the provider does not say.</param>
public sealed record ProvedIdentity(
    string Issuer, string Subject, string? Email, bool? EmailVerified, string? Name, IReadOnlyCollection<string> Groups, bool Strong, Instant? SignedInAt);

/// <summary>Keeps flows for the minutes that they take.</summary>
public interface IProviderFlows
{
    /// <summary>A new one, kept.</summary>
    Task<ProviderFlow> BeginAsync(OrganizationId organizationId, FlowPurpose purpose, MemberId? memberId, Uri returnTo, CancellationToken ct);

    /// <summary>The flow, once: null when there is none, it is too old, was used, or another browser began it.</summary>
    Task<ProviderFlow?> TakeAsync(string state, string browser, CancellationToken ct);
}

/// <summary>Finds providers before the organization is known.</summary>
public interface IProviderDirectory
{
    /// <summary>By the domain of an e-mail address, or the organization's name.</summary>
    Task<FoundProvider?> FindAsync(string domainOrName, CancellationToken ct);
}

/// <param name="Name">What the button says.</param>
/// <param name="Organization">Its name.</param>
public sealed record FoundProvider(OrganizationId OrganizationId, string Name, string Organization);

/// <summary>Keeps client secrets so that the database alone does not give them away.</summary>
public interface IProviderSecrets
{
    string Protect(string secret);

    string Unprotect(string text);
}
