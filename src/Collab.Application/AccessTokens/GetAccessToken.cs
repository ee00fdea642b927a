namespace Collab.Application.AccessTokens;

/// <summary>One token, without its text: the member's own; administrators see everybody's.</summary>
[Requires(Permission.ManageAccessToken)]
public sealed record GetAccessToken(AccessTokenId Id) : IQuery<AccessTokenView>, IAbout
{
    About IAbout.About => new(SubjectType.AccessToken, Id.Value);

    internal sealed class Handler(AccessTokenViews views) : IRequestHandler<GetAccessToken, AccessTokenView>
    {
        public Task<AccessTokenView> Handle(GetAccessToken query, CancellationToken cancellationToken) => views.OneAsync(query.Id, cancellationToken);
    }
}
