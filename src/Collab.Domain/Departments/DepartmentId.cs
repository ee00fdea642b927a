namespace Collab.Domain.Departments;

/// <summary>Names one department.</summary>
public readonly record struct DepartmentId(Guid Value) : ITypedId<DepartmentId>
{
    public static DepartmentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
