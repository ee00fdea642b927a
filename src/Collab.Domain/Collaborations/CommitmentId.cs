namespace Collab.Domain.Collaborations;

/// <summary>Names the commitment of one department to one collaboration.</summary>
public readonly record struct CommitmentId(Guid Value) : ITypedId<CommitmentId>
{
    public static CommitmentId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out CommitmentId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
