using Collab.Application.SecondFactors;

namespace Collab.Application.Session;

/// <summary>The signed-in member proves again who he is, by his password or by a code, before something dangerous.</summary>
/// <param name="Secret">The session's, from the cookie.</param>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record ProveAgain(string Secret, string? Password, string? Code, string? Address) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<ProveAgain>
    {
        public Validator()
        {
            RuleFor(x => x.Password).NotEmpty().When(x => string.IsNullOrEmpty(x.Code)).MaximumLength(128);
            RuleFor(x => x.Code).MaximumLength(40);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, SecondFactorCodes codes, ISessions sessions) : IRequestHandler<ProveAgain, Unit>
    {
        public async Task<Unit> Handle(ProveAgain command, CancellationToken cancellationToken)
        {
            var me = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            if (!string.IsNullOrEmpty(command.Code)) await codes.AcceptAsync(me, command.Code, command.Address, cancellationToken);
            else if (!await credentials.VerifyAsync(me, command.Password!, command.Address, cancellationToken)) throw new RuleBrokenException(SecondFactorRules.WrongPassword);
            await db.SaveAsync(cancellationToken);
            await sessions.ProveAsync(caller.OrganizationId, command.Secret, cancellationToken);
            return Unit.Value;
        }
    }

    // The generated text would carry the password.
    public override string ToString() => nameof(ProveAgain);
}

/// <summary>By what the signed-in member can prove again who he is.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetProofs : IQuery<ProofsView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials) : IRequestHandler<GetProofs, ProofsView>
    {
        public async Task<ProofsView> Handle(GetProofs query, CancellationToken cancellationToken)
        {
            var me = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            return new(
                await credentials.HasPasswordAsync(me, cancellationToken),
                await db.SecondFactors.AnyAsync(f => f.Id == me.Id && f.ConfirmedAt != null, cancellationToken));
        }
    }
}

/// <param name="Password">Whether the member has a password.</param>
/// <param name="Code">Whether the member has an authenticator app.</param>
public sealed record ProofsView(bool Password, bool Code);
