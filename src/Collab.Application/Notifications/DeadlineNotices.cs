namespace Collab.Application.Notifications;

/// <summary>
/// Tells people of their deadlines: the owner before the due time, the person of the chain whose turn it is after it, also when it is
/// his own, and who has taken a duty over. Singly or in a digest (<see cref="NoticeQuota"/>), decided once per save for all of its
/// people: one query locks what each was told lately, so that two servers that tell the same person at once agree.
/// </summary>
public sealed class DeadlineNotices(ICollabDb db, ICaller caller, IClock clock) : IPerMessage
{
    private readonly List<(MemberId Person, DeadlineStepped Step)> _waiting = [];

    /// <summary>What a step is called where it is told; null for one that is only on record.</summary>
    public static NotificationKind? KindOf(DeadlineStepKind step) => step switch
    {
        DeadlineStepKind.Reminded => NotificationKind.DeadlineReminder,
        DeadlineStepKind.Breached => NotificationKind.DeadlineBreached,
        DeadlineStepKind.Escalated => NotificationKind.DeadlineEscalated,
        DeadlineStepKind.HandedOver => NotificationKind.DeadlineHandedOver,
        _ => null,
    };

    /// <summary>Tells the person and writes the step into the history, by which notice included, at the end of the present save.</summary>
    public void Tell(MemberId person, DeadlineStepped step)
    {
        if (_waiting.Count == 0) db.WriteLast(TellWaitingAsync);
        _waiting.Add((person, step));
    }

    private async Task TellWaitingAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var quotas = await db.LockNoticeQuotasAsync([.. _waiting.Select(w => w.Person).Distinct()], ct);
        var digests = await UnreadDigestsAsync(quotas.Values, now, ct);
        Dictionary<Notification, int> gathered = [];
        foreach (var (person, step) in _waiting)
        {
            var quota = quotas.GetValueOrDefault(person);
            if (quota?.TakeSingle(now, missed: step.Step is DeadlineStepKind.Breached or DeadlineStepKind.Escalated) == true)
            {
                db.Notifications.Add(Single(person, step));
                db.DeadlineSteps.Add(DeadlineStep.Of(step, caller, now));
                continue;
            }
            if (!digests.TryGetValue(person, out var digest)) digests[person] = digest = Begin(person, quota, step, now);
            gathered[digest] = gathered.GetValueOrDefault(digest) + 1;
            db.DeadlineSteps.Add(DeadlineStep.Of(step, caller, now, digest.Id));
        }
        foreach (var (digest, count) in gathered) digest.Gather(count, now);
        _waiting.Clear();
    }

    private async Task<Dictionary<MemberId, Notification>> UnreadDigestsAsync(IEnumerable<NoticeQuota> quotas, Instant now, CancellationToken ct)
    {
        NotificationId[] ids = [.. quotas.Select(q => q.DigestAt(now)).OfType<NotificationId>()];
        return ids.Length == 0 ? [] : await db.Notifications.Where(n => ids.Contains(n.Id) && n.ReadAt == null).ToDictionaryAsync(n => n.RecipientId, ct);
    }

    // Where the quota is another process's at this moment, a digest of this save alone: one more notice, and none is told twice or lost.
    private Notification Begin(MemberId person, NoticeQuota? quota, DeadlineStepped first, Instant now)
    {
        var digest = Notification.Of(caller.OrganizationId, person, NotificationKind.DeadlineDigest, first.About, null, null, now);
        db.Notifications.Add(digest);
        quota?.BeginDigest(digest.Id, now);
        return digest;
    }

    private Notification Single(MemberId person, DeadlineStepped step) => Notification.Of(
        caller.OrganizationId, person, KindOf(step.Step)!.Value, step.About, step.Collaboration, null, step.At, step.Id, step.Level, ValuesOf(step.Kind, step.DueAt), step.RecipientFor);

    internal static IReadOnlyDictionary<string, string> ValuesOf(DeadlineKind kind, Instant dueAt) =>
        new Dictionary<string, string> { ["kind"] = CollabJson.Name(kind), ["dueAt"] = CollabJson.Text(dueAt) };
}
