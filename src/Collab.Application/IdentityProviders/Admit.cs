using Collab.Application.Session;

namespace Collab.Application.IdentityProviders;

/// <summary>Who is signed in at the provider: the member who is linked, or a newcomer whom the organization takes in.</summary>
[Requires(Permission.RunJobs)]
public sealed record Admit(ProvedIdentity Identity) : ICommand<MemberId>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, IClock clock) : IRequestHandler<Admit, MemberId>
    {
        private const int LongestName = 100;

        public async Task<MemberId> Handle(Admit command, CancellationToken cancellationToken)
        {
            var identity = command.Identity;
            if (await db.LinkedIdentities.SingleOrDefaultAsync(l => l.Issuer == identity.Issuer && l.Subject == identity.Subject, cancellationToken) is { } link)
            {
                return await db.Members.AnyAsync(m => m.Id == link.MemberId && m.Active, cancellationToken)
                    ? link.MemberId
                    : throw new ForbiddenException("provider.notAdmitted");
            }
            var provider = await db.IdentityProviders.SingleAsync(cancellationToken);
            if (!provider.TakesIn(identity.Email, identity.EmailVerified, identity.Groups)) throw new ForbiddenException("provider.notAdmitted");
            return await JoinAsync(provider, identity, cancellationToken);
        }

        private async Task<MemberId> JoinAsync(IdentityProvider provider, ProvedIdentity identity, CancellationToken ct)
        {
            var now = clock.GetCurrentInstant();
            var email = identity.Email!;
            var name = string.IsNullOrWhiteSpace(identity.Name) ? email.Split('@')[0] : identity.Name.Trim();
            var member = Member.Join(
                NewId.Of<MemberId>(), caller.OrganizationId, provider.DepartmentId!.Value,
                name.Length > LongestName ? name[..LongestName] : name, email, "", OrganizationRole.Member, now);
            db.Members.Add(member);
            try
            {
                // Who has the address already links himself, signed in: an address alone makes nobody another.
                await credentials.ReserveAsync(member, ct);
            }
            catch (RuleBrokenException e) when (e.Rule == MemberRules.EmailTaken)
            {
                throw new ForbiddenException("provider.emailTaken");
            }
            db.LinkedIdentities.Add(LinkedIdentity.Link(member, identity.Issuer, identity.Subject, now));
            await db.SaveAsync(ct);
            return member.Id;
        }
    }

    // The generated text would carry personal data.
    public override string ToString() => nameof(Admit);
}

/// <summary>The signed-in member is, from now on, also who he is at the provider.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record LinkMe(ProvedIdentity Identity) : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock) : IRequestHandler<LinkMe, Unit>
    {
        public async Task<Unit> Handle(LinkMe command, CancellationToken cancellationToken)
        {
            var (issuer, subject) = (command.Identity.Issuer, command.Identity.Subject);
            var me = await db.Members.GetForUpdateAsync(caller.MemberId!.Value, cancellationToken);
            if (await db.LinkedIdentities.AnyAsync(l => l.Issuer == issuer && (l.Subject == subject || l.MemberId == me.Id), cancellationToken))
                throw new RuleBrokenException(IdentityProviderRules.Linked);
            db.LinkedIdentities.Add(LinkedIdentity.Link(me, issuer, subject, clock.GetCurrentInstant()));
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }

    public override string ToString() => nameof(LinkMe);
}

/// <summary>Refuses when the identity is not the signed-in member's.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record RecognizeMe(ProvedIdentity Identity) : IQuery<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<RecognizeMe, Unit>
    {
        public async Task<Unit> Handle(RecognizeMe query, CancellationToken cancellationToken) =>
            await db.LinkedIdentities.AnyAsync(
                l => l.Issuer == query.Identity.Issuer && l.Subject == query.Identity.Subject && l.MemberId == caller.MemberId!.Value, cancellationToken)
                ? Unit.Value
                : throw new ForbiddenException("provider.refused");
    }

    public override string ToString() => nameof(RecognizeMe);
}

/// <summary>Shows with which provider the caller may sign in, and whether he is linked.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyIdentity : IQuery<MyIdentityView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<GetMyIdentity, MyIdentityView>
    {
        public async Task<MyIdentityView> Handle(GetMyIdentity query, CancellationToken cancellationToken)
        {
            var provider = await db.IdentityProviders.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            var link = provider is null ? null
                : await db.LinkedIdentities.AsNoTracking().SingleOrDefaultAsync(l => l.Issuer == provider.Issuer && l.MemberId == caller.MemberId!.Value, cancellationToken);
            return new(provider?.Name, provider?.Required ?? false, link?.LinkedAt);
        }
    }
}

/// <param name="Provider">Its name; null: the organization has none.</param>
/// <param name="Required">Whether who is linked signs in with it alone.</param>
/// <param name="LinkedAt">Since when (UTC); null: not linked.</param>
public sealed record MyIdentityView(string? Provider, bool Required, Instant? LinkedAt);

/// <summary>The caller signs in with the provider no more.</summary>
[Requires(Permission.SignedIn, InPerson = true, Recently = true)]
public sealed record UnlinkMe : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, IClock clock) : IRequestHandler<UnlinkMe, Unit>
    {
        public async Task<Unit> Handle(UnlinkMe command, CancellationToken cancellationToken)
        {
            var me = await db.Members.GetForUpdateAsync(caller.MemberId!.Value, cancellationToken);
            var links = await db.LinkedIdentities.Where(l => l.MemberId == me.Id).ToListAsync(cancellationToken);
            if (links.Count == 0) throw new NotFoundException();
            if (!await credentials.HasPasswordAsync(me, cancellationToken)) throw new RuleBrokenException(IdentityProviderRules.OnlyWayIn);
            foreach (var link in links) link.Unlink(me, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            db.LinkedIdentities.RemoveRange(links);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
