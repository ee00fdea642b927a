namespace Collab.Domain.Departments;

/// <summary>Names one department.</summary>
public readonly record struct DepartmentId(Guid Value) : ITypedId<DepartmentId>
{
    public static DepartmentId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DepartmentId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
