using Collab.Application.Demo;

namespace Collab.Infrastructure.Demo;

/// <summary>The accounts of the contract, as the sign-in page offers them.</summary>
internal static class DemoCast
{
    private static readonly Dictionary<string, DemoRole> Roles = new()
    {
        ["admin"] = DemoRole.Administrator,
        ["sponsor"] = DemoRole.Sponsor,
        ["market.director"] = DemoRole.Head,
        ["market.manager"] = DemoRole.Liaison,
        ["sales.director"] = DemoRole.Head,
        ["sales.head"] = DemoRole.Liaison,
        ["product.head"] = DemoRole.Head,
        ["design.head"] = DemoRole.Head,
        ["member"] = DemoRole.Member,
    };

    public static DemoAccounts Accounts { get; } = new(DemoPeople.Password,
    [
        .. DemoPeople.Members.Where(x => Roles.ContainsKey(x.Account)).Select(x => new DemoAccount(
            x.Email, x.Name, x.Title, DemoPeople.Departments.Single(d => d.Key == x.Department).Name, Roles[x.Account])),
        new(DemoPeople.Outsider.Email, DemoPeople.Outsider.Name, DemoPeople.Outsider.Title, DemoPeople.OtherOrganization, DemoRole.Outsider),
    ]);
}
