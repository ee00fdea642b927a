namespace Collab.Domain.IdentityProviders;

/// <summary>Names one link of a member to an identity at a provider.</summary>
public readonly record struct LinkedIdentityId(Guid Value) : ITypedId<LinkedIdentityId>
{
    public static LinkedIdentityId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out LinkedIdentityId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
