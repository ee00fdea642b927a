namespace Collab.Infrastructure.Demo;

/// <summary>The people of the demo: the accounts of the contract first, then colleagues who fill the departments.</summary>
internal static class DemoPeople
{
    /// <summary>Of all accounts, in demo mode alone.</summary>
    public const string Password = "Collab-demo-2026";
    public const string Domain = "@demo.example";

    public const string Organization = "云帆科技";
    public const string OtherOrganization = "南山制造";

    public static readonly IReadOnlyList<DemoDepartment> OtherDepartments = [new("production", "生产部", Head: null)];

    public static readonly IReadOnlyList<DemoDepartment> Departments =
    [
        new("management", "总经办", Head: "sponsor"),
        new("marketing", "市场部", Head: "market.director"),
        new("sales", "销售部", Head: "sales.director"),
        new("product", "产品部", Head: "product.head"),
        new("design", "设计部", Head: "design.head"),
        new("service", "客服部", Head: "service.head"),
        new("it", "信息部", Head: "admin"),
    ];

    public static readonly IReadOnlyList<DemoMember> Members =
    [
        new("admin", "陆安", "系统管理员", "it", OrganizationRole.Administrator),
        new("sponsor", "沈国安", "分管副总", "management"),
        new("market.director", "林溯", "市场总监", "marketing"),
        new("market.manager", "周岚", "市场经理", "marketing"),
        new("sales.director", "高远", "销售总监", "sales"),
        new("sales.head", "陈立", "销售负责人", "sales"),
        new("product.head", "苏敏", "产品负责人", "product"),
        new("design.head", "何清", "设计负责人", "design"),
        new("member", "许诺", "市场专员", "marketing"),
        new("market.brand", "方晓", "品牌主管", "marketing"),
        new("sales.channel", "罗坤", "渠道主管", "sales"),
        new("product.manager", "叶青", "产品经理", "product"),
        new("design.visual", "唐悦", "视觉设计师", "design"),
        new("service.head", "秦川", "客服负责人", "service"),
        new("service.lead", "白露", "客服组长", "service"),
    ];

    /// <summary>Belongs to <see cref="OtherOrganization"/> and sees nothing of the first.</summary>
    public static readonly DemoMember Outsider = new("outsider", "温岚", "生产主管", "production");
}

internal sealed record DemoDepartment(string Key, string Name, string? Head);

internal sealed record DemoMember(string Account, string Name, string Title, string Department, OrganizationRole Role = OrganizationRole.Member)
{
    public string Email => Account + DemoPeople.Domain;
}
