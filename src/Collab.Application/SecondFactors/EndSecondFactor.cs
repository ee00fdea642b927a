using Collab.Application.Session;

namespace Collab.Application.SecondFactors;

/// <summary>A member goes back to the password alone.</summary>
/// <param name="Password">The present one; null only for who has none.</param>
/// <param name="Code">Of the app, or a recovery code.</param>
/// <param name="Address">From where, as far as it is known.</param>
[Requires(Permission.SignedIn, InPerson = true, Recently = true)]
public sealed record DisableSecondFactor(string? Password, string Code, string? Address) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<DisableSecondFactor>
    {
        public Validator()
        {
            RuleFor(x => x.Password).MaximumLength(128);
            RuleFor(x => x.Code).NotEmpty().MaximumLength(40);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, ICredentials credentials, SecondFactorCodes codes, IClock clock) : IRequestHandler<DisableSecondFactor, Unit>
    {
        public async Task<Unit> Handle(DisableSecondFactor command, CancellationToken cancellationToken)
        {
            if (await db.Organizations.AnyAsync(o => o.SecondFactorPolicy == SecondFactorPolicy.Required, cancellationToken)) throw new RuleBrokenException(SecondFactorRules.Required);
            var me = await db.Members.GetAsync(caller.MemberId!.Value, cancellationToken);
            if (await credentials.HasPasswordAsync(me, cancellationToken) && !await credentials.VerifyAsync(me, command.Password ?? "", command.Address, cancellationToken))
                throw new RuleBrokenException(SecondFactorRules.WrongPassword);
            var factor = await codes.AcceptAsync(me, command.Code, command.Address, cancellationToken);
            factor.End(me, me.Id, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            db.SecondFactors.Remove(factor);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }

    // The generated text would carry the password.
    public override string ToString() => nameof(DisableSecondFactor);
}

/// <summary>An administrator takes away the second factor of a member who has neither the phone nor recovery codes; the member is told.</summary>
[Requires(Permission.ManageOrganization, InPerson = true, Recently = true)]
public sealed record ResetSecondFactor(MemberId Id) : ICommand<Unit>, IAbout
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock) : IRequestHandler<ResetSecondFactor, Unit>
    {
        public async Task<Unit> Handle(ResetSecondFactor command, CancellationToken cancellationToken)
        {
            // His own he disables, with a code.
            if (command.Id == caller.MemberId) throw new RuleBrokenException(SecondFactorRules.NotYourself);
            var member = await db.Members.GetAsync(command.Id, cancellationToken);
            var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.Id == command.Id, cancellationToken) ?? throw new RuleBrokenException(SecondFactorRules.NotConfirmed);
            factor.End(member, caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            db.SecondFactors.Remove(factor);
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal sealed class TellMemberOfReset(Notices notices) : IReactTo<SecondFactorReset>
{
    public Task ReactAsync(SecondFactorReset happened, CancellationToken ct)
    {
        notices.Tell(happened.Id, NotificationKind.SecondFactorReset, happened.Subject, null, happened.At);
        return Task.CompletedTask;
    }
}

/// <summary>Who has a second factor, by name.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ListSecondFactors(int Limit, string? Cursor) : IQuery<Page<SecondFactorRow>>
{
    internal readonly record struct Position(string Name, MemberId Id);

    internal sealed record Found(MemberId Id, string Name, Instant Since, IReadOnlyList<string> Hashes);

    internal sealed class Handler(ICollabDb db, Names names) : IRequestHandler<ListSecondFactors, Page<SecondFactorRow>>
    {
        public async Task<Page<SecondFactorRow>> Handle(ListSecondFactors query, CancellationToken cancellationToken)
        {
            var rows = from factor in db.SecondFactors.AsNoTracking()
                       join member in db.Members on factor.Id equals member.Id
                       where factor.ConfirmedAt != null && member.Active
                       select new { member.Name, member.Id, factor.ConfirmedAt, factor.RecoveryHashes };
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (name, id) = position;
                rows = rows.Where(x => EF.Functions.GreaterThan(ValueTuple.Create(x.Name, x.Id), ValueTuple.Create(name, id)));
            }
            var page = await rows.OrderBy(x => x.Name).ThenBy(x => x.Id).Select(x => new Found(x.Id, x.Name, x.ConfirmedAt!.Value, x.RecoveryHashes))
                .ToPageAsync(query.Limit, x => new Position(x.Name, x.Id), cancellationToken);
            await names.LoadMembersAsync(page.Items.Select(x => (MemberId?)x.Id), cancellationToken);
            return new([.. page.Items.Select(x => new SecondFactorRow(names.Member(x.Id)!, x.Since, x.Hashes.Count))], page.NextCursor);
        }
    }
}
