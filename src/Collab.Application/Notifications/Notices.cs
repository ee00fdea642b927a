using Collab.Domain.Common;

namespace Collab.Application.Notifications;

/// <summary>Tells people in the application, in the transaction of what they are told. The live push follows from the stored notice.</summary>
public sealed class Notices(ICollabDb db, ICaller caller) : IPerMessage
{
    /// <summary>While it is set nobody is told of single things: what all of them come to is told afterwards.</summary>
    public bool HoldBack { get; set; }

    /// <summary>One notice to each of the people, none to the one who did it, none twice.</summary>
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
}
