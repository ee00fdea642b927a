namespace Collab.Domain.Issues;

/// <summary>Names one measure of an issue.</summary>
public readonly record struct IssueMeasureId(Guid Value) : ITypedId<IssueMeasureId>
{
    public static IssueMeasureId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out IssueMeasureId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
