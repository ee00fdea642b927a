namespace Collab.Application.IdentityProviders;

/// <summary>How Collab is known to the organization's provider; for the flows of whoever is not signed in yet.</summary>
[Requires(Permission.RunJobs)]
public sealed record ReadProviderAccount : IQuery<ProviderAccount>
{
    internal sealed class Handler(ProviderAccounts accounts) : IRequestHandler<ReadProviderAccount, ProviderAccount>
    {
        public Task<ProviderAccount> Handle(ReadProviderAccount query, CancellationToken cancellationToken) => accounts.ReadAsync(cancellationToken);
    }
}

/// <summary>The same for a member who wants to link himself: that changes how one signs in.</summary>
[Requires(Permission.SignedIn, InPerson = true, Recently = true)]
public sealed record ReadProviderToLink : IQuery<ProviderAccount>
{
    internal sealed class Handler(ProviderAccounts accounts) : IRequestHandler<ReadProviderToLink, ProviderAccount>
    {
        public Task<ProviderAccount> Handle(ReadProviderToLink query, CancellationToken cancellationToken) => accounts.ReadAsync(cancellationToken);
    }
}

/// <summary>The same for a member who wants to prove again who he is.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record ReadProviderToProve : IQuery<ProviderAccount>
{
    internal sealed class Handler(ProviderAccounts accounts) : IRequestHandler<ReadProviderToProve, ProviderAccount>
    {
        public Task<ProviderAccount> Handle(ReadProviderToProve query, CancellationToken cancellationToken) => accounts.ReadAsync(cancellationToken);
    }
}

/// <summary>The same for a member who is back.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record ReadOwnProvider : IQuery<ProviderAccount>
{
    internal sealed class Handler(ProviderAccounts accounts) : IRequestHandler<ReadOwnProvider, ProviderAccount>
    {
        public Task<ProviderAccount> Handle(ReadOwnProvider query, CancellationToken cancellationToken) => accounts.ReadAsync(cancellationToken);
    }
}

internal sealed class ProviderAccounts(ICollabDb db, IProviderSecrets secrets) : IPerMessage
{
    public async Task<ProviderAccount> ReadAsync(CancellationToken ct)
    {
        var provider = await db.IdentityProviders.AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new ForbiddenException("provider.unknown");
        return new(
            provider.OrganizationId, provider.Issuer, provider.ClientId, provider.ProtectedSecret is { } secret ? secrets.Unprotect(secret) : null,
            provider.GroupClaim, provider.StrongAcr);
    }
}
