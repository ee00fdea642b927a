namespace Collab.Application.Session;

/// <summary>Who is signed in, before the organization is known.</summary>
public interface ISessions
{
    /// <summary>Checks the password and opens a session. Null when they do not match, whatever the reason, after the same time.</summary>
    /// <param name="address">From where, as far as it is known.</param>
    /// <exception cref="TooManyAttemptsException">The account or the address failed too often.</exception>
    Task<OpenedSession?> OpenAsync(string email, string password, string? address, CancellationToken ct);

    /// <summary>Opens a session for a member who has proved by a link who he is.</summary>
    Task<OpenedSession> BeginAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct);

    /// <summary>The member behind a session's secret; null when there is none, it has expired, or the member has left.</summary>
    Task<SessionOwner?> FindAsync(string secret, CancellationToken ct);

    Task CloseAsync(OrganizationId organizationId, string secret, CancellationToken ct);

    /// <summary>Ends all sessions of a member, at once on every process.</summary>
    Task CloseAllAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct);
}

/// <param name="Secret">256 random bits; known to the browser alone.</param>
public sealed record OpenedSession(string Secret, SessionOwner Owner);
