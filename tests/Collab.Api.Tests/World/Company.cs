using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Application.Organizations;
using Collab.Domain.Common;
using Collab.Domain.Departments;
using Collab.Domain.Organizations;
using Collab.Infrastructure.Demo;
using Collab.Infrastructure.Session;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Collab.Api.Tests.World;

/// <summary>
/// The company that the tests are told about: the demo's people and departments, nothing begun yet. And a second one, whose
/// only member is <c>outsider</c>.
/// </summary>
public static class Company
{
    public const string Password = DemoPeople.Password;

    private static readonly Instant Founded = Instant.FromUtc(2024, 10, 1, 0, 0);

    public static async Task FoundAsync(IServiceProvider services)
    {
        // One hash for all: computing it is slow on purpose.
        var hash = services.GetRequiredService<Passwords>().Hash(Password);
        await FoundAsync(services, DemoPeople.Organization, DemoPeople.Departments, DemoPeople.Members, hash);
        await FoundAsync(services, DemoPeople.OtherOrganization, DemoPeople.OtherDepartments, [DemoPeople.Outsider], hash);
    }

    private static async Task FoundAsync(
        IServiceProvider services, string name, IReadOnlyList<DemoDepartment> departments, IReadOnlyList<DemoMember> members, string hash)
    {
        await using var scope = services.CreateAsyncScope();
        var organization = NewId.Of<OrganizationId>();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(organization);
        var db = scope.ServiceProvider.GetRequiredService<ICollabDb>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: false, async () =>
        {
            db.Found(organization, name, "Asia/Shanghai", Languages.Chinese, Founded);
            var byKey = departments.ToDictionary(x => x.Key, x => new Department(NewId.Of<DepartmentId>(), organization, x.Name));
            var byAccount = members.ToDictionary(x => x.Account, x => new Member(NewId.Of<MemberId>(), organization, byKey[x.Department].Id, x.Name, x.Email, x.Title, x.Role));
            var sponsor = byAccount.GetValueOrDefault("sponsor")?.Id;
            foreach (var department in departments) byKey[department.Key].LeadBy(department.Head is { } head ? byAccount[head].Id : null, sponsor);
            db.Departments.AddRange(byKey.Values);
            db.Members.AddRange(byAccount.Values);
            db.Set<Credential>().AddRange(byAccount.Values.Select(x => new Credential { OrganizationId = organization, MemberId = x.Id, Email = x.Email, PasswordHash = hash }));
            await db.SaveAsync(CancellationToken.None);
            return true;
        }, CancellationToken.None);
    }
}
