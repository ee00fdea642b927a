namespace Collab.Domain.ResourceRequests;

/// <summary>Names one resource request.</summary>
public readonly record struct ResourceRequestId(Guid Value) : ITypedId<ResourceRequestId>
{
    public static ResourceRequestId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
