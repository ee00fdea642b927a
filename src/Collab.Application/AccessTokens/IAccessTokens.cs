namespace Collab.Application.AccessTokens;

/// <summary>Who a token stands for, before the organization is known.</summary>
public interface IAccessTokens
{
    /// <summary>
    /// The member behind a token's text, with the token; null for what is no token, is unknown, has expired or was revoked, or whose
    /// member has left. Which of these it was is nobody's to know.
    /// </summary>
    Task<SessionOwner?> FindAsync(string text, CancellationToken ct);
}
