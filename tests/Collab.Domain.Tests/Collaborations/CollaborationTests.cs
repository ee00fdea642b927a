using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Retrospectives;
using Collab.Domain.Summaries;
using NodaTime;
using static Collab.Domain.Collaborations.CollaborationState;

namespace Collab.Domain.Tests.Collaborations;

public sealed class CollaborationTests
{
    private static readonly Instant Now = ExampleCompany.Now;

    private readonly ExampleCompany _company = new();

    private Collaboration Collaboration => _company.Collaboration;

    [Fact]
    public void The_lead_department_comes_first_and_nobody_takes_part_twice()
    {
        var collaboration = Start("Q4", _company.Design.Id, _company.Marketing.Id, _company.Product.Id, _company.Design.Id);

        Assert.Equal([_company.Marketing.Id, _company.Design.Id, _company.Product.Id], collaboration.Departments.Select(d => d.DepartmentId));
        Assert.Equal((Draft, 1, _company.Marketing.Id), (collaboration.State, collaboration.Step, collaboration.InitiatorDepartmentId));
    }

    [Fact]
    public void Without_another_sponsor_the_lead_department_s_is_the_last_to_be_told()
    {
        _company.Marketing.LeadBy(_company.MarketingHead.Id, _company.Sponsor.Id);

        Assert.Equal(_company.Sponsor.Id, Start("Q4", _company.Design.Id).SponsorId);
    }

    [Fact]
    public void It_has_a_title() => Assert.Equal("title", Refusal.By(CollaborationRules.TitleRequired, () => Start(" ", _company.Design.Id)));

    [Fact]
    public void One_department_alone_is_no_collaboration() =>
        Assert.Equal("participatingDepartmentIds", Refusal.By(CollaborationRules.OneDepartmentIsNone, () => Start("Q4", _company.Marketing.Id)));

    [Fact]
    public void A_draft_changes_and_keeps_its_departments_in_the_order_in_which_they_were_named()
    {
        Collaboration.Amend("Q4 promotion", [_company.Product.Id, _company.Finance.Id], _company.FinanceHead.Id, Now);

        Assert.Equal(("Q4 promotion", _company.FinanceHead.Id), (Collaboration.Title, Collaboration.SponsorId));
        Assert.Equal([_company.Marketing.Id, _company.Product.Id, _company.Finance.Id], Collaboration.Departments.Select(d => d.DepartmentId));
        Assert.Equal([0, 1, 2], Collaboration.Departments.Select(d => d.Position));
    }

    [Fact]
    public void After_the_kick_off_departments_are_not_changed_any_more()
    {
        Collaboration.HoldKickoff(Now);

        Refusal.By(CollaborationRules.DraftOnly, () => Collaboration.Amend("Other", null, null, Now));
    }

    [Fact]
    public void Planning_is_step_2_until_every_department_has_its_liaison()
    {
        Reach(Planning);
        Assert.Equal(2, Collaboration.Step);
        Name(_company.Marketing, _company.MarketingManager);
        Name(_company.Design, _company.Designer);
        Assert.Equal(2, Collaboration.Step);

        Name(_company.Product, _company.ProductHead);

        Assert.Equal(3, Collaboration.Step);
    }

    [Fact]
    public void Work_does_not_begin_while_a_department_has_no_liaison()
    {
        Reach(Planning);

        Refusal.By(CollaborationRules.LiaisonsMissing, () => Collaboration.BeginExecution(Now));
    }

    [Fact]
    public void Another_liaison_follows_the_former_one()
    {
        Name(_company.Design, _company.DesignHead);
        Name(_company.Design, _company.Designer);

        var named = Collaboration.PendingEvents.OfType<LiaisonNamed>().Last();
        Assert.Equal((_company.Designer.Id, _company.DesignHead.Id), (named.LiaisonId, named.FormerId));
        Assert.Equal(_company.Designer.Id, Collaboration.Participation(_company.Design.Id).LiaisonId);
    }

    [Fact]
    public void Liaison_and_deputy_are_members_of_the_department()
    {
        Assert.Equal("memberId", Refusal.By(CollaborationRules.LiaisonNotOfDepartment, () => Name(_company.Design, _company.ProductHead)));
        Assert.Equal(
            "deputyId",
            Refusal.By(CollaborationRules.LiaisonNotOfDepartment, () => Collaboration.NameLiaison(_company.Design.Id, _company.Designer, _company.ProductHead, Now)));
    }

    [Fact]
    public void The_deputy_is_somebody_else() => Assert.Equal(
        "deputyId", Refusal.By(CollaborationRules.DeputyIsLiaison, () => Collaboration.NameLiaison(_company.Design.Id, _company.Designer, _company.Designer, Now)));

    [Fact]
    public void A_department_that_takes_no_part_names_nobody() =>
        Refusal.By(CollaborationRules.DepartmentNotInvolved, () => Name(_company.Finance, _company.FinanceHead));

    [Fact]
    public void It_is_given_up_with_a_reason_and_then_only_read()
    {
        Refusal.By(CollaborationRules.ReasonRequired, () => Collaboration.Cancel(" ", Now));

        Collaboration.Cancel("The launch was called off", Now);

        Assert.Equal((Cancelled, "The launch was called off"), (Collaboration.State, Collaboration.CancelReason));
        Refusal.By(CollaborationRules.ReadOnly, () => Name(_company.Design, _company.Designer));
    }

    [Fact]
    public void Something_that_belongs_to_another_step_is_refused()
    {
        Refusal.By(CollaborationRules.NotAtThisStep, () => Collaboration.RequireState(Executing, Accepting));
        Collaboration.RequireState(Draft);
    }

    [Fact]
    public void It_is_archived_only_with_retrospective_and_summary()
    {
        var retrospective = Retrospective.Expect(Collaboration, NewId.Of<DeadlineId>());
        var summary = SummaryReport.Generate(Collaboration, [new("goals", "Reached")], Now);
        Refusal.By(CollaborationRules.NotReadyToArchive, () => Collaboration.Archive(retrospective, summary, 0, Now));
        Reach(Retrospecting);

        Refusal.By(CollaborationRules.RetrospectiveMissing, () => Collaboration.Archive(retrospective, summary, 0, Now));
        retrospective.Hold(Now, ["Early drafts"], [], [], [], _company.MarketingHead.Id, Now);
        Refusal.By(CollaborationRules.SummaryMissing, () => Collaboration.Archive(retrospective, summary, 0, Now));
        summary.File(_company.MarketingHead.Id, Now);
        Collaboration.Archive(retrospective, summary, 0, Now);

        Assert.Equal(Archived, Collaboration.State);
        Refusal.By(CollaborationRules.ReadOnly, Collaboration.RequireOpen);
    }

    [Fact]
    public void The_six_steps_come_in_their_order_and_what_is_over_stays_over()
    {
        CollaborationState[] order = [Draft, Committing, Planning, Executing, Accepting, Retrospecting, Archived];
        var expected = order.Zip(order.Skip(1)).Concat(order.SkipLast(1).Select(from => (from, Cancelled))).ToHashSet();

        foreach (var from in Enum.GetValues<CollaborationState>())
        {
            foreach (var to in Enum.GetValues<CollaborationState>())
            {
                Assert.Equal(expected.Contains((from, to)), CollaborationLifecycle.Table.Allows(from, to));
                if (!expected.Contains((from, to))) Refusal.By(CollaborationRules.NotAtThisStep, () => CollaborationLifecycle.Table.Move(from, to));
            }
        }
    }

    [Theory]
    [InlineData(Draft, 1)]
    [InlineData(Committing, 1)]
    [InlineData(Executing, 4)]
    [InlineData(Accepting, 6)]
    [InlineData(Retrospecting, 6)]
    [InlineData(Archived, 6)]
    public void Every_state_belongs_to_a_step(CollaborationState state, int step) => Assert.Equal(step, CollaborationLifecycle.StepOf(state, everyLiaisonNamed: true));

    private Collaboration Start(string title, params DepartmentId[] participating) => Collaboration.Start(
        NewId.Of<CollaborationId>(), _company.MarketingManager, title, Scenario.NewProduct, _company.Marketing, participating, null, null, Now);

    private void Name(Department department, Member liaison) => Collaboration.NameLiaison(department.Id, liaison, null, Now);

    private void Reach(CollaborationState state)
    {
        Action[] steps =
        [
            () => Collaboration.HoldKickoff(Now), () => Collaboration.AgreeGoal(Now), BeginWork, () => Collaboration.OpenAcceptance(Now), () => Collaboration.OpenRetrospective(Now),
        ];
        foreach (var step in steps.Take((int)state)) step();
    }

    private void BeginWork()
    {
        Name(_company.Marketing, _company.MarketingManager);
        Name(_company.Design, _company.Designer);
        Name(_company.Product, _company.ProductHead);
        Collaboration.BeginExecution(Now);
    }
}
