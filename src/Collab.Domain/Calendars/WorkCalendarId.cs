namespace Collab.Domain.Calendars;

/// <summary>Names one work calendar.</summary>
public readonly record struct WorkCalendarId(Guid Value) : ITypedId<WorkCalendarId>
{
    public static WorkCalendarId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out WorkCalendarId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
