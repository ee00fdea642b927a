namespace Collab.Application.Session;

/// <summary>The sessions of one member: where he is signed in.</summary>
public interface IOpenSessions
{
    /// <summary>Those that have not expired, the last used first.</summary>
    /// <param name="present">The secret of the caller's own; null when it is somebody else who asks.</param>
    Task<IReadOnlyList<OpenSession>> ListAsync(OrganizationId organizationId, MemberId memberId, string? present, CancellationToken ct);

    /// <summary>Says where a session that has just begun is.</summary>
    Task DescribeAsync(OrganizationId organizationId, string secret, CameFrom from, CancellationToken ct);

    /// <summary>Ends one, at once on every process; false when the member has no such session.</summary>
    Task<bool> EndAsync(OrganizationId organizationId, MemberId memberId, Guid id, CancellationToken ct);

    /// <summary>Ends all but one, at once on every process.</summary>
    /// <returns>How many there were.</returns>
    Task<int> EndOthersAsync(OrganizationId organizationId, MemberId memberId, string secret, CancellationToken ct);

    /// <summary>Ends all, at once on every process.</summary>
    /// <returns>How many there were.</returns>
    Task<int> EndAllAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct);
}

/// <summary>From where somebody signs in, as far as it is known.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Browser">By name, such as Chrome.</param>
/// <param name="System">The device's, by name, such as Windows.</param>
public sealed record CameFrom(string? Address, string? Browser, string? System);

/// <summary>A browser in which a member is signed in.</summary>
/// <param name="Browser">By its name, such as Chrome; null: not known.</param>
/// <param name="System">What the device runs, such as Windows; null: not known.</param>
/// <param name="Address">The network address at the sign-in; null: not known.</param>
/// <param name="BegunAt">When he signed in (UTC).</param>
/// <param name="LastUsedAt">To within five minutes (UTC). It ends after 8 hours without use and 24 hours at most.</param>
/// <param name="Present">Whether it is the one that asks.</param>
public sealed record OpenSession(Guid Id, string? Browser, string? System, string? Address, Instant BegunAt, Instant LastUsedAt, bool Present);

/// <param name="Items">The last used first.</param>
public sealed record SessionList(IReadOnlyList<OpenSession> Items);
