namespace Collab.Domain.ResourceRequests;

/// <summary>Names one resource request.</summary>
public readonly record struct ResourceRequestId(Guid Value) : ITypedId<ResourceRequestId>
{
    public static ResourceRequestId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ResourceRequestId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
