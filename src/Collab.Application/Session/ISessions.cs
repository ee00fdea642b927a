namespace Collab.Application.Session;

/// <summary>Who is signed in, before the organization is known.</summary>
public interface ISessions
{
    /// <summary>Checks the password and opens a session. Null when they do not match, whatever the reason, after the same time.</summary>
    /// <param name="address">From where, as far as it is known.</param>
    /// <param name="device">What the browser keeps of an earlier sign-in (<see cref="IKnowDevices"/>).</param>
    /// <exception cref="TooManyAttemptsException">The account or the address failed too often; for a known browser, that browser.</exception>
    /// <exception cref="SecondFactorNeededException">See <see cref="BeginAsync"/>.</exception>
    Task<OpenedSession?> OpenAsync(string email, string password, string? address, string? device, CancellationToken ct);

    /// <summary>
    /// Opens a session for a member who has proved by a password or a link who he is. Every way in goes through here: where a second factor is
    /// asked for, only half of one is opened.
    /// </summary>
    /// <exception cref="SecondFactorNeededException">It carries the half session.</exception>
    /// <exception cref="UnauthenticatedException">The member signs in with the organization's provider alone.</exception>
    Task<OpenedSession> BeginAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct);

    /// <summary>The member behind a session's secret; null when there is none, it has expired, or the member has left.</summary>
    Task<SessionOwner?> FindAsync(string secret, CancellationToken ct);

    /// <summary>The same for a member whom the organization's provider has signed in.</summary>
    /// <param name="strong">The provider has asked for two factors: Collab asks for none.</param>
    /// <exception cref="SecondFactorNeededException">It carries the half session.</exception>
    Task<OpenedSession> BeginByProviderAsync(OrganizationId organizationId, MemberId memberId, bool strong, CancellationToken ct);

    /// <summary>The member who gave his password and not yet a code; null when there is no such half session or it is some minutes old.</summary>
    Task<HalfSession?> FindHalfAsync(string secret, CancellationToken ct);

    /// <summary>The code was right: a session in the place of the half one. Null when that has been used.</summary>
    Task<OpenedSession?> CompleteAsync(OrganizationId organizationId, string half, CancellationToken ct);

    /// <summary>The member has just proved again who he is.</summary>
    Task ProveAsync(OrganizationId organizationId, string secret, CancellationToken ct);

    Task CloseAsync(OrganizationId organizationId, string secret, CancellationToken ct);

    /// <summary>Ends all sessions of a member, at once on every process.</summary>
    Task CloseAllAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct);
}

/// <param name="Secret">256 random bits; known to the browser alone.</param>
public sealed record OpenedSession(string Secret, SessionOwner Owner);

/// <param name="Owner">Without any role: it is good for nothing but the second step.</param>
/// <param name="Enrols">Whether the member is to set a second factor up, and not to give a code.</param>
public sealed record HalfSession(SessionOwner Owner, bool Enrols);

#pragma warning disable CA1032 // It says one thing.
/// <summary>The password was right and does not suffice: 401, with the half session in a cookie of its own.</summary>
public sealed class SecondFactorNeededException(string half, bool enrols) : Exception("a second factor is needed")
#pragma warning restore CA1032
{
    /// <summary>The secret of the half session; 256 random bits.</summary>
    public string Half { get; } = half;

    public string Code { get; } = enrols ? "session.secondFactorToSetUp" : "session.secondFactorNeeded";
}
