using Collab.Application.Session;

namespace Collab.Application.Members;

/// <summary>A person comes into the organization and is invited to choose a password.</summary>
/// <param name="Title">What the person is called at work; may be empty.</param>
[Requires(Permission.ManageOrganization, InPerson = true)]
public sealed record AddMember(string Name, string Email, DepartmentId DepartmentId, string Title, bool Administrator) : ICommand<InvitedMember>
{
    internal sealed class Validator : AbstractValidator<AddMember>
    {
        public Validator()
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Email).NotEmpty().MaximumLength(320).EmailAddress();
            RuleFor(x => x.Title).MaximumLength(100);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, Inviting inviting, IClock clock) : IRequestHandler<AddMember, InvitedMember>
    {
        public async Task<InvitedMember> Handle(AddMember command, CancellationToken cancellationToken)
        {
            if (command.Administrator) caller.DemandRecentProof();
            if (!await db.Departments.AnyAsync(d => d.Id == command.DepartmentId, cancellationToken)) throw new RuleBrokenException(DepartmentRules.Unknown);
            var role = command.Administrator ? OrganizationRole.Administrator : OrganizationRole.Member;
            var member = Member.Join(
                NewId.Of<MemberId>(), caller.OrganizationId, command.DepartmentId, command.Name, command.Email.Trim(), command.Title, role, clock.GetCurrentInstant());
            db.Members.Add(member);
            await credentials.ReserveAsync(member, cancellationToken);
            return await inviting.InviteAsync(member, cancellationToken);
        }
    }
}

/// <summary>
/// A member gets a link to choose a password: for 7 days if he never had one, for an hour if he lost it. A former link is void. His password stays
/// good until the link is used, which ends his sessions.
/// </summary>
[Requires(Permission.ManageOrganization, InPerson = true, Recently = true)]
public sealed record InviteMember(MemberId Id, long IfMatch) : ICommand<InvitedMember>, IConditional
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Handler(ICollabDb db, Inviting inviting) : IRequestHandler<InviteMember, InvitedMember>
    {
        public async Task<InvitedMember> Handle(InviteMember command, CancellationToken cancellationToken) =>
            await inviting.InviteAsync(await db.Members.GetAsync(command.Id, command.IfMatch, cancellationToken), cancellationToken);
    }
}

/// <summary>A member and the link to hand over.</summary>
/// <param name="Token">
/// The secret of the link <c>/invitation#token=…</c>: shown this once, kept nowhere. Null where the same request is answered again; then invite anew.
/// </param>
/// <param name="ExpiresAt">Until when it is good (UTC).</param>
public sealed record InvitedMember(MemberView Member, string? Token, Instant ExpiresAt) : IShownOnce<InvitedMember>
{
    InvitedMember IShownOnce<InvitedMember>.Kept => this with { Token = null };

    // The generated text would carry the secret.
    public override string ToString() => nameof(InvitedMember);
}

/// <summary>Makes invitations.</summary>
internal sealed class Inviting(ICollabDb db, ICaller caller, IClock clock, ICredentials credentials, MemberReader members) : IPerMessage
{
    public async Task<InvitedMember> InviteAsync(Member member, CancellationToken ct)
    {
        var (now, secret) = (clock.GetCurrentInstant(), Secret.New());
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == member.Id, ct);
        if (invitation is null) db.Invitations.Add(invitation = new Invitation(member.Id, caller.OrganizationId));
        var isReset = await credentials.HasPasswordAsync(member, ct);
        invitation.Renew(Secret.HashOf(secret), now, isReset);
        if (isReset) member.OfferReset(caller.MemberId!.Value, invitation.ExpiresAt, now);
        else member.Invite(caller.MemberId!.Value, invitation.ExpiresAt, now);
        await db.SaveAsync(ct);
        return new(await members.ViewAsync(member.Id, ct), secret, invitation.ExpiresAt);
    }
}
