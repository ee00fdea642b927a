namespace Collab.Application.SecondFactors;

/// <summary>Shows the caller's second factor.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetSecondFactor : IQuery<SecondFactorView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<GetSecondFactor, SecondFactorView>
    {
        public async Task<SecondFactorView> Handle(GetSecondFactor query, CancellationToken cancellationToken)
        {
            var policy = await db.Organizations.Select(o => o.SecondFactorPolicy).SingleAsync(cancellationToken);
            var mine = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.Id == caller.MemberId!.Value && f.ConfirmedAt != null, cancellationToken);
            return new(mine is not null, policy, mine?.ConfirmedAt, mine?.RecoveryHashes.Count ?? 0);
        }
    }
}

/// <summary>A member begins to set up an authenticator app. It counts once a code of it was given.</summary>
[Requires(Permission.SignedIn, InPerson = true, Recently = true)]
public sealed record BeginSecondFactor : ICommand<SecondFactorSecret>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, ISecondFactorSecrets secrets) : IRequestHandler<BeginSecondFactor, SecondFactorSecret>
    {
        public async Task<SecondFactorSecret> Handle(BeginSecondFactor command, CancellationToken cancellationToken)
        {
            if (await db.Organizations.AnyAsync(o => o.SecondFactorPolicy == SecondFactorPolicy.Off, cancellationToken)) throw new RuleBrokenException(SecondFactorRules.Off);
            var me = await db.Members.GetForUpdateAsync(caller.MemberId!.Value, cancellationToken);
            var secret = Totp.NewSecret();
            if (await db.SecondFactors.SingleOrDefaultAsync(f => f.Id == me.Id, cancellationToken) is { } begun) begun.BeginAnew(secrets.Protect(secret));
            else db.SecondFactors.Add(SecondFactor.Begin(me, secrets.Protect(secret)));
            await db.SaveAsync(cancellationToken);
            var text = Totp.TextOf(secret);
            return new(text, $"otpauth://totp/Collab:{Uri.EscapeDataString(me.Email)}?secret={text}&issuer=Collab&algorithm=SHA1&digits={Totp.Digits}&period=30");
        }
    }
}

/// <summary>The app's first code: from now on one is asked for at sign-in. The answer holds the recovery codes.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record ConfirmSecondFactor(string Code) : ICommand<RecoveryCodesView>
{
    internal sealed class Validator : AbstractValidator<ConfirmSecondFactor>
    {
        public Validator() => RuleFor(x => x.Code).NotEmpty().MaximumLength(40);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, SecondFactorCodes codes, IClock clock) : IRequestHandler<ConfirmSecondFactor, RecoveryCodesView>
    {
        public async Task<RecoveryCodesView> Handle(ConfirmSecondFactor command, CancellationToken cancellationToken)
        {
            var me = await db.Members.GetForUpdateAsync(caller.MemberId!.Value, cancellationToken);
            var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.Id == me.Id, cancellationToken) ?? throw new RuleBrokenException(SecondFactorRules.NotConfirmed);
            var recovery = RecoveryCodes.New();
            factor.Confirm(me, codes.StepOf(factor, command.Code), [.. recovery.Select(RecoveryCodes.HashOf)], clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return new(recovery);
        }
    }
}

/// <summary>Ten new recovery codes; the former ones are worth nothing.</summary>
/// <param name="Code">Of the app, or a recovery code.</param>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.SignedIn, InPerson = true, Recently = true)]
public sealed record RenewRecoveryCodes(string Code, string? Address) : ICommand<RecoveryCodesView>
{
    internal sealed class Validator : AbstractValidator<RenewRecoveryCodes>
    {
        public Validator() => RuleFor(x => x.Code).NotEmpty().MaximumLength(40);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, SecondFactorCodes codes, IClock clock) : IRequestHandler<RenewRecoveryCodes, RecoveryCodesView>
    {
        public async Task<RecoveryCodesView> Handle(RenewRecoveryCodes command, CancellationToken cancellationToken)
        {
            var me = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            var recovery = RecoveryCodes.New();
            (await codes.AcceptAsync(me, command.Code, command.Address, cancellationToken))
                .RenewRecoveryCodes(me, [.. recovery.Select(RecoveryCodes.HashOf)], clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return new(recovery);
        }
    }
}
