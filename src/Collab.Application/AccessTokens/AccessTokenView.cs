namespace Collab.Application.AccessTokens;

public enum AccessTokenState
{
    Active,
    Expired,
    Revoked,
}

/// <summary>With it a program acts as its member (访问令牌).</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Member">As whom it acts.</param>
/// <param name="Scopes">read: sees what the member sees; write: also changes what the member may; admin: also runs the organization, for administrators.</param>
/// <param name="Features">What it is limited to; empty: everything that its scopes allow. Members, departments, the organization and calendars are readable with any.</param>
/// <param name="Prefix">The beginning of its text, by which one tells it from others.</param>
/// <param name="ExpiresAt">From this instant on it is refused.</param>
/// <param name="LastUsedAt">To five minutes; null: never.</param>
/// <param name="RevokedBy">The member, or an administrator.</param>
/// <param name="Allowed">revoke.</param>
/// <param name="Token">Its text, in the first answer of making it and nowhere else.</param>
public sealed record AccessTokenView(
    AccessTokenId Id, long Version, string Name, MemberRef Member, IReadOnlyList<AccessScope> Scopes, IReadOnlyList<Feature> Features, string Prefix, AccessTokenState State,
    Instant ExpiresAt, Instant? LastUsedAt, Instant? RevokedAt, MemberRef? RevokedBy, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed,
    string? Token = null) : IVersioned, IShownOnce<AccessTokenView>
{
    AccessTokenView IShownOnce<AccessTokenView>.Kept => this with { Token = null };

    // The generated text would write the token into whatever logs an answer.
    public override string ToString() => $"{nameof(AccessTokenView)} {Id}";
}

/// <summary>Makes views of tokens, with one look-up for the names of a page.</summary>
internal sealed class AccessTokenViews(ICollabDb db, ICaller caller, Names names, IClock clock) : IPerMessage
{
    public async Task<AccessTokenView> OneAsync(AccessTokenId id, CancellationToken ct) => (await OfAsync([await db.AccessTokens.GetAsync(id, ct)], ct))[0];

    public async Task<IReadOnlyList<AccessTokenView>> OfAsync(IReadOnlyList<AccessToken> tokens, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await names.LoadMembersAsync(tokens.SelectMany(t => (IEnumerable<MemberId?>)[t.MemberId, t.RevokedBy]), ct);
        return [.. tokens.Select(t => new AccessTokenView(
            t.Id, t.Version, t.Name, names.Member(t.MemberId)!, t.Scopes, t.Features, t.Prefix,
            t.RevokedAt is not null ? AccessTokenState.Revoked : t.IsUsable(now) ? AccessTokenState.Active : AccessTokenState.Expired,
            t.ExpiresAt, t.LastUsedAt, t.RevokedAt, names.Member(t.RevokedBy), t.CreatedAt, t.UpdatedAt,
            // Whoever sees a token may end it, but no token does.
            t.IsUsable(now) && caller.Token is null ? ["revoke"] : []))];
    }
}
