namespace Collab.Domain.Notifications;

/// <summary>Names one notification.</summary>
public readonly record struct NotificationId(Guid Value) : ITypedId<NotificationId>
{
    public static NotificationId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out NotificationId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
