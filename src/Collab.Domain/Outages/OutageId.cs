namespace Collab.Domain.Outages;

/// <summary>Names one outage.</summary>
public readonly record struct OutageId(Guid Value) : ITypedId<OutageId>
{
    public static OutageId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out OutageId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
