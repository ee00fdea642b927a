using Collab.Api.AuditEntries;
using Collab.Application.AuditEntries;
using Collab.Domain.Organizations;
using Collab.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Collab.Api.Tests.AuditEntries;

/// <summary>Whoever changes the record afterwards, with whatever rights in the database, is found, and named is what was changed.</summary>
public sealed class AuditChainTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_touched_is_found_good_to_the_last_entry()
    {
        var (admin, last) = await BegunAsync();
        var found = (await VerifyAsync(admin)).Json;
        Assert.Equal((last, last, true), (found.GetProperty("through").GetInt64(), found.GetProperty("total").GetInt64(), found.GetProperty("complete").GetBoolean()));
        Assert.Equal((JsonValueKind.Null, 0), (found.GetProperty("finding").ValueKind, found.GetProperty("unsealed").GetInt32()));
        Assert.Equal(last, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where organization_id = $1", await OrganizationAsync()));
        using var output = new StringWriter();
        Assert.Equal(0, await AuditCommand.RunAsync(app.ConnectionString, output, Ct));
        Assert.Contains($"{await OrganizationAsync()}: {last} entries checked", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update collab.audit_entries set action = 'collaborationCancelled' where id = $1", "entry")]
    [InlineData("update collab.audit_entries set actor_id = gen_random_uuid() where id = $1", "entry")]
    [InlineData("update collab.audit_entries set at = at - interval '1 day' where id = $1", "entry")]
    [InlineData("update collab.audit_entries set \"values\" = \"values\" || '{\"x\": 1}' where id = $1", "text")]
    [InlineData("update collab.audit_entries set subject_title = 'x' where id = $1", "text")]
    [InlineData("update collab.audit_entries set subject_title = '', \"values\" = '{}', address = null, erased_at = now() where id = $1", "text")]
    [InlineData("delete from collab.audit_entries where id = $1", "entryMissing")]
    [InlineData("delete from collab.audit_chain where entry_id = $1", "linkMissing")]
    [InlineData("update collab.audit_chain set salt = null where entry_id = $1", "text")]
    [InlineData("update collab.audit_chain set text_hash = sha256('x') where entry_id = $1", "entry")]
    public async Task What_the_owner_of_the_database_did_is_named(string statement, string differs)
    {
        var (admin, last) = await BegunAsync();
        var position = last - 1;
        var entry = await app.ScalarAsync<Guid>("select entry_id from collab.audit_chain where organization_id = $1 and position = $2", await OrganizationAsync(), position);
        await WithTheOwnersRightsAsync(statement, entry, async () =>
        {
            var finding = (await VerifyAsync(admin)).Json.GetProperty("finding");
            Assert.Equal((position, differs), (finding.GetProperty("position").GetInt64(), finding.Text("differs")));
            if (differs != "linkMissing") Assert.Equal(entry, finding.GetProperty("entryId").GetGuid());
            using var output = new StringWriter();
            Assert.Equal(AuditCommand.Broken, await AuditCommand.RunAsync(app.ConnectionString, output, Ct));
            Assert.Contains($"BROKEN at position {position}", output.ToString(), StringComparison.Ordinal);
        });
        Assert.Equal(JsonValueKind.Null, (await VerifyAsync(admin)).Json.GetProperty("finding").ValueKind);
        Assert.Contains((await admin.GetAsync("/api/v1/audit-entries?limit=100")).Items, x => x.Text("action") == "auditVerificationFailed");
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_found_at_the_first()
    {
        var (admin, last) = await BegunAsync();
        var entry = await app.ScalarAsync<Guid>("select entry_id from collab.audit_chain where organization_id = $1 and position = $2", await OrganizationAsync(), last - 2);
        const string Swap = """
            update collab.audit_chain c set position = -c.position where (entry_id = $1 or position = (select position + 1 from collab.audit_chain where entry_id = $1))
                and organization_id = (select organization_id from collab.audit_chain where entry_id = $1);
            update collab.audit_chain c set position = (select -sum(o.position) from collab.audit_chain o where o.position < 0) + c.position where position < 0
            """;
        await WithTheOwnersRightsAsync(Swap, entry, async () =>
        {
            var finding = (await VerifyAsync(admin)).Json.GetProperty("finding");
            Assert.Equal((last - 2, "entry"), (finding.GetProperty("position").GetInt64(), finding.Text("differs")));
        });
    }

    [Fact]
    public async Task An_entry_whose_transaction_commits_late_gets_its_link_then()
    {
        var (admin, _) = await BegunAsync();
        var organization = await OrganizationAsync();
        var late = Guid.CreateVersion7();
        await using (var connection = await app.OpenAsync())
        await using (var transaction = await connection.BeginTransactionAsync(Ct))
        {
            await using (var insert = new NpgsqlCommand("""
                set local role collab_app; select set_config('collab.organization_id', @organization, true);
                insert into collab.audit_entries (organization_id, id, at, recorded_at, action, subject_type, subject_id, subject_title, "values")
                    values (@organization::uuid, @id, now(), now(), 'organizationFounded', 'organization', @organization::uuid, 'x', '{}')
                """, connection, transaction))
            {
                insert.Parameters.AddWithValue("organization", organization.ToString());
                insert.Parameters.AddWithValue("id", late);
                await insert.ExecuteNonQueryAsync(Ct);
            }
            (await admin.PutAsync("/api/v1/demo/clock", new { advanceBy = "PT1S" })).ShouldBe(200);
            (await admin.PostAsync("/api/v1/departments", new { name = $"迟到 {late:N}" })).ShouldBe(201);
            Assert.True(await SealAsync() > 0);
            Assert.Equal(0, await SealAsync());
            await transaction.CommitAsync(Ct);
        }
        Assert.Equal(1, await SealAsync());
        Assert.True(await app.ScalarAsync<bool>(
            "select c.position = (select max(position) from collab.audit_chain where organization_id = $2) and e.seq < (select max(seq) from collab.audit_entries) from collab.audit_chain c join collab.audit_entries e on e.id = c.entry_id where c.entry_id = $1", late, organization));
        Assert.Equal(JsonValueKind.Null, (await VerifyAsync(admin)).Json.GetProperty("finding").ValueKind);
    }

    [Fact]
    public async Task A_position_that_is_not_there_accuses_nobody()
    {
        var (admin, last) = await BegunAsync();
        const string Accusations = "select count(*) from collab.audit_entries where action = 'auditVerificationFailed'";
        var before = await app.ScalarAsync<long>(Accusations);
        var found = (await admin.PostAsync("/api/v1/audit-entries/verify", new { after = 1_000_000 })).ShouldBe(200).Json;
        Assert.Equal((last, true, JsonValueKind.Null), (found.GetProperty("through").GetInt64(), found.GetProperty("complete").GetBoolean(), found.GetProperty("finding").ValueKind));
        Assert.Equal(before, await app.ScalarAsync<long>(Accusations));
    }

    [Fact]
    public async Task Many_who_seal_at_once_make_one_chain()
    {
        var (admin, _) = await BegunAsync();
        for (var n = 0; n < 12; n++) (await admin.PostAsync("/api/v1/departments", new { name = $"链 {Guid.NewGuid():N}" })).ShouldBe(201);
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SealAsync(5)));
        while (await SealAsync(5) > 0) { }
        Assert.Contains(5, made);
        Assert.True(await app.ScalarAsync<bool>("select count(*) = max(position) and count(distinct entry_id) = count(*) from collab.audit_chain where organization_id = $1", await OrganizationAsync()));
        Assert.Equal(JsonValueKind.Null, (await VerifyAsync(admin)).Json.GetProperty("finding").ValueKind);
    }

    [Fact]
    public async Task An_entry_that_was_removed_before_it_had_a_link_is_missed()
    {
        var (admin, last) = await BegunAsync();
        (await admin.PostAsync("/api/v1/departments", new { name = $"无链 {Guid.NewGuid():N}" })).ShouldBe(201);
        var entry = await app.ScalarAsync<Guid>("select entry_id from collab.audit_unsealed where organization_id = $1", await OrganizationAsync());
        await WithTheOwnersRightsAsync("delete from collab.audit_entries where id = $1", entry, async () =>
        {
            var finding = (await VerifyAsync(admin)).Json.GetProperty("finding");
            Assert.Equal(("entryMissing", entry), (finding.Text("differs"), finding.GetProperty("entryId").GetGuid()));
        });
    }

    [Fact]
    public async Task An_entry_that_nobody_would_link_is_counted()
    {
        var (admin, _) = await BegunAsync();
        (await admin.PostAsync("/api/v1/departments", new { name = $"漏 {Guid.NewGuid():N}" })).ShouldBe(201);
        var entry = await app.ScalarAsync<Guid>("select entry_id from collab.audit_unsealed where organization_id = $1", await OrganizationAsync());
        await WithTheOwnersRightsAsync("with gone as (delete from collab.audit_unsealed where entry_id = $1) update collab.audit_entries set recorded_at = recorded_at - interval '1 hour' where id = $1", entry, async () =>
        {
            var found = (await VerifyAsync(admin)).Json;
            Assert.Equal((JsonValueKind.Null, 1), (found.GetProperty("finding").ValueKind, found.GetProperty("unsealed").GetInt32()));
        });
    }

    [Fact]
    public async Task Texts_are_erased_on_record_and_the_chain_still_holds()
    {
        var (admin, _) = await BegunAsync();
        var named = $"张三 {Guid.NewGuid():N}";
        var department = (await admin.PostAsync("/api/v1/departments", new { name = named })).ShouldBe(201);
        var entry = await app.ScalarAsync<Guid>("select id from collab.audit_entries where subject_id = $1 and action = 'departmentMade'", department.Id);
        (await admin.PostAsync("/api/v1/audit-entries/erase", new { entryId = entry, reason = "本人要求" })).ShouldBe(204);
        Assert.Equal(["departmentChanged"], await app.ListAsync("select action from collab.audit_entries a where a::text like '%' || $1 || '%'", named));
        var rows = (await admin.GetAsync("/api/v1/audit-entries?limit=100")).Items;
        Assert.NotNull(rows.Single(x => x.GetProperty("id").GetGuid() == entry).Text("erasedAt"));
        var erasure = rows.Single(x => x.Text("action") == "auditTextErased");
        Assert.Equal(("本人要求", entry), (erasure.GetProperty("values").Text("reason"), erasure.GetProperty("subject").GetProperty("id").GetGuid()));
        await SealAsync();
        Assert.Equal(JsonValueKind.Null, (await VerifyAsync(admin)).Json.GetProperty("finding").ValueKind);
        (await admin.PostAsync("/api/v1/audit-entries/erase", new { entryId = entry, reason = "再来" })).ShouldBeProblem(409, "audit.erasedAlready");
        (await admin.PostAsync("/api/v1/audit-entries/erase", new { entryId = erasure.GetProperty("id").GetGuid(), reason = "掩盖" })).ShouldBeProblem(409, "audit.erasureStays");
        (await admin.PostAsync("/api/v1/audit-entries/erase", new { entryId = Guid.CreateVersion7(), reason = "x" })).ShouldBeProblem(404, "notFound");
    }

    [Theory]
    [InlineData("update collab.audit_entries set \"values\" = '{}', subject_title = '', address = null, erased_at = now()")]
    [InlineData("update collab.audit_entries set erased_at = now()")]
    [InlineData("update collab.audit_chain set salt = null")]
    [InlineData("update collab.audit_chain set position = position + 1000000")]
    [InlineData("delete from collab.audit_chain")]
    [InlineData("truncate collab.audit_chain")]
    public async Task Also_the_owner_erases_nothing_that_is_not_on_record(string statement)
    {
        await BegunAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync("set session_replication_role = replica; " + statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private Task<Guid> OrganizationAsync() => app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'");

    /// <summary>Some entries, all with their links.</summary>
    private async Task<(Person Admin, long Last)> BegunAsync()
    {
        var admin = await app.As("admin");
        for (var n = 0; n < 4; n++) (await admin.PostAsync("/api/v1/departments", new { name = $"部门 {Guid.NewGuid():N}" })).ShouldBe(201);
        while (await SealAsync() > 0) { }
        return (admin, await app.ScalarAsync<long>("select max(position) from collab.audit_chain where organization_id = $1", await OrganizationAsync()));
    }

    private async Task<int> SealAsync(int most = 1_000) =>
        await app.Services.GetRequiredService<Tenants>().SendAsync(new OrganizationId(await OrganizationAsync()), new SealAudit(most), Ct);

    private static async Task<Answer> VerifyAsync(Person person) => (await person.PostAsync("/api/v1/audit-entries/verify", new { after = 0 })).ShouldBe(200);

    /// <summary>Does it with triggers off, looks, and puts everything back as it was.</summary>
    private async Task WithTheOwnersRightsAsync(string statement, Guid entry, Func<Task> look)
    {
        string[] tables = ["audit_entries", "audit_chain", "audit_unsealed"];
        string Each(string sql) => string.Join(";", tables.Select(x => sql.Replace("@t", $"collab.{x}", StringComparison.Ordinal).Replace("@kept", $"public.kept_{x}", StringComparison.Ordinal)));
        await app.ExecuteAsync(Each("create table @kept as table @t"));
        try
        {
            await app.ExecuteAsync(Each("alter table @t disable trigger user"));
            foreach (var one in statement.Split(';')) await app.ExecuteAsync(one, one.Contains("$1", StringComparison.Ordinal) ? [entry] : []);
            await app.ExecuteAsync(Each("alter table @t enable always trigger user".Replace(" always", "", StringComparison.Ordinal)));
            await look();
        }
        finally
        {
            // What the look itself wrote stays; of what was there before everything is as before.
            await app.ExecuteAsync(Each("alter table @t disable trigger user"));
            await app.ExecuteAsync("""
                create table public.looked as select e.* from collab.audit_entries e where e.action = 'auditVerificationFailed' and not exists (select from public.kept_audit_entries k where k.id = e.id);
                delete from collab.audit_entries; delete from collab.audit_chain; delete from collab.audit_unsealed;
                insert into collab.audit_entries overriding system value select * from public.kept_audit_entries union all select * from public.looked;
                insert into collab.audit_chain select * from public.kept_audit_chain;
                insert into collab.audit_unsealed select * from public.kept_audit_unsealed union all select organization_id, seq, id from public.looked;
                drop table public.looked;
                """);
            await app.ExecuteAsync(Each("alter table @t enable trigger user") + ";" + Each("drop table @kept"));
            await app.ExecuteAsync("""
                alter table collab.audit_entries enable always trigger never_removed, enable always trigger never_changed, enable always trigger mark_unsealed;
                alter table collab.audit_chain enable always trigger never_removed, enable always trigger never_changed
                """);
        }
    }
}
