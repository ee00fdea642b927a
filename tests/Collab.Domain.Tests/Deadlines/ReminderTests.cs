using Collab.Domain.Calendars;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using NodaTime;
using static Collab.Domain.Tests.Deadlines.DutyOfDesign;

namespace Collab.Domain.Tests.Deadlines;

public sealed class ReminderTests
{
    private readonly WorkCalendar _calendar = Calendar();

    [Fact]
    public void The_owner_is_reminded_at_half_at_four_fifths_and_two_hours_before_in_working_time()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        Assert.Equal([October(12, 15), October(14, 11, 24), October(14, 13)], reply.RemindAt);

        reply.WakeUntil(October(12, 15, 1), _calendar);

        Assert.Equal([(October(12, 15), (MemberId?)Liaison)], reply.Steps(DeadlineStepKind.Reminded).Select(s => (s.At, s.Recipient)));
        Assert.Equal((DeadlineState.Open, (Instant?)October(14, 11, 24)), (reply.State, reply.WakeAt));
    }

    [Fact]
    public void At_night_a_reminder_waits_for_the_working_day_and_two_within_an_hour_are_one()
    {
        // Half of 24 hours from 14:00 is 02:00, held until 9:00; four fifths would be 9:12.
        var response = Counted(DeadlineKind.IssueResponse, October(11, 14), _calendar);

        Assert.Equal([October(12, 9), October(12, 12)], response.RemindAt);
    }

    [Fact]
    public void On_a_day_off_it_does_not_wait_when_the_duty_would_be_missed_before_the_next_working_day()
    {
        var response = Counted(DeadlineKind.IssueResponse, October(12, 20), _calendar);

        Assert.Equal([October(13, 8), October(13, 15, 12), October(13, 18)], response.RemindAt);
    }

    [Fact]
    public void After_downtime_what_was_overtaken_reaches_nobody_and_is_on_record()
    {
        var (missed, open) = (Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar), Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar));

        missed.WakeUntil(October(14, 15, 1), _calendar);
        open.WakeUntil(October(14, 12), _calendar);

        Assert.Equal([(MemberId?)null, null, null], missed.Steps(DeadlineStepKind.Reminded).Select(s => s.Recipient));
        Assert.Equal(DeadlineState.Breached, missed.State);
        Assert.Equal([(October(12, 15), (MemberId?)null), (October(14, 11, 24), Liaison)], open.Steps(DeadlineStepKind.Reminded).Select(s => (s.At, s.Recipient)));
    }

    [Fact]
    public void Whoever_works_by_another_calendar_than_the_duty_is_counted_in_is_reminded_in_his_own_working_time()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);
        var late = Calendar();
        var shift = new WorkingTime(new(13, 0), new(22, 0));
        late.Change(new WorkWeek(shift, shift, shift, shift, shift, null, null), shift, late.SpecialDays, late.KnownYears, October(1, 0));

        reply.WakeUntil(October(12, 15, 1), late);
        reply.WakeUntil(October(14, 14), late);

        // What was planned for 11:24 waits for 13:00, where one is told already.
        Assert.Equal([October(12, 15), October(14, 13)], reply.Steps(DeadlineStepKind.Reminded).Select(s => s.At));
        Assert.All(reply.Steps(DeadlineStepKind.Reminded), s => Assert.Equal(Liaison, s.Recipient));
        Assert.Equal(reply.DueAt, reply.WakeAt);
    }

    [Fact]
    public void Who_has_acted_is_reminded_no_more()
    {
        var reply = Counted(DeadlineKind.ResourceReply, October(11, 15), _calendar);

        reply.Meet(October(11, 16));
        reply.WakeUntil(October(20, 9), _calendar);

        Assert.Empty(reply.Steps(DeadlineStepKind.Reminded));
    }

    [Fact]
    public void A_short_duty_is_not_reminded_before_it_began()
    {
        var due = DueTime.At(October(11, 11), _calendar, October(11, 10, 30));

        var condition = Open(due, Policy(DeadlineKind.CommitmentCondition));

        Assert.Equal([October(11, 10, 45)], condition.RemindAt);
    }
}
