namespace Collab.Domain.Organizations;

/// <summary>Names one organization (tenant).</summary>
public readonly record struct OrganizationId(Guid Value) : ITypedId<OrganizationId>
{
    public static OrganizationId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out OrganizationId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
