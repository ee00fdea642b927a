namespace Collab.Application.Session;

/// <summary>A member chooses another password; all his other sessions end, and a link that was open for him opens nothing.</summary>
/// <param name="Present">The one that is good now: whoever finds a screen unlocked does not know it.</param>
/// <param name="Session">The secret of the session in which he does it.</param>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record ChangePassword(string Present, string Password, string Session, string? Address) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator() => RuleFor(x => x.Present).NotEmpty().MaximumLength(128);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, IOpenSessions sessions, IClock clock) : IRequestHandler<ChangePassword, Unit>
    {
        public async Task<Unit> Handle(ChangePassword command, CancellationToken cancellationToken)
        {
            var me = caller.MemberId!.Value;
            var member = await db.Members.GetForUpdateAsync(me, cancellationToken);
            if (!await credentials.VerifyAsync(member, command.Present, command.Address, cancellationToken)) throw new RuleBrokenException(PasswordRules.PresentWrong);
            NewPassword.Check(command.Password, member.Name, member.Email, await db.Organizations.Select(o => o.Name).SingleAsync(cancellationToken));
            await credentials.SetPasswordAsync(member, command.Password, cancellationToken);
            if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == me, cancellationToken) is { } open) db.Invitations.Remove(open);
            member.ChangedPassword(clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            await sessions.EndOthersAsync(caller.OrganizationId, me, command.Session, cancellationToken);
            return Unit.Value;
        }
    }

    // The generated text would carry the passwords.
    public override string ToString() => nameof(ChangePassword);
}
