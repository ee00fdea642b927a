using Collab.Domain.Members;

namespace Collab.Domain.Deadlines;

/// <summary>A place at which somebody is told: the owner's, or one of the chain.</summary>
/// <param name="Holder">Whose place it is; null: vacant.</param>
/// <param name="Person">Who is reached there at this moment: the holder, or who stands in while he is away; null when nobody is.</param>
public readonly record struct Place(MemberId? Holder, MemberId? Person)
{
    /// <summary>Of somebody who is there.</summary>
    public static Place Of(MemberId? holder) => new(holder, holder);

    /// <summary>For whom the person stands in; null when he is told for himself.</summary>
    public MemberId? For => Person is null || Person == Holder ? null : Holder;
}

/// <summary>Who is told of a deadline at this moment.</summary>
/// <param name="Owner">Who owes it.</param>
/// <param name="Chain">The places of the chain, in order.</param>
public sealed record Addressees(Place Owner, IReadOnlyList<Place> Chain)
{
    /// <summary>Everybody is there.</summary>
    public static Addressees Present(MemberId? owner, params IEnumerable<MemberId?> chain) => new(Place.Of(owner), [.. chain.Select(Place.Of)]);
}

/// <summary>Somebody was told in the place of one who was away.</summary>
public sealed record StoodIn(MemberId Absent, MemberId Told);
