using Collab.Application.AccessTokens;
using Collab.Domain.AccessTokens;

namespace Collab.Api.AccessTokens;

internal sealed class AccessTokenEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/access-tokens").WithTags("AccessTokens");
        tokens.MapGet("", ListAccessTokens);
        tokens.MapPost("", MakeAccessToken);
        var token = tokens.MapGroup("/{id:guid}").WithCurrent(SubjectType.AccessToken, route => new GetAccessToken(route.Id<AccessTokenId>()));
        token.MapGet("", GetAccessToken);
        token.MapDelete("", RevokeAccessToken);
    }

    /// <summary>Lists access tokens, the newest first; never their texts.</summary>
    /// <param name="memberId">Whose; one's own when it is left out. Those of others are for administrators.</param>
    /// <param name="current">true: only those that can be used; false: only those that have ended.</param>
    private static async Task<Ok<Page<AccessTokenView>>> ListAccessTokens(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct, MemberId? memberId = null, bool? current = null) =>
        TypedResults.Ok(await mediator.Send(new ListAccessTokens(memberId, current, page.Limit, page.Cursor), ct));

    /// <summary>Makes a personal access token.</summary>
    /// <remarks>
    /// With it a program acts as the member, with at most the member's rights of that moment: `Authorization: Bearer clb_…`. `token` is
    /// in this answer alone and is kept as a hash; sent again with the same Idempotency-Key, the answer comes without it. At most 50 that can be used.
    /// No token makes or revokes tokens.
    /// </remarks>
    private static async Task<Created<AccessTokenView>> MakeAccessToken(MakeAccessTokenBody body, IMediator mediator, CancellationToken ct)
    {
        var token = await mediator.Send(new MakeAccessToken(body.Name, body.Scopes, body.Features ?? [], body.ExpiresInDays), ct);
        return TypedResults.Created($"/api/v1/access-tokens/{token.Id}", token);
    }

    /// <summary>Shows one access token; never its text.</summary>
    /// <remarks>One's own; administrators see everybody's.</remarks>
    private static async Task<Ok<AccessTokenView>> GetAccessToken(AccessTokenId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetAccessToken(id), ct));

    /// <summary>Revokes an access token: it is refused from now on, on every server.</summary>
    /// <remarks>One's own; administrators anybody's, and the member is told. It stays in the list as revoked. 409 when it has ended already.</remarks>
    private static async Task<Ok<AccessTokenView>> RevokeAccessToken(AccessTokenId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RevokeAccessToken(id, ifMatch.Version), ct));
}

/// <param name="Name" example="Weekly report to the data warehouse">What it is for.</param>
/// <param name="Scopes">What it may be used for; `read` comes by itself.</param>
/// <param name="ExpiresInDays" example="90">After how many days it ends by itself: 1 to 366.</param>
/// <param name="Features">
/// The parts of the product that it is limited to; none: everything that its scopes allow. Members, departments, the organization and
/// calendars are readable with any.
/// </param>
public sealed record MakeAccessTokenBody(string Name, IReadOnlyList<AccessScope> Scopes, int ExpiresInDays, IReadOnlyList<Feature>? Features = null);
