using Collab.Domain.Organizations;

namespace Collab.Domain.Members;

/// <summary>The one open link on which a member chooses a password (邀请). A newer one takes its place; used, it is gone.</summary>
public sealed class Invitation : AggregateRoot<MemberId>
{
    /// <summary>How long it is good for.</summary>
    public static readonly Duration Lasts = Duration.FromDays(7);

    /// <summary>How long, where it is to take the place of a password that was lost.</summary>
    public static readonly Duration ResetLasts = Duration.FromHours(1);

    private Invitation() { }

    /// <param name="id">The member whose it is.</param>
    public Invitation(MemberId id, OrganizationId organizationId) => (Id, OrganizationId) = (id, organizationId);

    /// <summary>SHA-256 of the secret in the link, which is kept nowhere.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Whether the member had a password when it was made.</summary>
    public bool IsReset { get; private set; }

    /// <summary>From when on it is no good any more (UTC).</summary>
    public Instant ExpiresAt { get; private set; }

    /// <summary>Another secret: a link that was handed out before opens nothing from now on.</summary>
    public void Renew(byte[] hash, Instant now, bool isReset = false) => (Hash, IsReset, ExpiresAt) = (hash, isReset, now + (isReset ? ResetLasts : Lasts));
}
