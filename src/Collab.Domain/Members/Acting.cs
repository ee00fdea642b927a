namespace Collab.Domain.Members;

/// <summary>Who does something, and in whose name when he stands in for somebody who is away. Both stay on record.</summary>
public readonly record struct Acting(MemberId Person, MemberId? For = null)
{
    public static implicit operator Acting(MemberId person) => new(person);

    /// <summary>Whether it is that member who acts, himself or by his deputy.</summary>
    public bool Is(MemberId? member) => member != null && (member == Person || member == For);
}
