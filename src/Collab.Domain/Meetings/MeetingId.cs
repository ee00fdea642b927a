namespace Collab.Domain.Meetings;

/// <summary>Names one meeting.</summary>
public readonly record struct MeetingId(Guid Value) : ITypedId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out MeetingId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
