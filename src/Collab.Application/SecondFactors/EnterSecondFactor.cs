using Collab.Application.Session;

namespace Collab.Application.SecondFactors;

/// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
/// <param name="Half">The secret of the half session that the password opened.</param>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record EnterSecondFactor(string Half, string Code, string? Address) : ICommand<OpenedSession>
{
    internal sealed class Handler(HalfSignedIn halfway, IMediator mediator) : IRequestHandler<EnterSecondFactor, OpenedSession>
    {
        public async Task<OpenedSession> Handle(EnterSecondFactor command, CancellationToken cancellationToken)
        {
            await halfway.EnterAsync(command.Half, enrols: false, cancellationToken);
            await mediator.Send(new CheckSecondFactor(command.Code, command.Address), cancellationToken);
            return await halfway.FinishAsync(command.Half, cancellationToken);
        }
    }

    public override string ToString() => nameof(EnterSecondFactor);
}

/// <summary>Where the organization requires a second factor: who has none begins to set one up, before anything else.</summary>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record BeginSecondFactorAtSignIn(string Half) : ICommand<SecondFactorSecret>
{
    internal sealed class Handler(HalfSignedIn halfway, IMediator mediator) : IRequestHandler<BeginSecondFactorAtSignIn, SecondFactorSecret>
    {
        public async Task<SecondFactorSecret> Handle(BeginSecondFactorAtSignIn command, CancellationToken cancellationToken)
        {
            await halfway.EnterAsync(command.Half, enrols: true, cancellationToken);
            return await mediator.Send(new BeginSecondFactor(), cancellationToken);
        }
    }

    public override string ToString() => nameof(BeginSecondFactorAtSignIn);
}

/// <summary>The first code of the app that was just set up: the second factor is enabled and the member signed in.</summary>
[Requires(Permission.Anyone, InPerson = true)]
public sealed record ConfirmSecondFactorAtSignIn(string Half, string Code) : ICommand<SecondFactorEntered>
{
    internal sealed class Handler(HalfSignedIn halfway, IMediator mediator) : IRequestHandler<ConfirmSecondFactorAtSignIn, SecondFactorEntered>
    {
        public async Task<SecondFactorEntered> Handle(ConfirmSecondFactorAtSignIn command, CancellationToken cancellationToken)
        {
            await halfway.EnterAsync(command.Half, enrols: true, cancellationToken);
            var recovery = await mediator.Send(new ConfirmSecondFactor(command.Code), cancellationToken);
            return new(await halfway.FinishAsync(command.Half, cancellationToken), recovery.Codes!);
        }
    }

    public override string ToString() => nameof(ConfirmSecondFactorAtSignIn);
}

/// <param name="RecoveryCodes">Shown this once.</param>
public sealed record SecondFactorEntered(OpenedSession Session, IReadOnlyList<string> RecoveryCodes)
{
    public override string ToString() => nameof(SecondFactorEntered);
}

/// <summary>Checks the caller's code.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record CheckSecondFactor(string Code, string? Address) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<CheckSecondFactor>
    {
        public Validator() => RuleFor(x => x.Code).NotEmpty().MaximumLength(40);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, SecondFactorCodes codes) : IRequestHandler<CheckSecondFactor, Unit>
    {
        public async Task<Unit> Handle(CheckSecondFactor command, CancellationToken cancellationToken)
        {
            var me = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            await codes.AcceptAsync(me, command.Code, command.Address, cancellationToken);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }

    public override string ToString() => nameof(CheckSecondFactor);
}

/// <summary>Lets the message go on as the member who gave his password and nothing more.</summary>
internal sealed class HalfSignedIn(ISessions sessions, Caller caller) : IPerMessage
{
    /// <param name="enrols">Whether it is for setting a second factor up; a half session is for one of the two.</param>
    public async Task EnterAsync(string half, bool enrols, CancellationToken ct)
    {
        var found = await sessions.FindHalfAsync(half, ct);
        if (found is null || found.Enrols != enrols) throw Ended();
        // What is refused is said in the language of the page. The password was given minutes ago.
        caller.SignIn(found.Owner with { Language = caller.Language, ProvedRecently = true });
        // A key would keep the hash of a code.
        caller.IdempotencyKey = null;
    }

    public async Task<OpenedSession> FinishAsync(string half, CancellationToken ct) =>
        await sessions.CompleteAsync(caller.OrganizationId, half, ct) ?? throw Ended();

    private static UnauthenticatedException Ended() => new("session.halfEnded");
}
