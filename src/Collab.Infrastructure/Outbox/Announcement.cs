using System.Text.Json;

namespace Collab.Infrastructure.Outbox;

/// <summary>What those who watch are told: that something changed, never its content.</summary>
/// <param name="Recipient">The one member it is for; null: everybody who watches the collaboration.</param>
internal sealed record Announcement(OrganizationId OrganizationId, SubjectType Type, Guid Id, CollaborationId? CollaborationId, long Version, MemberId? Recipient)
{
    public const string Changed = "changed";
    public const string Notified = "notified";

    private static readonly Dictionary<string, SubjectType> TypeOfRoot = Enum.GetValues<SubjectType>().ToDictionary(x => x.ToString())
        .Concat(new Dictionary<string, SubjectType>
        {
            ["WorkCalendar"] = SubjectType.Calendar,
            ["ExecutionPlan"] = SubjectType.Plan,
            ["SummaryReport"] = SubjectType.Summary,
        }).ToDictionary(x => x.Key, x => x.Value);

    /// <summary>Null for roots that nobody watches.</summary>
    public static Announcement? Of(AggregateRoot root, bool isNew)
    {
        if (!TypeOfRoot.TryGetValue(root.GetType().Name, out var type)) return null;
        var recipient = type == SubjectType.Notification ? (MemberId?)Value(root, "RecipientId") : null;
        // A notification that was read changes nothing for anybody else; a digest that grew is told.
        if (type == SubjectType.Notification && !isNew && Value(root, "ReadAt") is not null) return null;
        var id = Value(root, "Id")!;
        var collaboration = id as CollaborationId? ?? Value(root, "CollaborationId") as CollaborationId?;
        return new(root.OrganizationId, type, (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!, collaboration, root.Version, recipient);
    }

    public OutboxMessage ToMessage(Instant now) => new()
    {
        OrganizationId = OrganizationId,
        Id = Guid.CreateVersion7(),
        Kind = Recipient is null ? Changed : Notified,
        Payload = JsonSerializer.Serialize(this, CollabJson.Options),
        CreatedAt = now,
    };

    private static object? Value(AggregateRoot root, string property) => root.GetType().GetProperty(property)?.GetValue(root);
}
