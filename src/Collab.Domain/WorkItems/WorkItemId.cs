namespace Collab.Domain.WorkItems;

/// <summary>Names one work item (任务).</summary>
public readonly record struct WorkItemId(Guid Value) : ITypedId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out WorkItemId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
