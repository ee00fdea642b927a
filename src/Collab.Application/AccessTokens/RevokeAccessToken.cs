namespace Collab.Application.AccessTokens;

/// <summary>A member ends a token of his, or an administrator anybody's: it is refused from now on.</summary>
[Requires(Permission.ManageAccessToken, InPerson = true)]
public sealed record RevokeAccessToken(AccessTokenId Id, long IfMatch) : ICommand<AccessTokenView>, IConditional
{
    About IAbout.About => new(SubjectType.AccessToken, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, AccessTokenViews views) : IRequestHandler<RevokeAccessToken, AccessTokenView>
    {
        public async Task<AccessTokenView> Handle(RevokeAccessToken command, CancellationToken cancellationToken)
        {
            (await db.AccessTokens.GetAsync(command.Id, command.IfMatch, cancellationToken)).Revoke(caller.MemberId, ownerLeft: false, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OneAsync(command.Id, cancellationToken);
        }
    }
}

/// <summary>Who leaves leaves no program behind that acts as him; and should he come back, the old tokens stay ended.</summary>
internal sealed class EndTokensOfLeavers(ICollabDb db, ICaller caller) : IReactTo<MemberDeactivated>
{
    public async Task ReactAsync(MemberDeactivated happened, CancellationToken ct)
    {
        foreach (var token in await db.AccessTokens.Where(t => t.MemberId == happened.Id && t.RevokedAt == null && t.ExpiresAt > happened.At).ToListAsync(ct))
            token.Revoke(caller.MemberId, ownerLeft: true, happened.At);
    }
}

/// <summary>The member learns that an administrator ended a token of his: the program that used it stands still now.</summary>
internal sealed class TellOwnerOfRevoking(Notices notices) : IReactTo<AccessTokenRevoked>
{
    public Task ReactAsync(AccessTokenRevoked happened, CancellationToken ct)
    {
        if (!happened.OwnerLeft) notices.Tell(happened.OwnerId, NotificationKind.AccessTokenRevoked, happened.Subject, null, happened.At);
        return Task.CompletedTask;
    }
}
