using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using NodaTime;

namespace Collab.Domain.Tests;

/// <summary>The company of the worked example: marketing leads, design and product take part, finance does not.</summary>
internal sealed class ExampleCompany
{
    /// <summary>Friday 11 October 2024 15:00 in Shanghai.</summary>
    public static readonly Instant Now = Instant.FromUtc(2024, 10, 11, 7, 0);

    private readonly OrganizationId _id = NewId.Of<OrganizationId>();

    public ExampleCompany()
    {
        (Marketing, MarketingHead) = DepartmentOf("Marketing");
        (Design, DesignHead) = DepartmentOf("Design");
        (Product, ProductHead) = DepartmentOf("Product");
        (Finance, FinanceHead) = DepartmentOf("Finance");
        MarketingManager = MemberOf(Marketing, "Marketing manager");
        Designer = MemberOf(Design, "Designer");
        Sponsor = MemberOf(Finance, "Sponsor");
        Collaboration = Collaboration.Start(
            NewId.Of<CollaborationId>(), MarketingManager, "Q4 new product promotion", Scenario.NewProduct, Marketing, [Design.Id, Product.Id], Sponsor.Id, null, Now);
    }

    public Department Marketing { get; }
    public Department Design { get; }
    public Department Product { get; }
    public Department Finance { get; }
    public Member MarketingHead { get; }
    public Member MarketingManager { get; }
    public Member DesignHead { get; }
    public Member Designer { get; }
    public Member ProductHead { get; }
    public Member FinanceHead { get; }
    public Member Sponsor { get; }

    /// <summary>A draft, started by the marketing manager.</summary>
    public Collaboration Collaboration { get; }

    public IReadOnlyCollection<Department> Departments => [Marketing, Design, Product, Finance];

    public Collaboration Cancelled()
    {
        Collaboration.Cancel("The launch was called off", Now);
        return Collaboration;
    }

    private (Department, Member) DepartmentOf(string name)
    {
        var department = new Department(NewId.Of<DepartmentId>(), _id, name);
        var head = MemberOf(department, $"{name} head");
        department.LeadBy(head.Id, null);
        return (department, head);
    }

    private Member MemberOf(Department department, string name) =>
        new(NewId.Of<MemberId>(), _id, department.Id, name, $"{name.Replace(' ', '.')}@example.test", name);
}

internal static class Refusal
{
    /// <summary>Refused by exactly this rule; answers the JSON field that is blamed.</summary>
    public static string? By(Rule rule, Action action)
    {
        var refusal = Assert.Throws<RuleBrokenException>(action);
        Assert.Equal(rule.Code, refusal.Rule.Code);
        return refusal.Field;
    }
}
