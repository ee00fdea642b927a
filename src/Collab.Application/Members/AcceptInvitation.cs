using Collab.Application.Session;

namespace Collab.Application.Members;

/// <summary>Shows to whom a link belongs, before he chooses a password.</summary>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.Anyone)]
public sealed record ReadInvitation(string Token, string? Address) : IQuery<InvitationView>
{
    internal sealed class Handler(InvitedPerson invited, IMediator mediator) : IRequestHandler<ReadInvitation, InvitationView>
    {
        public async Task<InvitationView> Handle(ReadInvitation query, CancellationToken cancellationToken)
        {
            await invited.EnterAsync(query.Token, query.Address, cancellationToken);
            var who = await mediator.Send(new GetSession(""), cancellationToken);
            return new(who.Member.Name, who.Member.Email, who.Organization.Name, who.Language);
        }
    }

    public override string ToString() => nameof(ReadInvitation);
}

/// <summary>Who is invited.</summary>
/// <param name="Email">What he signs in with.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Language">zh-CN or en: the one he will read.</param>
public sealed record InvitationView(string Name, string Email, string Organization, string Language);

/// <summary>Whoever was invited chooses a password and is signed in; all his other sessions end. The link opens nothing any more.</summary>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record AcceptInvitation(string Token, string Password, string? Address) : ICommand<OpenedSession>
{
    internal sealed class Handler(InvitedPerson invited, ISessions sessions, ICaller caller, IMediator mediator) : IRequestHandler<AcceptInvitation, OpenedSession>
    {
        public async Task<OpenedSession> Handle(AcceptInvitation command, CancellationToken cancellationToken)
        {
            await invited.EnterAsync(command.Token, command.Address, cancellationToken);
            await mediator.Send(new ChoosePassword(command.Token, command.Password), cancellationToken);
            return await sessions.BeginAsync(caller.OrganizationId, caller.MemberId!.Value, cancellationToken);
        }
    }

    public override string ToString() => nameof(AcceptInvitation);
}

/// <summary>Uses up the caller's own invitation.</summary>
[Requires(Permission.SignedIn)]
public sealed record ChoosePassword(string Token, string Password) : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, ISessions sessions, IClock clock) : IRequestHandler<ChoosePassword, Unit>
    {
        public async Task<Unit> Handle(ChoosePassword command, CancellationToken cancellationToken)
        {
            var me = caller.MemberId!.Value;
            var now = clock.GetCurrentInstant();
            var member = await db.Members.GetForUpdateAsync(me, cancellationToken);
            var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == me, cancellationToken);
            if (invitation is null || !invitation.Hash.AsSpan().SequenceEqual(Secret.HashOf(command.Token)) || invitation.ExpiresAt <= now || !member.Active)
                throw InvitedPerson.Invalid();
            NewPassword.Check(command.Password, member.Name, member.Email, await db.Organizations.Select(o => o.Name).SingleAsync(cancellationToken));
            await credentials.SetPasswordAsync(member, command.Password, cancellationToken);
            db.Invitations.Remove(invitation);
            member.ChosePassword(now);
            await db.SaveAsync(cancellationToken);
            await sessions.CloseAllAsync(caller.OrganizationId, me, cancellationToken);
            return Unit.Value;
        }
    }

    public override string ToString() => nameof(ChoosePassword);
}

/// <summary>Lets the message go on as the member whose link it brings.</summary>
internal sealed class InvitedPerson(IInvitations invitations, ILimitAttempts limit, Caller caller, IClock clock) : IPerMessage
{
    /// <summary>One answer for a link that was never made, is too old, was used or replaced.</summary>
    public static ForbiddenException Invalid() => new("invitation.invalid");

    public async Task EnterAsync(string token, string? address, CancellationToken ct)
    {
        var attempt = await limit.BeginAsync(null, address, ct);
        var owner = await invitations.FindAsync(Secret.HashOf(token), clock.GetCurrentInstant(), ct) ?? throw Invalid();
        await limit.SucceedAsync(attempt, ct);
        // What is refused is said in the language of the page, not the member's.
        caller.SignIn(owner with { Language = caller.Language });
        // A key would keep the hash of a password.
        caller.IdempotencyKey = null;
    }
}

/// <summary>Looks invitations up before the organization is known.</summary>
public interface IInvitations
{
    /// <summary>Whose it is, without any role; null when it is not good or the member has left.</summary>
    Task<SessionOwner?> FindAsync(byte[] hash, Instant now, CancellationToken ct);
}
