using Collab.Domain.Acceptances;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Collab.Domain.Members;
using Collab.Domain.WorkItems;
using NodaTime;

namespace Collab.Domain.Tests.Acceptances;

/// <summary>The worked example where its two tasks are done and nothing is judged yet.</summary>
internal sealed class Delivered
{
    public static readonly Instant Now = Instant.FromUtc(2024, 10, 21, 2, 0);
    public static readonly LocalDate Today = new(2024, 10, 21);

    private readonly ExampleCompany _company = new();

    public Delivered()
    {
        Brief = new Brief(
            Collaboration.Id, Collaboration.OrganizationId, Collaboration.Title, "竞品甲占了30%的市场，新品需要被看到。", "首月销量10,000台。", new LocalDate(2024, 11, 12),
            [new Goal(NewId.Of<GoalId>(), "首月销量", 10_000, "台", new LocalDate(2024, 11, 12))], Now);
        Collaboration.HoldKickoff(Now);
        Collaboration.AgreeGoal(Now);
        foreach (var (department, liaison) in new[] { (_company.Marketing, Manager), (_company.Design, Designer), (_company.Product, _company.ProductHead) })
            Collaboration.NameLiaison(department.Id, liaison, null, Now);
        Collaboration.BeginExecution(Now);
        WorkItems = [Item("宣传物料制作", "通过产品部的卖点审核"), Item("线上投放", "每日曝光不低于50,000次")];
        foreach (var item in WorkItems) item.Complete(Today, Today, Now);
        var given = Item("线下推广", "");
        given.Cancel("门店停业", Now);
        Collaboration.OpenAcceptance(Now);
        Acceptance = Acceptance.Open(Collaboration, Brief, [.. WorkItems, given], NewId.Of<DeadlineId>());
    }

    public Member Manager => _company.MarketingManager;
    public Member Director => _company.MarketingHead;
    public Member Designer => _company.Designer;
    public Collaboration Collaboration => _company.Collaboration;
    public Brief Brief { get; }
    public IReadOnlyList<WorkItem> WorkItems { get; }
    public Acceptance Acceptance { get; }

    public AcceptanceCheck Deliverable => Acceptance.Checks.First(c => c.Subject == CheckedSubject.WorkItem);
    public AcceptanceCheck Goal => Acceptance.Checks.Single(c => c.Subject == CheckedSubject.Goal);

    /// <summary>A task of the designer, approved by the director, with its date agreed.</summary>
    public WorkItem Item(string title, string criteria)
    {
        var item = WorkItem.Plan(Collaboration, title, Today, Today, criteria, null, Now);
        item.AssignRaci(
            [new(Designer.Id, Designer.DepartmentId, RaciRole.Responsible), new(Director.Id, Director.DepartmentId, RaciRole.Accountable)], false, Now);
        item.Agree(Now);
        return item;
    }

    public void Judge(AcceptanceCheck check, Verdict verdict, string? remarks = null, decimal? measured = null, Rework? rework = null, bool reworkOpen = false) =>
        Acceptance.Judge(check.Id, verdict, remarks, measured, rework, reworkOpen, Manager.Id, Now);

    public Delivered WithAllPassed()
    {
        foreach (var check in Acceptance.Checks) Judge(check, Verdict.Passed, measured: check.Subject == CheckedSubject.Goal ? 10_500 : null);
        return this;
    }

    public Delivered Accepted()
    {
        WithAllPassed().Acceptance.Accept(Manager.Id, Now);
        return this;
    }

    public Delivered Signed()
    {
        Accepted().Acceptance.Sign(openWorkItems: 0, Director.Id, Now);
        Collaboration.OpenRetrospective(Now);
        return this;
    }
}
