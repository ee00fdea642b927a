namespace Collab.Application.AccessTokens;

/// <summary>Lists tokens, the newest first, without their texts.</summary>
/// <param name="MemberId">Whose; null: the caller's own. Those of others are for administrators.</param>
/// <param name="Current">True: only those that can be used; false: only those that have ended.</param>
[Requires(Permission.SignedIn)]
public sealed record ListAccessTokens(MemberId? MemberId, bool? Current, int Limit, string? Cursor) : IQuery<Page<AccessTokenView>>
{
    internal readonly record struct Position(Instant CreatedAt, AccessTokenId Id);

    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, IClock clock, AccessTokenViews views)
        : IRequestHandler<ListAccessTokens, Page<AccessTokenView>>
    {
        public async Task<Page<AccessTokenView>> Handle(ListAccessTokens query, CancellationToken cancellationToken)
        {
            var member = query.MemberId ?? caller.MemberId!.Value;
            if (member != caller.MemberId) await access.DemandAsync(Permission.ManageAccessToken, new About(SubjectType.Member, member.Value), cancellationToken);
            var now = clock.GetCurrentInstant();
            var rows = db.AccessTokens.AsNoTracking().Where(t => t.MemberId == member);
            if (query.Current is { } current) rows = rows.Where(t => (t.RevokedAt == null && t.ExpiresAt > now) == current);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, id) = position;
                rows = rows.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.CreatedAt, t.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id)
                .ToPageAsync(query.Limit, t => new Position(t.CreatedAt, t.Id), cancellationToken);
            return new(await views.OfAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
