namespace Collab.Domain.Issues;

/// <summary>Names one issue.</summary>
public readonly record struct IssueId(Guid Value) : ITypedId<IssueId>
{
    public static IssueId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out IssueId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
