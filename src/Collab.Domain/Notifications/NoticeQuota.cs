using Collab.Domain.Members;
using Collab.Domain.Organizations;

namespace Collab.Domain.Notifications;

/// <summary>
/// What one person was told lately of deadlines. The first three notices within an hour are told singly, and so are the first three
/// of what was missed, which no reminder crowds out; what comes after them is gathered in one digest (汇总), which grows until it is
/// read: nothing is lost, and no storm hides what matters. A digest that was
/// read stays as it was read, so that when each notice was seen is known for good.
/// </summary>
public sealed class NoticeQuota : AggregateRoot<MemberId>
{
    /// <summary>So many within <see cref="Within"/> are told singly.</summary>
    public const int Singly = 3;

    public static readonly Duration Within = Duration.FromHours(1);

    private NoticeQuota() { }

    public NoticeQuota(OrganizationId organizationId, MemberId person)
    {
        (OrganizationId, Id) = (organizationId, person);
    }

    /// <summary>When the last reminders and hand-overs were told singly, at most three.</summary>
    public IReadOnlyList<Instant> SinglyAt { get; private set; } = [];

    /// <summary>When the last breaches and escalations were told singly, at most three.</summary>
    public IReadOnlyList<Instant> MissedSinglyAt { get; private set; } = [];

    /// <summary>The digest that was begun last.</summary>
    public NotificationId? DigestId { get; private set; }

    public Instant? DigestSince { get; private set; }

    /// <summary>Whether the next notice is one of its own; it is counted then.</summary>
    /// <param name="missed">A breach or an escalation.</param>
    public bool TakeSingle(Instant now, bool missed)
    {
        Instant[] lately = [.. (missed ? MissedSinglyAt : SinglyAt).Where(at => at > now - Within)];
        if (lately.Length >= Singly) return false;
        if (missed) MissedSinglyAt = [.. lately, now];
        else SinglyAt = [.. lately, now];
        return true;
    }

    /// <summary>The digest that may still grow, unless it was read; after an hour another one begins.</summary>
    public NotificationId? DigestAt(Instant now) => DigestSince > now - Within ? DigestId : null;

    public void BeginDigest(NotificationId digest, Instant now) => (DigestId, DigestSince) = (digest, now);
}
