using Collab.Domain.Members;

namespace Collab.Domain.Delegations;

/// <summary>Who is away and who stands in for whom at one moment. The deputy's deputy takes over when that one is away too; circles end with nobody.</summary>
/// <param name="away">Those who are away, each with the one who stands in; null: nobody.</param>
public sealed class StandIns(IReadOnlyDictionary<MemberId, MemberId?> away)
{
    /// <summary>Nobody is away.</summary>
    public static readonly StandIns None = new(new Dictionary<MemberId, MemberId?>());

    public bool IsAway(MemberId member) => away.ContainsKey(member);

    /// <summary>Who is reached where the member would be: himself while he is there; null when nobody is.</summary>
    public MemberId? Reach(MemberId? member)
    {
        HashSet<MemberId> passed = [];
        var person = member;
        while (person is { } absent && away.TryGetValue(absent, out var deputy)) person = passed.Add(absent) ? deputy : null;
        return person;
    }

    /// <summary>Those in whose name the member may act: who named him, and who named one of those.</summary>
    public IReadOnlyList<MemberId> StoodForBy(MemberId member)
    {
        List<MemberId> found = [];
        Queue<MemberId> asked = new([member]);
        while (asked.TryDequeue(out var deputy))
        {
            foreach (var (absent, _) in away.Where(x => x.Value == deputy && x.Key != member && !found.Contains(x.Key)))
            {
                found.Add(absent);
                asked.Enqueue(absent);
            }
        }
        return found;
    }
}
