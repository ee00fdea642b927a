using Collab.Application.Delegations;
using Collab.Domain.Common;

namespace Collab.Application.Notifications;

/// <summary>Tells people in the application, in the transaction of what they are told. The live push follows from the stored notice.</summary>
public sealed class Notices(ICollabDb db, ICaller caller, Absences absences) : IPerMessage
{
    private readonly List<Asked> _asked = [];

    /// <summary>While it is set nobody is told of single things: what all of them come to is told afterwards.</summary>
    public bool HoldBack { get; set; }

    /// <summary>Of what they only have to know: one notice to each of the people, none to the one who did it, none twice.</summary>
    public void Tell(
        IEnumerable<MemberId?> people, NotificationKind kind, Subject subject, CollaborationId? collaborationId, Instant at,
        IReadOnlyDictionary<string, string>? values = null)
    {
        if (HoldBack) return;
        foreach (var person in people.OfType<MemberId>().Distinct().Where(p => p != caller.MemberId))
            db.Notifications.Add(Notification.Of(caller.OrganizationId, person, kind, subject, collaborationId, caller.MemberId, at, values: values));
    }

    public void Tell(MemberId? person, NotificationKind kind, Subject subject, CollaborationId? collaborationId, Instant at, IReadOnlyDictionary<string, string>? values = null) =>
        Tell([person], kind, subject, collaborationId, at, values);

    /// <summary>
    /// Of what waits for them: the same, and one to the deputy of each who is away, who may act in his name at once. Not to one who
    /// is told of it for himself, and once to one who stands in for several of them.
    /// </summary>
    public void Ask(
        IEnumerable<MemberId?> people, NotificationKind kind, Subject subject, CollaborationId? collaborationId, Instant at,
        IReadOnlyDictionary<string, string>? values = null)
    {
        if (HoldBack) return;
        MemberId[] asked = [.. people.OfType<MemberId>().Distinct()];
        if (asked.Length == 0) return;
        Tell(asked.Select(p => (MemberId?)p), kind, subject, collaborationId, at, values);
        if (_asked.Count == 0) db.WriteLast(AskDeputiesAsync);
        _asked.Add(new(asked, kind, subject, collaborationId, at, values));
    }

    public void Ask(MemberId? person, NotificationKind kind, Subject subject, CollaborationId? collaborationId, Instant at, IReadOnlyDictionary<string, string>? values = null) =>
        Ask([person], kind, subject, collaborationId, at, values);

    /// <summary>A changed rule made the time of some duties shorter: one notice to each owner, about the first of them.</summary>
    public void TellOfShorterTime(MemberId owner, Deadline earliest, int count, Instant at) =>
        db.Notifications.Add(Notification.Of(
            caller.OrganizationId, owner, NotificationKind.DeadlinesShortened, earliest.Subject, earliest.CollaborationId, caller.MemberId, at, earliest.Id,
            values: new Dictionary<string, string>
            {
                ["kind"] = CollabJson.Name(earliest.Kind),
                ["dueAt"] = CollabJson.Text(earliest.DueAt),
                ["count"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }));

    // Who is away is read once, however many are asked in one save.
    private async Task AskDeputiesAsync(CancellationToken ct)
    {
        var standIns = await absences.NowAsync(ct);
        foreach (var (people, kind, subject, collaborationId, at, values) in _asked)
        {
            HashSet<MemberId?> reached = [caller.MemberId, .. people];
            foreach (var absent in people.Where(standIns.IsAway))
            {
                if (standIns.Reach(absent) is { } deputy && reached.Add(deputy))
                    db.Notifications.Add(Notification.Of(caller.OrganizationId, deputy, kind, subject, collaborationId, caller.MemberId, at, values: values, deputyFor: absent));
            }
        }
        _asked.Clear();
    }

    private sealed record Asked(
        IReadOnlyList<MemberId> People, NotificationKind Kind, Subject Subject, CollaborationId? CollaborationId, Instant At, IReadOnlyDictionary<string, string>? Values);
}
