using Collab.Domain.Calendars;
using Collab.Domain.Common;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using NodaTime;
using static Collab.Domain.Tests.Deadlines.DutyOfDesign;

namespace Collab.Domain.Tests.Deadlines;

/// <summary>Who is told while people are away: their deputies, each once; nobody where nobody stands in, and that costs no day.</summary>
public sealed class AbsentPeopleTests
{
    private static readonly MemberId Deputy = NewId.Of<MemberId>();

    private readonly WorkCalendar _calendar = Calendar();

    [Fact]
    public void The_deputy_is_told_in_the_place_of_the_absent_and_the_place_is_done_when_he_comes_back()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        Wake(reply, October(14, 15, 1), new(Liaison, Deputy), Place.Of(Head));
        Wake(reply, October(15, 15, 1), Place.Of(Liaison), Place.Of(Head));

        Assert.Equal([(DeadlineStepKind.Breached, (MemberId?)Deputy, (MemberId?)Liaison), (DeadlineStepKind.Escalated, Head, null)], Told(reply));
        Assert.Equal(2, reply.EscalationLevel);
        Assert.Null(reply.WakeAt);
    }

    [Fact]
    public void Who_was_told_himself_and_goes_away_then_is_not_told_again_through_his_deputy()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        Wake(reply, October(14, 15, 1), Place.Of(Liaison), Place.Of(Head));
        Wake(reply, October(20, 9), new(Liaison, Deputy), Place.Of(Head));

        Assert.Equal([(MemberId?)Liaison, Head], Told(reply).Select(t => t.Item2));
    }

    [Fact]
    public void A_deputy_who_has_a_place_of_his_own_in_the_chain_is_told_once_and_costs_no_day()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        Wake(reply, October(15, 15, 1), new(Liaison, Head), Place.Of(Head), Place.Of(Sponsor));

        Assert.Equal([(DeadlineStepKind.Breached, (MemberId?)Head, (MemberId?)Liaison), (DeadlineStepKind.Escalated, Sponsor, null)], Told(reply));
    }

    [Fact]
    public void Away_with_nobody_standing_in_the_level_goes_to_the_next_at_once_and_is_asked_again_later()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        Wake(reply, October(14, 15, 1), new(Liaison, null), Place.Of(Head));
        Assert.Equal(Head, Assert.Single(Told(reply)).Item2);
        Assert.True(reply.FindsNobody([new(Liaison, null), Place.Of(Head)]));

        Wake(reply, October(15, 15, 1), Place.Of(Liaison), Place.Of(Head));

        Assert.Equal((DeadlineStepKind.Escalated, (MemberId?)Liaison, (MemberId?)null), Told(reply)[^1]);
        Assert.False(reply.FindsNobody([Place.Of(Liaison), Place.Of(Head)]));
    }

    [Fact]
    public void A_chain_whose_people_are_all_away_finds_nobody_before_the_breach()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        Assert.True(reply.FindsNobody([new(Liaison, null), new(Head, null), new(null, null)]));
        Assert.False(reply.FindsNobody([new(Liaison, null), new(Head, Deputy), new(null, null)]));
        Assert.False(reply.FindsNobody([Place.Of(Liaison)]));
    }

    [Fact]
    public void The_owners_deputy_is_reminded_for_him_and_where_nobody_stands_in_the_first_of_the_chain_who_is_there()
    {
        var (stoodIn, alone) = (Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar), Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar));

        Wake(stoodIn, October(12, 15, 1), new(Liaison, Deputy), Place.Of(Head));
        Wake(alone, October(12, 15, 1), new(Liaison, null), Place.Of(Head));

        Assert.Equal([(DeadlineStepKind.Reminded, (MemberId?)Deputy, (MemberId?)Liaison)], Told(stoodIn));
        Assert.Equal([(DeadlineStepKind.Reminded, (MemberId?)Head, (MemberId?)null)], Told(alone));
        Assert.Equal(Liaison, stoodIn.OwnerMemberId);
    }

    /// <summary>The liaison's place is the owner's as well.</summary>
    private void Wake(Deadline deadline, Instant now, params Place[] chain)
    {
        while (deadline.Wake(now, new Addressees(chain[0], chain), _calendar)) { }
    }

    /// <summary>Who was told; reminders that were overtaken reached nobody.</summary>
    private static List<(DeadlineStepKind, MemberId?, MemberId?)> Told(Deadline deadline) =>
        [.. deadline.PendingEvents.OfType<DeadlineStepped>().Where(s => s.Recipient != null && (s.Step != DeadlineStepKind.Reminded || deadline.State == DeadlineState.Open)).Select(s => (s.Step, s.Recipient, s.RecipientFor))];
}
