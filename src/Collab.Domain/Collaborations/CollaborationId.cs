namespace Collab.Domain.Collaborations;

/// <summary>Names one collaboration.</summary>
public readonly record struct CollaborationId(Guid Value) : ITypedId<CollaborationId>
{
    public static CollaborationId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out CollaborationId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
