namespace Collab.Domain.AccessTokens;

/// <summary>Names one access token.</summary>
public readonly record struct AccessTokenId(Guid Value) : ITypedId<AccessTokenId>
{
    public static AccessTokenId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out AccessTokenId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
