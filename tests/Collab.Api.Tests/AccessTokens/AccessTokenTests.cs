using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.Api.Tests.AccessTokens;

/// <summary>Programs act as their member, as far as he allows them to.</summary>
public sealed class AccessTokenTests(CollabApp app) : IClassFixture<CollabApp>
{
    private const string Url = "/api/v1/access-tokens";

    [Fact]
    public async Task A_token_is_shown_once_used_listed_and_revoked()
    {
        using var person = await app.As("market.brand");
        var made = await person.MakeTokenAsync("数据仓库", 90, "write");
        Assert.Matches("^clb_[0-9A-Za-z]{49}$", made.Secret());
        Assert.Equal($"{Url}/{made.Id}", made.Headers.Location!.ToString());
        Assert.Equal(made.Secret()[..12], made["prefix"].GetString());
        Assert.Equal(["read", "write"], made["scopes"].EnumerateArray().Select(x => x.GetString()!));
        Assert.Equal(JsonValueKind.Null, made["lastUsedAt"].ValueKind);

        using var program = app.Program(made.Secret());
        var me = (await program.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.Equal(person.Id.Value, me["member"].GetProperty("id").GetGuid());
        Assert.Equal(JsonValueKind.Null, me["csrfToken"].ValueKind);
        // An unsafe request without a CSRF token.
        (await program.PatchAsync("/api/v1/me", new { language = "en" })).ShouldBe(200);

        var listed = (await person.GetAsync($"{Url}?current=true")).ShouldBe(200).Items.Single(x => x.GetProperty("id").GetGuid() == made.Id);
        Assert.Equal("active", listed.Text("state"));
        Assert.Equal(JsonValueKind.String, listed.GetProperty("lastUsedAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("token").ValueKind);

        var seen = (await person.GetAsync($"{Url}/{made.Id}")).ShouldBe(200);
        Assert.Equal(made.Version, seen.Version);
        (await person.DeleteAsync($"{Url}/{made.Id}")).ShouldBeProblem(428, "ifMatch.required");
        (await person.DeleteAsync($"{Url}/{made.Id}", 99)).ShouldBeProblem(412, "version.stale");
        var revoked = (await person.DeleteAsync($"{Url}/{made.Id}", seen.Version)).ShouldBe(200);
        Assert.Equal(("revoked", 0), (revoked["state"].GetString(), revoked.Allowed.Count));
        (await program.GetAsync("/api/v1/session")).ShouldBeProblem(401, "accessToken.refused");
        (await person.DeleteAsync($"{Url}/{made.Id}", revoked.Version)).ShouldBeProblem(409, "accessToken.ended");

        using var admin = await app.As("admin");
        var record = (await admin.GetAsync("/api/v1/audit-entries?subjectType=accessToken&limit=100")).ShouldBe(200);
        Assert.Equal(["accessTokenRevoked", "accessTokenMade"], record.Items.Where(x => SubjectOf(x) == made.Id).Select(x => x.Text("action")!));
        Assert.DoesNotContain(made.Secret()[4..], record.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_acts_at_once_on_every_server()
    {
        using var person = await app.As("design.visual");
        var made = await person.MakeTokenAsync();
        await using var second = app.Another("Development");
        using var there = second.CreateDefaultClient(CollabApp.Address);
        there.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Secret());
        using var before = await there.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)before.StatusCode);
        (await person.DeleteAsync($"{Url}/{made.Id}", made.Version)).ShouldBe(200);
        using var afterwards = await there.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)afterwards.StatusCode);
    }

    [Fact]
    public async Task What_is_refused_is_refused_alike_and_says_how_to_sign_in()
    {
        using var person = await app.As("product.manager");
        var revoked = await person.MakeTokenAsync();
        (await person.DeleteAsync($"{Url}/{revoked.Id}", revoked.Version)).ShouldBe(200);
        var gone = await person.MakeTokenAsync();
        await app.ExecuteAsync("update collab.access_tokens set hash = repeat('0', 64) where id = $1", gone.Id);
        List<string> answers = [];
        foreach (var token in new[] { "clb_nonsense", "", gone.Secret(), revoked.Secret(), revoked.Secret()[..^1] + (revoked.Secret()[^1] == 'x' ? 'y' : 'x') })
        {
            using var program = app.Anonymous();
            program.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            var refused = (await program.GetAsync("/api/v1/members")).ShouldBeProblem(401, "accessToken.refused");
            Assert.Equal("Bearer error=\"invalid_token\"", refused.Headers.WwwAuthenticate.ToString());
            answers.Add(refused["detail"].GetString()!);
        }
        Assert.Single(answers.Distinct());
        using var somebody = app.Anonymous();
        Assert.Equal("Bearer", (await somebody.GetAsync("/api/v1/members")).ShouldBeProblem(401, "unauthenticated").Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task With_a_token_the_cookie_is_not_looked_at()
    {
        using var person = await app.As("sales.head");
        using var other = await app.As("design.head");
        var made = await other.MakeTokenAsync();
        person.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Secret());
        Assert.Equal(other.Id.Value, (await person.GetAsync("/api/v1/session")).ShouldBe(200)["member"].GetProperty("id").GetGuid());
        (await person.PatchAsync("/api/v1/me", new { language = "en" })).ShouldBeProblem(403, "accessToken.scopeMissing");
        person.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "clb_nonsense");
        (await person.GetAsync("/api/v1/session")).ShouldBeProblem(401, "accessToken.refused");
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        using var program = await Tokens.ProgramAsync(app, "market.director", "read");
        (await program.PostAsync("/api/v1/brief-checks", new { text = "尽快上市" })).ShouldBe(200);
        var refused = (await program.PatchAsync("/api/v1/me", new { language = "en" })).ShouldBeProblem(403, "accessToken.scopeMissing");
        Assert.Equal("write", refused["scope"].GetString());
        Assert.Contains("write", refused["detail"].GetString(), StringComparison.Ordinal);
        Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"write\"", refused.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_makes_and_revokes_none_signs_nobody_in_or_out_and_opens_neither_dashboard_nor_live_connection()
    {
        using var admin = await app.As("admin");
        var made = await admin.MakeTokenAsync(scopes: ["write", "admin"]);
        using var program = app.Program(made.Secret());
        (await program.PostAsync(Url, new { name = "x", scopes = Array.Empty<string>(), expiresInDays = 1 })).ShouldBeProblem(403, "accessToken.inPersonOnly");
        (await program.DeleteAsync($"{Url}/{made.Id}", made.Version)).ShouldBeProblem(403, "accessToken.inPersonOnly");
        (await program.PostAsync("/api/v1/session", new { email = "admin@demo.example", password = Company.Password })).ShouldBeProblem(403, "accessToken.inPersonOnly");
        (await program.DeleteAsync("/api/v1/session")).ShouldBeProblem(403, "accessToken.inPersonOnly");
        (await program.GetAsync("/hangfire")).ShouldBe(403);
        (await program.PostAsync("/live/negotiate?negotiateVersion=1")).ShouldBe(403);
        Assert.Empty((await program.GetAsync($"{Url}/{made.Id}")).ShouldBe(200).Allowed);
    }

    [Fact]
    public async Task The_record_names_the_member_and_the_token_by_which_a_program_acted()
    {
        using var person = await app.As("sales.channel");
        using var program = app.Program((await person.MakeTokenAsync("排班同步", 30, "write")).Secret());
        var absence = (await program.PostAsync("/api/v1/delegations", new { firstDay = "2024-12-03", lastDay = "2024-12-04" })).ShouldBe(201);
        using var admin = await app.As("admin");
        var entry = (await admin.GetAsync("/api/v1/audit-entries?subjectType=delegation")).ShouldBe(200).Items.Single(x => SubjectOf(x) == absence.Id);
        Assert.Equal("排班同步", entry.GetProperty("values").Text("accessToken"));
    }

    [Fact]
    public async Task An_idempotency_key_works_for_programs_and_never_shows_a_secret_twice()
    {
        using var person = await app.As("service.head");
        var key = Guid.NewGuid().ToString();
        var body = new { name = "一次", scopes = new[] { "write" }, expiresInDays = 7 };
        var first = (await person.PostAsync(Url, body, key: key)).ShouldBe(201);
        var second = (await person.PostAsync(Url, body, key: key)).ShouldBe(201);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(JsonValueKind.Null, second["token"].ValueKind);

        using var program = app.Program(first.Secret());
        var absence = new { firstDay = "2024-11-05", lastDay = "2024-11-06" };
        Assert.Equal(
            (await program.PostAsync("/api/v1/delegations", absence, key: key + "2")).ShouldBe(201).Id,
            (await program.PostAsync("/api/v1/delegations", absence, key: key + "2")).ShouldBe(201).Id);
    }

    [Fact]
    public async Task The_secret_is_nowhere_in_the_database_nor_in_what_is_logged()
    {
        var log = new EverythingLogged();
        await using var talkative = app.Another("Development").WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))));
        using var person = await app.As("market.manager", talkative);
        var made = await person.MakeTokenAsync();
        using var program = talkative.CreateDefaultClient(CollabApp.Address);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Secret());
        using var used = await program.GetAsync("/api/v1/members", TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)used.StatusCode);
        using var wrong = await program.PostAsJsonAsync("/api/v1/delegations", new { }, TestContext.Current.CancellationToken);

        var secret = made.Secret()[12..];
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, x => x.Contains(secret, StringComparison.Ordinal));
        var tables = await app.ListAsync("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema in ('collab', 'hangfire') and table_type = 'BASE TABLE'");
        Assert.Contains("collab.access_tokens", tables);
        foreach (var table in tables)
            Assert.True(await app.ScalarAsync<long>($"select count(*) from {table} x where x::text like '%' || $1 || '%'", secret) == 0, table);
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.access_tokens x where x::text like '%' || $1 || '%'", made.Secret()[..12]));
    }

    [Fact]
    public async Task Administrators_see_and_revoke_those_of_others_who_are_told_and_nobody_else_does()
    {
        using var person = await app.As("product.head");
        var made = await person.MakeTokenAsync("需求导出");
        using var admin = await app.As("admin");
        var seen = (await admin.GetAsync($"{Url}?memberId={person.Id}")).ShouldBe(200);
        Assert.Equal(made.Id, seen.Items.Single().GetProperty("id").GetGuid());
        Assert.DoesNotContain(made.Secret(), seen.Body, StringComparison.Ordinal);
        Assert.DoesNotContain((await admin.GetAsync(Url)).ShouldBe(200).Items, x => x.GetProperty("id").GetGuid() == made.Id);
        foreach (var (account, status) in new[] { ("member", 403), ("outsider", 404) })
        {
            using var another = await app.As(account);
            (await another.GetAsync($"{Url}?memberId={person.Id}")).ShouldBe(status);
            (await another.GetAsync($"{Url}/{made.Id}")).ShouldBe(404);
            (await another.DeleteAsync($"{Url}/{made.Id}", made.Version)).ShouldBe(404);
        }
        (await admin.DeleteAsync($"{Url}/{made.Id}", made.Version)).ShouldBe(200);
        var told = (await person.GetAsync("/api/v1/me/notifications")).ShouldBe(200).Items.Single(x => x.Text("kind") == "accessTokenRevoked");
        Assert.Equal("需求导出", told.GetProperty("subject").Text("title"));
    }

    [Theory]
    [InlineData("", 30, "$.name")]
    [InlineData("x", 0, "$.expiresInDays")]
    [InlineData("x", 367, "$.expiresInDays")]
    public async Task A_token_has_a_name_and_an_end(string name, int expiresInDays, string blamed)
    {
        using var person = await app.As("design.head");
        (await person.PostAsync(Url, new { name, scopes = new[] { "read" }, expiresInDays })).ShouldBeProblem(422, "validation.failed", blamed);
        (await person.PostAsync(Url, new { name, scopes = new[] { "root" }, expiresInDays })).ShouldBeProblem(400, "body.unreadable");
    }

    [Fact]
    public async Task Nobody_has_more_than_fifty_that_can_be_used_and_the_list_goes_on()
    {
        using var person = await app.As("service.lead");
        for (var i = 0; i < 50; i++) await person.MakeTokenAsync($"第 {i} 个");
        (await person.PostAsync(Url, new { name = "x", scopes = Array.Empty<string>(), expiresInDays = 1 })).ShouldBeProblem(409, "accessToken.tooMany");
        var first = (await person.GetAsync($"{Url}?limit=30")).ShouldBe(200);
        var rest = (await person.GetAsync($"{Url}?limit=30&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        Assert.Equal(50, first.Items.Concat(rest.Items).Select(x => x.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.Equal("第 49 个", first.Items[0].Text("name"));
    }

    private static Guid SubjectOf(JsonElement entry) => entry.GetProperty("subject").GetProperty("id").GetGuid();
}
