using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using Collab.Domain.Plans;
using Collab.Domain.WorkItems;
using NodaTime;

namespace Collab.Domain.Tests.WorkItems;

/// <summary>The worked example of the process, as far as plans and tasks need it: "Q4 new product promotion".</summary>
internal sealed class Promotion
{
    /// <summary>Friday 11 October 2024, 10:00 in Shanghai.</summary>
    public static readonly Instant Now = Instant.FromUtc(2024, 10, 11, 2, 0);
    public static readonly LocalDate Today = October(11);

    private static readonly OrganizationId Company = NewId.Of<OrganizationId>();

    public Department Marketing { get; } = new(NewId.Of<DepartmentId>(), Company, "市场部");
    public Department Sales { get; } = new(NewId.Of<DepartmentId>(), Company, "销售部");
    public Member Manager { get; }
    public Member Director { get; }
    public Member SalesHead { get; }
    public Collaboration Collaboration { get; }
    public Phase Preparation { get; } = new(NewId.Of<PhaseId>(), "筹备期", October(8), October(10), "通过产品部卖点审核", "设计部：海报模板");

    public Promotion()
    {
        Manager = Person("周岚", Marketing);
        Director = Person("林溯", Marketing);
        SalesHead = Person("陈立", Sales);
        Collaboration = Collaboration.Start(
            NewId.Of<CollaborationId>(), Manager, "Q4 新品推广", Scenario.NewProduct, Marketing, [Sales.Id], null, null, Now);
    }

    public static LocalDate October(int day) => new(2024, 10, day);

    public WorkItem Task(string title = "推广文案初稿", int from = 8, int to = 10, Phase? phase = null) =>
        WorkItem.Plan(Collaboration, title, October(from), October(to), "通过卖点审核", phase, Now);

    /// <summary>R is the marketing manager, A the marketing director.</summary>
    public WorkItem TaskWithRaci()
    {
        var item = Task();
        item.AssignRaci([R(Manager), A(Director)], false, Now);
        return item;
    }

    public WorkItem StartedTask()
    {
        var item = TaskWithRaci();
        item.Start(Now);
        return item;
    }

    public ExecutionPlan Plan(params Phase[] phases) => new(Collaboration.Id, Company, Collaboration.Title, Director.Id, phases);

    public static RaciAssignment R(Member member) => new(member.Id, member.DepartmentId, RaciRole.Responsible);

    public static RaciAssignment A(Member member) => new(member.Id, member.DepartmentId, RaciRole.Accountable);

    public static RaciAssignment C(Member member) => new(member.Id, member.DepartmentId, RaciRole.Consulted);

    public static RaciAssignment I(Member member) => new(member.Id, member.DepartmentId, RaciRole.Informed);

    private static Member Person(string name, Department department) =>
        new(NewId.Of<MemberId>(), Company, department.Id, name, $"{Guid.NewGuid()}@demo.example", "");
}

internal static class Refused
{
    /// <summary>The work is refused by exactly this rule.</summary>
    public static RuleBrokenException By(Rule rule, Action work)
    {
        var refusal = Assert.Throws<RuleBrokenException>(work);
        Assert.Equal(rule, refusal.Rule);
        return refusal;
    }
}
