namespace Collab.Domain.Deadlines;

/// <summary>Names one deadline.</summary>
public readonly record struct DeadlineId(Guid Value) : ITypedId<DeadlineId>
{
    public static DeadlineId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DeadlineId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
