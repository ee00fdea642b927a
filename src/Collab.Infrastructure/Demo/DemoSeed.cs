using Collab.Application.Demo;
using Collab.Application.Organizations;
using Collab.Infrastructure.Session;
using Collab.Infrastructure.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Infrastructure.Demo;

/// <summary>Fills an empty installation with two organizations, their people, and the past of the worked example; then the demo's clock starts.</summary>
internal sealed class DemoSeed(IServiceScopeFactory scopes, CollabClock clock, DemoClock demoClock, DemoStage stage, Passwords passwords, NpgsqlDataSource database) : IDemoSeed
{
    /// <summary>Friday, seven hours before the weekly progress is due.</summary>
    private const string Begins = "2024-10-11 10:00";

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var guard = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(guard, $"select pg_advisory_lock({Schema.DemoLock})", ct);
        try
        {
            await using var any = new NpgsqlCommand("select exists (select from collab.all_organizations())", guard);
            if (!(bool)(await any.ExecuteScalarAsync(ct))!) await MakeAsync(guard, ct);
        }
        finally
        {
            clock.Pin(null);
            await ExecuteAsync(guard, $"select pg_advisory_unlock({Schema.DemoLock})", CancellationToken.None);
        }
    }

    private async Task MakeAsync(NpgsqlConnection guard, CancellationToken ct)
    {
        await ExecuteAsync(guard, "update collab.demo_clock set seeding = true", ct);
        clock.Pin(DemoStage.At("2024-06-03 09:00"));
        await FoundAsync(DemoPeople.Organization, DemoPeople.Departments, DemoPeople.Members, ct);
        await FoundAsync(DemoPeople.OtherOrganization, DemoPeople.OtherDepartments, [DemoPeople.Outsider], ct);
        new ArchivedStory(stage).Write();
        new WorkedExample(stage).Write();
        new ComplaintStory(stage).Write();
        new BeginningStories(stage).Write();
        await stage.PlayAsync(ct);
        await demoClock.BeginAsync(DemoStage.At(Begins), ct);
    }

    // The lock goes with its connection, also when the process is killed.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task FoundAsync(string name, IReadOnlyList<DemoDepartment> departments, IReadOnlyList<DemoMember> members, CancellationToken ct)
    {
        var organizationId = NewId.Of<OrganizationId>();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<CollabDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        db.Found(organizationId, name, "Asia/Shanghai", Languages.Chinese, clock.GetCurrentInstant());
        var made = departments.ToDictionary(d => d.Key, d => new Department(NewId.Of<DepartmentId>(), organizationId, d.Name));
        var people = members.ToDictionary(
            m => m.Account, m => new Member(NewId.Of<MemberId>(), organizationId, made[m.Department].Id, m.Name, m.Email, m.Title, m.Role));
        people.TryGetValue("sponsor", out var sponsor);
        foreach (var department in departments)
            made[department.Key].LeadBy(department.Head is { } head ? people[head].Id : null, department.Key == "management" ? null : sponsor?.Id);
        db.AddRange(made.Values);
        db.AddRange(people.Values);
        var hash = passwords.Hash(DemoPeople.Password);
        db.AddRange(people.Values.Select(m => new Credential { OrganizationId = organizationId, MemberId = m.Id, Email = m.Email, PasswordHash = hash }));
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);

        foreach (var (key, department) in made) stage.Found(key, department.Id);
        foreach (var (account, member) in people)
            stage.Cast(account, new SessionOwner(
                organizationId, member.Id, member.DepartmentId, member.Role == OrganizationRole.Administrator,
                made.Values.Any(d => d.HeadId == member.Id), made.Values.Any(d => d.SponsorId == member.Id), Languages.Chinese));
    }
}
