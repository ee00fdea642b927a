namespace Collab.Domain.Templates;

/// <summary>Names one process template.</summary>
public readonly record struct TemplateId(Guid Value) : ITypedId<TemplateId>
{
    public static TemplateId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out TemplateId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
