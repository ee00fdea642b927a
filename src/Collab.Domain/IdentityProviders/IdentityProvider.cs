using Collab.Domain.Departments;
using Collab.Domain.Organizations;

namespace Collab.Domain.IdentityProviders;

/// <summary>
/// The OpenID Connect provider with which an organization's members may sign in (身份提供方), and whom of those it knows Collab takes in by itself.
/// </summary>
public sealed class IdentityProvider : AggregateRoot<OrganizationId>
{
    private const int LongestEmail = 320;

    private IdentityProvider() { }

    /// <param name="id">The organization, which has one provider at most.</param>
    public IdentityProvider(OrganizationId id) => Id = OrganizationId = id;

    /// <summary>What the button at sign-in says, such as 企业微信 or Keycloak.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Exactly as the provider writes it into its tokens.</summary>
    public string Issuer { get; private set; } = "";
    public string ClientId { get; private set; } = "";

    /// <summary>The client secret, encrypted; null for a public client, which PKCE alone protects.</summary>
    public string? ProtectedSecret { get; private set; }

    /// <summary>Domains, in lower case, whose verified e-mail addresses are taken in; and by which people find this provider at sign-in.</summary>
    public IReadOnlyList<string> Domains { get; private set; } = [];

    /// <summary>The provider's addresses count as verified although it does not say so: it is the company's own and gives them out.</summary>
    public bool TrustsEmail { get; private set; }

    /// <summary>A claim that must hold <see cref="GroupValue"/> for somebody to be taken in; null: none is asked for.</summary>
    public string? GroupClaim { get; private set; }
    public string? GroupValue { get; private set; }

    /// <summary>Into which department newcomers are taken; null: nobody is taken in by himself.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>Members who are linked sign in with it alone, save administrators, so that a broken provider locks nobody out for good.</summary>
    public bool Required { get; private set; }

    /// <summary>With this authentication context class the provider has asked for a second factor itself; null: Collab asks as for a password.</summary>
    public string? StrongAcr { get; private set; }

    /// <param name="protectedSecret">Null keeps the present one.</param>
    public void Configure(IdentityProviderTerms terms, string? protectedSecret, Instant now)
    {
        Require(Uri.TryCreate(terms.Issuer, UriKind.Absolute, out var issuer) && issuer.Scheme is "https" or "http" && issuer is { Query: "", Fragment: "", UserInfo: "" },
            IdentityProviderRules.IssuerInvalid);
        Require(terms.Domains.All(d => Uri.CheckHostName(d) == UriHostNameType.Dns && d.Contains('.', StringComparison.Ordinal)), IdentityProviderRules.DomainInvalid);
        Require((terms.GroupClaim is null) == (terms.GroupValue is null), IdentityProviderRules.GroupIncomplete);
        Require(terms.DepartmentId is null || terms.Domains.Count > 0 || terms.GroupClaim is not null, IdentityProviderRules.WhomToTakeIn);
        Name = Text.Required(terms.Name, IdentityProviderRules.NameRequired);
        ClientId = Text.Required(terms.ClientId, IdentityProviderRules.ClientIdRequired);
        Issuer = terms.Issuer;
#pragma warning disable CA1308 // Domains are compared and shown in lower case.
        Domains = [.. terms.Domains.Select(d => d.ToLowerInvariant()).Distinct()];
#pragma warning restore CA1308
        (TrustsEmail, GroupClaim, GroupValue, DepartmentId) = (terms.TrustsEmail, terms.GroupClaim, terms.GroupValue, terms.DepartmentId);
        (Required, StrongAcr) = (terms.Required, terms.StrongAcr);
        ProtectedSecret = protectedSecret ?? ProtectedSecret;
        Raise(new IdentityProviderChanged(Id, Name, Issuer, ClientId, string.Join(", ", Domains), DepartmentId, Required, now));
    }

    /// <summary>The organization does without; the row goes with it. Links stay: should the same issuer come back, they are good again.</summary>
    public void Remove(Instant now) => Raise(new IdentityProviderRemoved(Id, Name, Issuer, now));

    /// <summary>Whether somebody whom nobody knows yet is taken in.</summary>
    /// <param name="emailVerified">What the provider says of the address; null: nothing.</param>
    /// <param name="groups">The values of <see cref="GroupClaim"/>.</param>
    public bool TakesIn(string? email, bool? emailVerified, IReadOnlyCollection<string> groups)
    {
        // Members are reached by their address, and it is what they sign in with: one that is not theirs would be another's.
        if (DepartmentId is null || email is null || !(emailVerified ?? TrustsEmail)) return false;
        if (email.Length > LongestEmail || email.Count(c => c == '@') != 1 || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) return false;
        if (GroupClaim is not null && !groups.Contains(GroupValue!)) return false;
        return Domains.Count == 0 || Domains.Any(d => email.EndsWith("@" + d, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>What an administrator says of a provider; see <see cref="IdentityProvider"/>.</summary>
public sealed record IdentityProviderTerms(
    string Name, string Issuer, string ClientId, IReadOnlyList<string> Domains, bool TrustsEmail, string? GroupClaim, string? GroupValue,
    DepartmentId? DepartmentId, bool Required, string? StrongAcr);

public static class IdentityProviderRules
{
    public static readonly Rule NameRequired = new("provider.nameRequired", Field: "name");
    public static readonly Rule IssuerInvalid = new("provider.issuerInvalid", Field: "issuer");
    public static readonly Rule ClientIdRequired = new("provider.clientIdRequired", Field: "clientId");
    public static readonly Rule DomainInvalid = new("provider.domainInvalid", Field: "domains");

    /// <summary>Another organization of the installation has it.</summary>
    public static readonly Rule DomainTaken = new("provider.domainTaken", Field: "domains");
    public static readonly Rule GroupIncomplete = new("provider.groupIncomplete", Field: "groupValue");

    /// <summary>A department alone would take in everybody whom the provider knows.</summary>
    public static readonly Rule WhomToTakeIn = new("provider.whomToTakeIn", Field: "departmentId");
    public static readonly Rule Unreachable = new("provider.unreachable", RuleKind.Conflict);

    /// <summary>The installation does not know under which address browsers reach it.</summary>
    public static readonly Rule AddressMissing = new("provider.addressMissing", RuleKind.Conflict);

    /// <summary>The member is linked already, or somebody else is with that identity.</summary>
    public static readonly Rule Linked = new("provider.linked", RuleKind.Conflict);

    /// <summary>Without a password the member could not sign in any more.</summary>
    public static readonly Rule OnlyWayIn = new("provider.onlyWayIn", RuleKind.Conflict);
}

public abstract record IdentityProviderEvent(OrganizationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Organization, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}

public sealed record IdentityProviderChanged(
    OrganizationId Id, string Title, string Issuer, string ClientId, string Domains, DepartmentId? DepartmentId, bool Required, Instant At) : IdentityProviderEvent(Id, Title, At);

public sealed record IdentityProviderRemoved(OrganizationId Id, string Title, string Issuer, Instant At) : IdentityProviderEvent(Id, Title, At);
