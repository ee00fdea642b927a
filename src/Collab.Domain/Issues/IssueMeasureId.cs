namespace Collab.Domain.Issues;

/// <summary>Names one measure of an issue.</summary>
public readonly record struct IssueMeasureId(Guid Value) : ITypedId<IssueMeasureId>
{
    public static IssueMeasureId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
