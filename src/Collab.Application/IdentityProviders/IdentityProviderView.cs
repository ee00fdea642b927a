namespace Collab.Application.IdentityProviders;

/// <summary>The provider with which members may sign in, as administrators see it; never its secret.</summary>
/// <param name="HasSecret">Whether a client secret is kept.</param>
/// <param name="Linked">How many members are linked.</param>
public sealed record IdentityProviderView(
    string Name, string Issuer, string ClientId, bool HasSecret, IReadOnlyList<string> Domains, bool TrustsEmail, string? GroupClaim, string? GroupValue,
    DepartmentId? DepartmentId, bool Required, string? StrongAcr, int Linked, long Version) : IVersioned;

/// <summary>Shows the organization's provider.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record GetIdentityProvider : IQuery<IdentityProviderView>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<GetIdentityProvider, IdentityProviderView>
    {
        public async Task<IdentityProviderView> Handle(GetIdentityProvider query, CancellationToken cancellationToken) =>
            await db.IdentityProviders.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } p
                ? new(
                    p.Name, p.Issuer, p.ClientId, p.ProtectedSecret is not null, p.Domains, p.TrustsEmail, p.GroupClaim, p.GroupValue, p.DepartmentId, p.Required, p.StrongAcr,
                    await db.LinkedIdentities.CountAsync(l => l.Issuer == p.Issuer, cancellationToken), p.Version)
                : throw new NotFoundException();
    }
}

/// <summary>An administrator names the provider, or changes what is said of it.</summary>
/// <param name="Seen">The version that the caller saw; ignored while there is none.</param>
/// <param name="Secret">The client secret; null keeps the present one.</param>
[Requires(Permission.ManageOrganization, InPerson = true, Recently = true)]
public sealed record ConfigureIdentityProvider(long Seen, IdentityProviderTerms Terms, string? Secret) : ICommand<IdentityProviderView>
{
    internal sealed class Validator : AbstractValidator<ConfigureIdentityProvider>
    {
        public Validator()
        {
            RuleFor(x => x.Terms.Name).NotEmpty().MaximumLength(60).OverridePropertyName("name");
            RuleFor(x => x.Terms.Issuer).NotEmpty().MaximumLength(500).OverridePropertyName("issuer");
            RuleFor(x => x.Terms.ClientId).NotEmpty().MaximumLength(200).OverridePropertyName("clientId");
            RuleFor(x => x.Secret).MaximumLength(500);
            RuleFor(x => x.Terms.Domains.Count).LessThanOrEqualTo(50).OverridePropertyName("domains");
            RuleForEach(x => x.Terms.Domains).NotEmpty().MaximumLength(253).OverridePropertyName("domains");
            RuleFor(x => x.Terms.GroupClaim).MaximumLength(200).OverridePropertyName("groupClaim");
            RuleFor(x => x.Terms.GroupValue).MaximumLength(200).OverridePropertyName("groupValue");
            RuleFor(x => x.Terms.StrongAcr).MaximumLength(200).OverridePropertyName("strongAcr");
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IProviderSecrets secrets, IProviderDirectory directory, IClock clock, IMediator mediator)
        : IRequestHandler<ConfigureIdentityProvider, IdentityProviderView>
    {
        public async Task<IdentityProviderView> Handle(ConfigureIdentityProvider command, CancellationToken cancellationToken)
        {
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            if (command.Terms.DepartmentId is { } department && !await db.Departments.AnyAsync(d => d.Id == department, cancellationToken))
                throw new RuleBrokenException(DepartmentRules.Unknown);
            foreach (var domain in command.Terms.Domains)
            {
                if (await directory.FindAsync(domain, cancellationToken) is { } owner && owner.OrganizationId != caller.OrganizationId)
                    throw new RuleBrokenException(IdentityProviderRules.DomainTaken, null, domain);
            }
            var provider = await db.IdentityProviders.SingleOrDefaultAsync(cancellationToken);
            if (provider is null) db.IdentityProviders.Add(provider = new IdentityProvider(caller.OrganizationId));
            else provider.MatchedBy(command.Seen);
            provider.Configure(command.Terms, command.Secret is null ? null : secrets.Protect(command.Secret), clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await mediator.Send(new GetIdentityProvider(), cancellationToken);
        }
    }

    // The generated text would carry the secret.
    public override string ToString() => nameof(ConfigureIdentityProvider);
}

/// <summary>Nobody signs in with the provider any more.</summary>
[Requires(Permission.ManageOrganization, InPerson = true, Recently = true)]
public sealed record RemoveIdentityProvider : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, IClock clock) : IRequestHandler<RemoveIdentityProvider, Unit>
    {
        public async Task<Unit> Handle(RemoveIdentityProvider command, CancellationToken cancellationToken)
        {
            var provider = await db.IdentityProviders.SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
            provider.Remove(clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            db.IdentityProviders.Remove(provider);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
