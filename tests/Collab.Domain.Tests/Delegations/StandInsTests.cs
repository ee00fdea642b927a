using Collab.Domain.Common;
using Collab.Domain.Delegations;
using Collab.Domain.Members;

namespace Collab.Domain.Tests.Delegations;

public sealed class StandInsTests
{
    private static readonly MemberId Zhou = NewId.Of<MemberId>();
    private static readonly MemberId Lin = NewId.Of<MemberId>();
    private static readonly MemberId Xu = NewId.Of<MemberId>();
    private static readonly MemberId Fang = NewId.Of<MemberId>();

    [Fact]
    public void Who_is_there_is_reached_himself_and_nobody_is_reached_for_nobody()
    {
        Assert.Equal(Zhou, StandIns.None.Reach(Zhou));
        Assert.Null(StandIns.None.Reach(null));
        Assert.Empty(StandIns.None.StoodForBy(Zhou));
    }

    [Fact]
    public void The_deputys_deputy_takes_over_when_the_deputy_is_away_too()
    {
        var standIns = Away((Zhou, Lin), (Lin, Xu));

        Assert.Equal([Xu, Xu, Xu], new[] { Zhou, Lin, Xu }.Select(m => standIns.Reach(m)!.Value));
        Assert.Equal([Lin, Zhou], standIns.StoodForBy(Xu));
    }

    [Fact]
    public void Away_without_a_deputy_or_with_one_who_is_nobody_is_reached_by_nobody()
    {
        var standIns = Away((Zhou, Lin), (Lin, null));

        Assert.Equal([null, null], new[] { Zhou, Lin }.Select(m => standIns.Reach(m)));
        Assert.True(standIns.IsAway(Lin));
        Assert.Empty(standIns.StoodForBy(Xu));
    }

    [Fact]
    public void A_circle_ends_with_nobody_and_those_in_it_still_stand_for_each_other()
    {
        var standIns = Away((Zhou, Lin), (Lin, Xu), (Xu, Zhou), (Fang, Zhou));

        Assert.Equal([null, null, null, null], new[] { Zhou, Lin, Xu, Fang }.Select(m => standIns.Reach(m)));
        Assert.Equal(new HashSet<MemberId> { Xu, Fang, Lin }, [.. standIns.StoodForBy(Zhou)]);
    }

    private static StandIns Away(params (MemberId Absent, MemberId? Deputy)[] away) => new(away.ToDictionary(a => a.Absent, a => a.Deputy));
}
