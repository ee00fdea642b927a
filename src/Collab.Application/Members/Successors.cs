namespace Collab.Application.Members;

/// <summary>To whom one thing goes, where it is not the one for all.</summary>
/// <param name="Id">As the preview names it.</param>
/// <param name="SuccessorId">Null: nobody; only where the preview says that it may be vacant.</param>
public sealed record Succession(HeldKind Kind, Guid Id, MemberId? SuccessorId);

/// <summary>Who follows a leaver in what, and how many things each of them got.</summary>
internal sealed class Successors(Member? forAll, IReadOnlyDictionary<(HeldKind, Guid), Member?> forOne)
{
    private readonly Dictionary<MemberId, int> _given = [];

    /// <summary>How many things each successor has got.</summary>
    public IReadOnlyDictionary<MemberId, int> Given => _given;

    public bool IsNamed(HeldKind kind, Guid id) => forOne.ContainsKey((kind, id));

    /// <summary>The one who follows where somebody must.</summary>
    /// <exception cref="RuleBrokenException">Nobody is named.</exception>
    public void Give(HeldKind kind, Guid id, Action<Member> hand) => GiveOrLeave(kind, id, successor =>
    {
        if (successor is null) throw new RuleBrokenException(MemberRules.SuccessorRequired);
        hand(successor);
    });

    /// <summary>The one who follows, or nobody where that was said.</summary>
    public void GiveOrLeave(HeldKind kind, Guid id, Action<Member?> hand)
    {
        if (!forOne.TryGetValue((kind, id), out var successor)) successor = forAll ?? throw new RuleBrokenException(MemberRules.SuccessorRequired);
        // A rule that this successor breaks is blamed on the thing: another may do.
        Blame.On($"items.{CollabJson.Name(kind)}.{id}", () => hand(successor));
        if (successor is not null) _given[successor.Id] = _given.GetValueOrDefault(successor.Id) + 1;
    }
}
