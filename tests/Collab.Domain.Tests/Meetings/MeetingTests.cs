using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Meetings;
using Collab.Domain.Members;
using Collab.Domain.Plans;
using Collab.Domain.RiskWarnings;
using Collab.Domain.WorkItems;
using NodaTime;

namespace Collab.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    private static readonly Instant Now = ExampleCompany.Now;
    private static readonly Instant Tomorrow = Now + Duration.FromHours(20);

    private readonly ExampleCompany _company = new();

    [Fact]
    public void A_convened_meeting_invites_each_attendee_once()
    {
        var meeting = Convened(MeetingKind.Regular, _company.DesignHead, _company.ProductHead, _company.DesignHead);

        var happened = Assert.IsType<MeetingConvened>(Assert.Single(meeting.PendingEvents));
        Assert.Equal([_company.DesignHead.Id, _company.ProductHead.Id], happened.Attendees);
        Assert.Equal((MeetingState.Convened, Tomorrow, Tomorrow), (meeting.State, meeting.ScheduledFor, happened.ScheduledFor));
    }

    [Fact]
    public void A_meeting_that_took_place_is_recorded_without_an_invitation()
    {
        var meeting = Recorded(MeetingKind.Regular, Now - Duration.FromHours(1));

        Assert.IsType<MeetingHeld>(Assert.Single(meeting.PendingEvents));
        Assert.Equal((MeetingState.Held, Now - Duration.FromHours(1)), (meeting.State, meeting.HeldAt));
    }

    [Fact]
    public void A_meeting_has_attendees_and_a_title()
    {
        Assert.Equal("attendeeIds", Refusal.By(MeetingRules.AttendeesRequired, () => Convened(MeetingKind.Regular)));
        Refusal.By(MeetingRules.TitleRequired, () => Meeting.Convene(
            _company.Collaboration, MeetingKind.Regular, " ", Tomorrow, [_company.DesignHead.Id], null, null, null, _company.MarketingManager.Id, Now));
    }

    [Fact]
    public void An_emergency_meeting_belongs_to_a_risk_warning()
    {
        Assert.Equal("riskWarningId", Refusal.By(MeetingRules.RiskWarningRequired, () => Convened(MeetingKind.EmergencyCoordination, _company.DesignHead)));

        var meeting = Meeting.Convene(
            _company.Collaboration, MeetingKind.EmergencyCoordination, "Channel schedule", Tomorrow, [_company.DesignHead.Id], null,
            NewId.Of<RiskWarningId>(), null, _company.MarketingManager.Id, Now);
        Assert.NotNull(meeting.RiskWarningId);
    }

    [Fact]
    public void A_collaboration_that_is_over_holds_no_meetings() =>
        Refusal.By(CollaborationRules.ReadOnly, () => Meeting.Convene(
            _company.Cancelled(), MeetingKind.Regular, "Weekly", Tomorrow, [_company.DesignHead.Id], null, null, null, _company.MarketingManager.Id, Now));

    [Fact]
    public void A_kick_off_belongs_to_a_draft()
    {
        _company.Collaboration.HoldKickoff(Now);

        Refusal.By(CollaborationRules.NotAtThisStep, () => Convened(MeetingKind.Kickoff, _company.DesignHead));
    }

    [Fact]
    public void A_kick_off_without_anybody_from_a_department_is_refused_with_its_name()
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => Represented(_company.MarketingHead, _company.DesignHead, _company.MarketingManager));

        Assert.Equal((MeetingRules.DepartmentNotRepresented.Code, "attendeeIds"), (refusal.Rule.Code, refusal.Field));
        Assert.Equal(["Product"], refusal.Arguments);
    }

    [Fact]
    public void An_ordinary_member_does_not_speak_for_the_department() =>
        Refusal.By(MeetingRules.DepartmentNotRepresented, () => Represented(_company.MarketingHead, _company.Designer, _company.ProductHead));

    [Fact]
    public void The_heads_speak_for_their_departments() => Represented(_company.MarketingHead, _company.DesignHead, _company.ProductHead);

    [Fact]
    public void A_liaison_speaks_for_the_department_and_so_does_the_deputy()
    {
        _company.Collaboration.NameLiaison(_company.Marketing.Id, _company.MarketingManager, null, Now);
        _company.Collaboration.NameLiaison(_company.Design.Id, _company.DesignHead, _company.Designer, Now);

        Represented(_company.MarketingManager, _company.Designer, _company.ProductHead);
    }

    [Fact]
    public void Held_means_that_it_began_already()
    {
        var meeting = Convened(MeetingKind.Regular, _company.DesignHead);

        Assert.Equal("heldAt", Refusal.By(MeetingRules.HeldInFuture, () => Hold(meeting, Now + Duration.FromSeconds(1))));
        Assert.Equal(MeetingState.Convened, meeting.State);
    }

    [Fact]
    public void Somebody_was_there()
    {
        var meeting = Convened(MeetingKind.Regular, _company.DesignHead);

        Refusal.By(MeetingRules.AttendeesRequired, () => meeting.Hold(Now, [], [], [], _company.MarketingManager.Id, Now));
    }

    [Fact]
    public void It_is_held_once_and_keeps_who_was_there_what_was_asked_and_what_was_decided()
    {
        var meeting = Convened(MeetingKind.Regular, _company.DesignHead);
        var decision = MeetingDecision.Of("Nothing changes", Disposition.NoAction, null, null, "The date holds");

        meeting.Hold(Now, [_company.Designer.Id], [new("Does the date hold?", "Yes")], [decision], _company.MarketingManager.Id, Now);

        Assert.Equal([_company.Designer.Id], meeting.Attendees);
        Assert.Equal([new MeetingQuestion("Does the date hold?", "Yes")], meeting.Questions);
        Assert.Equal([decision], meeting.Decisions);
        Refusal.By(MeetingRules.HeldAlready, () => Hold(meeting, Now));
    }

    [Theory]
    [InlineData(Disposition.WorkItem, "decisions[2].workItem")]
    [InlineData(Disposition.Revision, "decisions[2].planRevisionId")]
    [InlineData(Disposition.NoAction, "decisions[2].because")]
    public void Every_decision_goes_somewhere(Disposition disposition, string blamed) =>
        Assert.Equal(blamed, Refusal.By(MeetingRules.DecisionNeedsOutcome, () => MeetingDecision.Of("Ask two other stores", disposition, null, null, " ", "decisions[2]")));

    [Fact]
    public void A_decision_says_what_was_decided() => Assert.Equal("decisions[0].description", Refusal.By(
        MeetingRules.DecisionNeedsDescription, () => MeetingDecision.Of(" ", Disposition.NoAction, null, null, "Too late", "decisions[0]")));

    [Fact]
    public void A_decision_that_became_a_task_or_a_revision_names_it()
    {
        var (task, revision) = (NewId.Of<WorkItemId>(), NewId.Of<PlanRevisionId>());

        Assert.Equal(task, MeetingDecision.Of("Find two stores", Disposition.WorkItem, task, null, null).WorkItemId);
        Assert.Equal(revision, MeetingDecision.Of("Two days later", Disposition.Revision, null, revision, null).PlanRevisionId);
    }

    private Meeting Convened(MeetingKind kind, params Member[] attendees) => Meeting.Convene(
        _company.Collaboration, kind, "Channel schedule", Tomorrow, [.. attendees.Select(x => x.Id)], null, null, null, _company.MarketingManager.Id, Now);

    private Meeting Recorded(MeetingKind kind, Instant heldAt) => Meeting.Record(
        _company.Collaboration, kind, "Weekly", heldAt, [_company.DesignHead.Id], null, [], [], null, null, _company.MarketingManager.Id, Now);

    private void Hold(Meeting meeting, Instant heldAt) => meeting.Hold(heldAt, [_company.DesignHead.Id], [], [], _company.MarketingManager.Id, Now);

    private void Represented(params Member[] attendees) =>
        Meeting.RequireAllRepresented(_company.Collaboration, _company.Departments, [.. attendees.Select(x => x.Id)]);
}
