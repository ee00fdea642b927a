namespace Collab.Domain.Issues;

/// <summary>Names one issue.</summary>
public readonly record struct IssueId(Guid Value) : ITypedId<IssueId>
{
    public static IssueId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
