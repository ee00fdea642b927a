using Collab.Domain.WorkItems;
using static Collab.Domain.Tests.WorkItems.Promotion;

namespace Collab.Domain.Tests.WorkItems;

public sealed class RaciTests
{
    private readonly Promotion _world = new();

    [Fact]
    public void A_second_accountable_is_refused() =>
        Refused.By(WorkItemRules.OneAccountable, () => _world.Task().AssignRaci([R(_world.Manager), A(_world.Director), A(_world.SalesHead)], false, Now));

    [Fact]
    public void Nobody_is_both_consulted_and_informed() =>
        Refused.By(WorkItemRules.ConsultedAndInformed, () => _world.Task().AssignRaci([C(_world.SalesHead), I(_world.SalesHead)], false, Now));

    [Fact]
    public void Who_does_it_approves_it_only_where_the_organization_allows_it()
    {
        var item = _world.Task();
        Refused.By(WorkItemRules.ResponsibleApproves, () => item.AssignRaci([R(_world.Manager), A(_world.Manager)], false, Now));

        item.AssignRaci([R(_world.Manager), A(_world.Manager)], true, Now);

        Assert.True(item.RaciComplete);
    }

    [Fact]
    public void The_same_letter_is_given_once() =>
        Refused.By(WorkItemRules.LetterTwice, () => _world.Task().AssignRaci([R(_world.Manager), R(_world.Manager)], false, Now));

    [Fact]
    public void A_row_may_be_incomplete_until_the_task_has_started()
    {
        _world.Task().AssignRaci([R(_world.Manager)], false, Now);

        Refused.By(WorkItemRules.RaciRequired, () => _world.StartedTask().AssignRaci([R(_world.Manager)], false, Now));
    }

    [Fact]
    public void The_first_responsible_owes_and_his_department_reports()
    {
        var item = _world.Task();

        item.AssignRaci([A(_world.Director), R(_world.SalesHead), R(_world.Manager)], false, Now);

        Assert.Equal((_world.SalesHead.Id, _world.Sales.Id), (item.Responsible!.MemberId, item.ResponsibleDepartmentId!.Value));
    }

    [Fact]
    public void Letters_that_stay_keep_their_row_and_only_new_people_are_newly_named()
    {
        var item = _world.TaskWithRaci();
        var manager = item.Responsible;
        item.TakeEvents();

        item.AssignRaci([R(_world.SalesHead), R(_world.Manager), A(_world.Director)], false, Now);

        Assert.Contains(manager, item.Raci);
        Assert.Equal(_world.SalesHead.Id, item.Responsible!.MemberId);
        Assert.Equal([_world.SalesHead.Id], Assert.IsType<RaciAssigned>(Assert.Single(item.TakeEvents())).NewlyNamed);
    }
}
