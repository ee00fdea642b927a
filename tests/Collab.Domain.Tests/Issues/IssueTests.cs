using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Issues;
using Collab.Domain.Members;
using NodaTime;
using static Collab.Domain.Issues.IssueState;

namespace Collab.Domain.Tests.Issues;

public sealed class IssueTests
{
    private static readonly Instant Now = ExampleCompany.Now;
    private static readonly Instant Later = Now + Duration.FromHours(2);

    private readonly ExampleCompany _company = new();

    [Fact]
    public void A_reported_issue_says_which_response_deadline_is_to_be_opened()
    {
        var issue = ReportedIssue();

        var happened = Assert.IsType<IssueReported>(Assert.Single(issue.PendingEvents));
        Assert.Equal((Reported, issue.ResponseDeadlineId, _company.ProductHead.Id, Now), (issue.State, happened.ResponseDeadlineId, happened.ReporterId, happened.At));
    }

    [Theory]
    [InlineData(" ", "d", "i", "p", "issue.titleRequired", "title")]
    [InlineData("t", "", "i", "p", "issue.descriptionRequired", "description")]
    [InlineData("t", "d", " ", "p", "issue.impactRequired", "impact")]
    [InlineData("t", "d", "i", "", "issue.proposedSolutionRequired", "proposedSolution")]
    public void It_says_what_is_wrong_how_far_it_reaches_and_what_is_proposed(string title, string description, string impact, string proposal, string rule, string field)
    {
        var refusal = Assert.Throws<RuleBrokenException>(
            () => Issue.Report(_company.Collaboration, title, description, impact, proposal, null, _company.ProductHead.Id, Now));

        Assert.Equal((rule, field), (refusal.Rule.Code, refusal.Field));
    }

    [Fact]
    public void Nothing_is_reported_in_a_collaboration_that_is_over() => Refusal.By(
        CollaborationRules.ReadOnly, () => Issue.Report(_company.Cancelled(), "t", "d", "i", "p", null, _company.ProductHead.Id, Now));

    [Fact]
    public void Measures_are_recorded_with_the_discussion_and_meet_the_response_deadline()
    {
        var issue = ReportedIssue();
        var measure = Rework();

        issue.RecordMeasures(Discussion(), [measure], _company.MarketingManager.Id, Later);

        Assert.Equal(IssueState.MeasuresRecorded, issue.State);
        Assert.Equal([measure], issue.Measures);
        var happened = issue.PendingEvents.OfType<MeasuresRecorded>().Single();
        Assert.Equal((issue.ResponseDeadlineId, _company.ProductHead.Id), (happened.ResponseDeadlineId, happened.ReporterId));
        Assert.Equal([measure], happened.Measures);
    }

    [Fact]
    public void More_measures_follow_while_some_are_open()
    {
        var issue = WithMeasures(Rework());

        issue.RecordMeasures(Discussion(), [Rework()], _company.MarketingManager.Id, Later);

        Assert.Equal(2, issue.Measures.Count);
        Assert.Single(issue.PendingEvents.OfType<MeasuresRecorded>().Last().Measures);
    }

    [Fact]
    public void At_least_one_measure_is_recorded() => Assert.Equal("measures", Refusal.By(
        IssueRules.MeasureRequired, () => ReportedIssue().RecordMeasures(Discussion(), [], _company.MarketingManager.Id, Later)));

    [Fact]
    public void The_discussion_took_place() => Assert.Equal("discussion.heldAt", Refusal.By(
        IssueRules.DiscussedInFuture,
        () => ReportedIssue().RecordMeasures(Discussion() with { HeldAt = Later + Duration.FromSeconds(1) }, [Rework()], _company.MarketingManager.Id, Later)));

    [Fact]
    public void A_discussion_has_attendees_and_a_decision()
    {
        Assert.Equal("discussion.attendeeIds", Refusal.By(IssueRules.AttendeesRequired, () => IssueDiscussion.Of(Now, [], "Rework it")));
        Assert.Equal("discussion.decision", Refusal.By(IssueRules.DecisionRequired, () => IssueDiscussion.Of(Now, [_company.DesignHead.Id], " ")));
    }

    [Fact]
    public void A_measure_says_what_by_whom_and_until_a_time_that_is_still_to_come()
    {
        Assert.Equal("measures[1].description", Refusal.By(IssueRules.MeasureNeedsDescription, () => IssueMeasure.Of("", _company.DesignHead, Later, Now, "measures[1]")));
        Assert.Equal("measures[1].dueAt", Refusal.By(IssueRules.MeasureDueInPast, () => IssueMeasure.Of("Rework", _company.DesignHead, Now, Now, "measures[1]")));
        Assert.Equal((_company.DesignHead.Id, _company.Design.Id), (Rework().OwnerId, Rework().OwnerDepartmentId));
    }

    [Fact]
    public void With_the_last_measure_it_is_resolved_and_not_before()
    {
        var (first, second) = (Rework(), Rework());
        var issue = WithMeasures(first, second);

        issue.CompleteMeasure(first.Id, _company.DesignHead.Id, Later);
        Assert.Equal((IssueState.MeasuresRecorded, Later), (issue.State, issue.Measures[0].DoneAt));
        Assert.Empty(issue.PendingEvents.OfType<IssueResolved>());

        issue.CompleteMeasure(second.Id, _company.DesignHead.Id, Later, "approved at 12:00");
        Assert.Equal(Resolved, issue.State);
        Assert.Equal(_company.ProductHead.Id, issue.PendingEvents.OfType<IssueResolved>().Single().ReporterId);
        var completed = issue.PendingEvents.OfType<MeasureCompleted>().Last();
        Assert.Equal((second.DeadlineId, "approved at 12:00"), (completed.DeadlineId, completed.Note));
    }

    [Fact]
    public void A_measure_is_done_once()
    {
        var (first, second) = (Rework(), Rework());
        var issue = WithMeasures(first, second);
        issue.CompleteMeasure(first.Id, _company.DesignHead.Id, Later);

        Refusal.By(IssueRules.MeasureDone, () => issue.CompleteMeasure(first.Id, _company.DesignHead.Id, Later));
    }

    [Fact]
    public void A_measure_of_another_issue_is_unknown() => Refusal.By(
        IssueRules.MeasureUnknown, () => WithMeasures(Rework()).CompleteMeasure(Rework().Id, _company.DesignHead.Id, Later));

    [Fact]
    public void Its_reporter_closes_it_and_nobody_else()
    {
        var issue = ResolvedIssue();
        Refusal.By(IssueRules.ReporterAlone, () => issue.Close(_company.MarketingManager.Id, Later));

        issue.Close(_company.ProductHead.Id, Later, " thank you ");

        Assert.Equal((Closed, Later), (issue.State, issue.ClosedAt));
        Assert.Equal("thank you", issue.PendingEvents.OfType<IssueClosed>().Single().Note);
    }

    [Fact]
    public void It_is_not_closed_while_measures_are_open() =>
        Refusal.By(IssueRules.NotAtThisState, () => WithMeasures(Rework()).Close(_company.ProductHead.Id, Later));

    [Fact]
    public void Reopened_the_lead_department_owes_measures_again_by_a_new_deadline()
    {
        var issue = ResolvedIssue();
        issue.Close(_company.ProductHead.Id, Later);
        var earlier = issue.ResponseDeadlineId;

        issue.Reopen("It failed again", _company.ProductHead.Id, Later);

        Assert.Equal((Reported, 1, (Instant?)null), (issue.State, issue.TimesReopened, issue.ClosedAt));
        Assert.NotEqual(earlier, issue.ResponseDeadlineId);
        Assert.Equal(issue.ResponseDeadlineId, issue.PendingEvents.OfType<IssueReopened>().Single().ResponseDeadlineId);
    }

    [Fact]
    public void Its_reporter_reopens_it_with_a_reason_and_nobody_else()
    {
        var issue = ResolvedIssue();

        Refusal.By(IssueRules.ReporterAlone, () => issue.Reopen("No", _company.MarketingManager.Id, Later));
        Refusal.By(IssueRules.ReasonRequired, () => issue.Reopen(" ", _company.ProductHead.Id, Later));
        Refusal.By(IssueRules.NotAtThisState, () => WithMeasures(Rework()).Reopen("No", _company.ProductHead.Id, Later));
    }

    [Fact]
    public void A_closed_issue_only_reopens()
    {
        Assert.Equal([(Closed, Reported)], Issue.Lifecycle.Moves.Where(move => move.From == Closed));
        Assert.Equal([(Reported, IssueState.MeasuresRecorded)], Issue.Lifecycle.Moves.Where(move => move.From == Reported));
    }

    private Issue ReportedIssue() => Issue.Report(
        _company.Collaboration, "The material failed its review", "Rejected by the platform", "Launch 2 days late", "Design reworks it", null, _company.ProductHead.Id, Now);

    private Issue WithMeasures(params IssueMeasure[] measures)
    {
        var issue = ReportedIssue();
        issue.RecordMeasures(Discussion(), measures, _company.MarketingManager.Id, Now);
        return issue;
    }

    private Issue ResolvedIssue()
    {
        var measure = Rework();
        var issue = WithMeasures(measure);
        issue.CompleteMeasure(measure.Id, _company.DesignHead.Id, Now);
        return issue;
    }

    private IssueMeasure Rework() => IssueMeasure.Of("Rework the material", _company.DesignHead, Now + Duration.FromHours(19), Now);

    private IssueDiscussion Discussion() => IssueDiscussion.Of(Now, [_company.DesignHead.Id, _company.MarketingManager.Id], "Rework it");
}
