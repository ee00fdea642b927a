using Collab.Domain.Calendars;
using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Collab.Domain.DeadlinePolicies;
using NodaTime;
using static Collab.Domain.Tests.Deadlines.DutyOfDesign;

namespace Collab.Domain.Tests.Deadlines;

public sealed class PauseTests
{
    private readonly WorkCalendar _calendar = Calendar();

    [Fact]
    public void What_was_left_in_working_time_counts_again_from_the_moment_of_resuming()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        // 6 hours of Saturday and 6 of Monday are left.
        reply.PauseFor("等申请方补充尺寸", Head, October(12, 12));
        Assert.Equal((DeadlineState.Paused, (Instant?)null), (reply.State, reply.WakeAt));
        reply.Resume(_calendar, October(14, 10));

        Assert.Equal((DeadlineState.Open, October(15, 13)), (reply.State, reply.DueAt));
        Assert.Equal([October(14, 13), October(15, 9, 24), October(15, 11)], reply.RemindAt);
    }

    [Fact]
    public void Paused_in_the_night_before_it_was_due_it_is_due_in_the_next_morning_after_resuming()
    {
        // Asked for after hours on Thursday: due on Monday at 9:00, with no working time left on Sunday.
        var reply = Counted(DeadlineKind.ResourceReply, October(10, 20), _calendar);

        reply.PauseFor("等尺寸", Head, October(13, 12));
        reply.Resume(_calendar, October(15, 14));

        Assert.Equal(October(16, 9), reply.DueAt);
    }

    [Fact]
    public void For_hours_it_is_the_clock_time_that_was_left()
    {
        var response = Counted(DeadlineKind.IssueResponse, October(11, 14), _calendar);

        response.PauseFor("等客户寄回样品", Head, October(11, 20));
        response.Resume(_calendar, October(13, 10));

        Assert.Equal(October(14, 4), response.DueAt);
    }

    [Fact]
    public void Two_pauses_add_up_and_are_derived_not_accumulated()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        reply.PauseFor("等尺寸", Head, October(11, 16));
        reply.Resume(_calendar, October(11, 17));
        reply.PauseFor("等文案", Head, October(12, 9));
        reply.Resume(_calendar, October(12, 11));

        Assert.Equal(October(14, 18), reply.DueAt);
        Assert.Equal(reply.DueAt, reply.Derive(_calendar, reply.Policy).DueAt);
    }

    [Fact]
    public void A_resting_duty_is_neither_reminded_nor_missed()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        reply.PauseFor("等尺寸", Head, October(11, 16));

        reply.WakeUntil(October(30, 9), _calendar);
        reply.Meet(October(30, 9));

        Assert.Equal((DeadlineState.Met, (Instant?)null), (reply.State, reply.BreachedAt));
    }

    [Fact]
    public void Only_an_open_duty_whose_time_is_counted_rests_for_a_reason_and_before_it_is_missed()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        var agreed = Open(DueTime.At(October(14, 15), _calendar, October(11, 15)), Policy(DeadlineKind.CommitmentCondition));

        Assert.Equal(DeadlineRules.ReasonRequired, Assert.Throws<RuleBrokenException>(() => reply.PauseFor(" ", Head, October(11, 16))).Rule);
        Assert.Equal(DeadlineRules.CannotPause, Assert.Throws<RuleBrokenException>(() => agreed.PauseFor("等尺寸", Head, October(11, 16))).Rule);
        Assert.Equal(DeadlineRules.PausedTooLate, Assert.Throws<RuleBrokenException>(() => reply.PauseFor("等尺寸", Head, October(14, 15, 1))).Rule);
        Assert.Equal(DeadlineRules.NotPaused, Assert.Throws<RuleBrokenException>(() => reply.Resume(_calendar, October(12, 9))).Rule);
    }
}
