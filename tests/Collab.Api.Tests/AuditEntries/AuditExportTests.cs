using System.Diagnostics;
using Collab.Application.AuditEntries;
using Collab.Domain.Organizations;
using Collab.Infrastructure.Jobs;
using Collab.Infrastructure.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Api.Tests.AuditEntries;

/// <summary>The record is found in, and taken out in forms that others can read and check.</summary>
public sealed class AuditExportTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task It_is_searched_by_person_action_thing_and_words()
    {
        using var admin = await app.As("admin");
        var named = $"甲乙_{Guid.NewGuid():N}";
        var made = (await admin.PostAsync("/api/v1/departments", new { name = named })).ShouldBe(201);
        var me = await app.MemberIdAsync("admin");
        foreach (var (query, found) in new[]
        {
            ($"subjectType=department&subjectId={made.Id}", true), ($"q={Uri.EscapeDataString(named)}", true), ($"q={Uri.EscapeDataString(named.Replace('_', 'x'))}", false),
            ("q=%25%25%25", false), ($"memberId={me}&action=departmentMade", true), ($"memberId={Guid.CreateVersion7()}", false), ("action=departmentMade", true), ("action=departmentUnmade", false),
        })
        {
            var items = (await admin.GetAsync($"/api/v1/audit-entries?limit=100&{query}")).ShouldBe(200).Items;
            Assert.True(found == items.Any(x => x.GetProperty("subject").GetProperty("id").GetGuid() == made.Id), query);
        }
        Assert.Contains((await admin.GetAsync("/api/v1/audit-entries/actions")).ShouldBe(200).Items, x => x.GetString() == "departmentMade");
        (await admin.GetAsync($"/api/v1/audit-entries?q={new string('x', 201)}")).ShouldBe(422);
    }

    [Fact]
    public async Task What_a_deputy_did_is_found_by_both_names_and_paged_in_order()
    {
        var (absent, deputy) = (await app.MemberIdAsync("sales.head"), await app.MemberIdAsync("sales.director"));
        for (var n = 0; n < 6; n++)
        {
            await app.ExecuteAsync("""
                insert into collab.audit_entries (organization_id, id, at, recorded_at, actor_id, actor_for_id, action, subject_type, subject_id, subject_title, "values")
                select organization_id, gen_random_uuid(), now() - make_interval(mins => $3), now(), case when $3 % 2 = 0 then $1 else $2 end, case when $3 % 2 = 0 then null else $1 end, 'standIn', 'member', id, 'x', '{}' from collab.members where id = $1
                """, absent, deputy, n);
        }
        using var admin = await app.As("admin");
        List<DateTimeOffset> read = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await admin.GetAsync($"/api/v1/audit-entries?memberId={absent}&action=standIn&limit=2{(cursor.Length > 0 ? "&cursor=" + cursor : "")}")).ShouldBe(200);
            read.AddRange(page.Items.Select(x => x.GetProperty("at").GetDateTimeOffset()));
            cursor = page.Json.Text("nextCursor");
        }
        Assert.Equal(6, read.Count);
        Assert.Equal(read.OrderDescending(), read);
        Assert.Equal(3, (await admin.GetAsync($"/api/v1/audit-entries?memberId={deputy}&action=standIn")).ShouldBe(200).Items.Count);
    }

    [Fact]
    public async Task A_sponsor_reads_of_his_collaborations_and_neither_sign_ins_nor_addresses_of_others()
    {
        var story = await Story.BeginAsync(app);
        using var sponsor = await app.As("sponsor");
        var all = (await sponsor.GetAsync("/api/v1/audit-entries?limit=100")).ShouldBe(200).Items;
        Assert.NotEmpty(all);
        Assert.All(all, x => Assert.Equal(JsonValueKind.Object, x.GetProperty("collaboration").ValueKind));
    }

    [Fact]
    public async Task The_lines_are_checked_by_the_script_without_the_product()
    {
        using var admin = await app.As("admin");
        (await admin.PostAsync("/api/v1/departments", new { name = $"=1+1,\"引号\"\n😀 {Guid.NewGuid():N}" })).ShouldBe(201);
        (await admin.PostAsync("/api/v1/departments", new { name = $"二 {Guid.NewGuid():N}" })).ShouldBe(201);
        await SealAsync();
        var lines = (await admin.GetAsync("/api/v1/audit-entries/jsonl")).ShouldBe(200).Body;
        var keys = (await admin.GetAsync("/api/v1/certificate-keys")).ShouldBe(200).Body;
        Assert.StartsWith($"{lines.Count(x => x == '\n') - 1} entries hold", await CheckAsync(lines, keys), StringComparison.Ordinal);
        Assert.Contains("0 are left out", await CheckAsync(lines, keys), StringComparison.Ordinal);

        var each = lines.Split('\n');
        Assert.StartsWith("Not valid. Position", await CheckAsync(lines.Replace("departmentMade", "departmentMode", StringComparison.Ordinal), keys), StringComparison.Ordinal);
        Assert.Contains("texts are not", await CheckAsync(lines.Replace("引号", "括号", StringComparison.Ordinal), keys), StringComparison.Ordinal);
        Assert.Contains("cut off", await CheckAsync(string.Join('\n', each[..^2]), keys), StringComparison.Ordinal);
        Assert.StartsWith("Not valid. The last line is about", await CheckAsync(string.Join('\n', [.. each[..^3], each[^2]]), keys), StringComparison.Ordinal);
        Assert.StartsWith("Not valid.", await CheckAsync(string.Join('\n', [each[1], each[0], .. each[2..]]), keys), StringComparison.Ordinal);
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'auditExported' and \"values\" ->> 'format' = 'jsonl'"));
    }

    [Fact]
    public async Task A_spreadsheet_runs_nothing_of_what_people_typed()
    {
        using var admin = await app.As("admin");
        foreach (var typed in new[] { "=HYPERLINK(\"x\")", "＠SUM(1)", "-2+3" }) (await admin.PostAsync("/api/v1/departments", new { name = typed })).ShouldBe(201);
        await SealAsync();
        var csv = (await admin.GetAsync("/api/v1/audit-entries/csv?action=departmentMade")).ShouldBe(200).Body;
        Assert.StartsWith("position,", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains(",'＠SUM(1),", csv, StringComparison.Ordinal);
        Assert.Contains(",'-2+3,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_take_it_out_at_once_and_a_third_waits()
    {
        using var admin = await app.As("admin");
        var organization = await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'");
        await using var connection = await app.OpenAsync();
        await using var both = new Npgsql.NpgsqlCommand("select pg_advisory_lock(hashtextextended('audit export ' || n || ' ' || $1, 0)) from generate_series(1, 2) n", connection);
        both.Parameters.Add(new() { Value = organization.ToString() });
        await both.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await admin.GetAsync("/api/v1/audit-entries/csv")).ShouldBe(429);
        await connection.CloseAsync();
        (await admin.GetAsync("/api/v1/audit-entries/csv")).ShouldBe(200);
    }

    private async Task SealAsync()
    {
        var organization = new OrganizationId(await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'"));
        while (await app.Services.GetRequiredService<Tenants>().SendAsync(organization, new SealAudit(1_000), TestContext.Current.CancellationToken) > 0) { }
    }

    private static async Task<string> CheckAsync(string lines, string keys)
    {
        var folder = Directory.CreateTempSubdirectory("audit");
        try
        {
            var (export, keyFile) = (Path.Combine(folder.FullName, "audit.jsonl"), Path.Combine(folder.FullName, "keys.json"));
            await File.WriteAllTextAsync(export, lines);
            await File.WriteAllTextAsync(keyFile, keys);
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(RepositoryRoot.Find()!, "deploy", "verify-audit.mjs"), export, keyFile]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, failed) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            var answer = await said + await failed;
            Assert.Equal(answer.StartsWith("Not valid", StringComparison.Ordinal) ? 1 : 0, node.ExitCode);
            return answer;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
