namespace Collab.Application.AccessTokens;

/// <summary>A member makes a token with which a program acts for him.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may be used for; to read always.</param>
/// <param name="Features">What it is limited to; none: everything.</param>
/// <param name="ExpiresInDays">After how many days it ends by itself.</param>
[Requires(Permission.SignedIn, InPerson = true, Recently = true)]
public sealed record MakeAccessToken(string Name, IReadOnlyList<AccessScope> Scopes, IReadOnlyList<Feature> Features, int ExpiresInDays) : ICommand<AccessTokenView>
{
    internal sealed class Validator : AbstractValidator<MakeAccessToken>
    {
        public Validator()
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleForEach(x => x.Scopes).IsInEnum();
            RuleFor(x => x.Scopes.Count).LessThanOrEqualTo(10).OverridePropertyName("scopes");
            RuleForEach(x => x.Features).IsInEnum();
            RuleFor(x => x.Features.Count).LessThanOrEqualTo(100).OverridePropertyName("features");
            RuleFor(x => x.ExpiresInDays).InclusiveBetween(AccessToken.ShortestDays, AccessToken.LongestDays);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, AccessTokenViews views) : IRequestHandler<MakeAccessToken, AccessTokenView>
    {
        public async Task<AccessTokenView> Handle(MakeAccessToken command, CancellationToken cancellationToken)
        {
            // Of two at once one waits, and then counts the other's.
            var me = await db.Members.GetForUpdateAsync(caller.MemberId!.Value, cancellationToken);
            var now = clock.GetCurrentInstant();
            var usable = await db.AccessTokens.CountAsync(t => t.MemberId == me.Id && t.RevokedAt == null && t.ExpiresAt > now, cancellationToken);
            var text = AccessTokenText.New();
            var token = AccessToken.Make(
                me, command.Name, command.Scopes, command.Features, command.ExpiresInDays, AccessTokenText.PrefixOf(text), AccessTokenText.HashOf(text), usable, now);
            db.AccessTokens.Add(token);
            await db.SaveAsync(cancellationToken);
            return await views.OneAsync(token.Id, cancellationToken) with { Token = text };
        }
    }
}
