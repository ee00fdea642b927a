using System.Net;
using System.Net.Http.Json;

namespace Collab.Api.Tests.IdentityProviders;

/// <summary>Members who were there before the provider.</summary>
public sealed class LinkingTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_links_himself_signed_in_and_then_signs_in_with_the_provider_alone_where_that_is_required()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider, domains: true);
        await app.ExecuteAsync("""update collab.identity_providers set domains = '["demo.example"]'""");
        var zhou = new KnownPerson("zhou", "market.manager@demo.example");

        // The address alone makes nobody a member who is there already.
        using var stranger = app.Browser();
        await provider.SignInAsync(stranger, zhou, 403, "provider.emailTaken");

        using var browser = app.Browser();
        var csrf = await SignInAsync(browser, "market.manager");
        await LinkAsync(provider, browser, csrf, zhou);
        var mine = await browser.GetFromJsonAsync<JsonElement>("/api/v1/me/identity", Ct);
        Assert.NotEqual(JsonValueKind.Null, mine.GetProperty("linkedAt").ValueKind);
        using var elsewhere = app.Browser();
        var entered = await provider.SignInAsync(elsewhere, zhou with { Email = "changed@elsewhere.example" });
        Assert.Equal("周岚", entered.GetProperty("session").GetProperty("member").GetProperty("name").GetString());
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'identityLinked' and actor_id = $1", await app.MemberIdAsync("market.manager")));

        // Proved again by signing in anew there.
        await app.ExecuteAsync("update collab.sessions set created_at = now() - interval '11 minutes' where member_id = $1", await app.MemberIdAsync("market.manager"));
        using (var asked = await SendAsync(browser, csrf, HttpMethod.Post, "/api/v1/access-tokens", new { name = "x", scopes = new[] { "read" }, expiresInDays = 30 }))
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        await GoAsync(provider, browser, csrf, "/api/v1/session/proof/provider", zhou);
        using (var made = await SendAsync(browser, csrf, HttpMethod.Post, "/api/v1/access-tokens", new { name = "x", scopes = new[] { "read" }, expiresInDays = 30 }))
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        await app.ExecuteAsync("update collab.identity_providers set required = true");
        using var somebody = app.Anonymous();
        (await somebody.PostAsync("/api/v1/session", new { email = "market.manager@demo.example", password = "wrong" })).ShouldBeProblem(401, "session.wrongCredentials");
        (await somebody.PostAsync("/api/v1/session", new { email = "market.manager@demo.example", password = Company.Password })).ShouldBeProblem(401, "session.providerRequired");
        // Who is not linked yet, and administrators, still get in.
        (await somebody.PostAsync("/api/v1/session", new { email = "sales.head@demo.example", password = Company.Password })).ShouldBe(200);
        (await somebody.PostAsync("/api/v1/session", new { email = "admin@demo.example", password = Company.Password })).ShouldBe(200);

        using var unlinked = await SendAsync(browser, csrf, HttpMethod.Delete, "/api/v1/me/identity", null);
        Assert.Equal(HttpStatusCode.NoContent, unlinked.StatusCode);
        (await somebody.PostAsync("/api/v1/session", new { email = "market.manager@demo.example", password = Company.Password })).ShouldBe(200);
    }

    [Fact]
    public async Task An_identity_belongs_to_one_member_and_proves_no_other()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var browser = app.Browser();
        var csrf = await SignInAsync(browser, "sales.head");
        await LinkAsync(provider, browser, csrf, new("chen", "chen@elsewhere.example"));
        using var another = app.Browser();
        var theirs = await SignInAsync(another, "product.head");
        await GoAsync(provider, another, theirs, "/api/v1/me/identity", new("chen", "chen@elsewhere.example"), 409);
        await GoAsync(provider, another, theirs, "/api/v1/session/proof/provider", new("chen", "chen@elsewhere.example"), 403);
    }

    [Fact]
    public async Task Linking_needs_a_session_and_a_proof_that_is_fresh()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var somebody = app.Anonymous();
        (await somebody.PostAsync("/api/v1/me/identity")).ShouldBe(401);
        using var person = await app.As("design.head");
        await app.ExecuteAsync("update collab.sessions set created_at = now() - interval '11 minutes' where member_id = $1", person.Id.Value);
        (await person.PostAsync("/api/v1/me/identity")).ShouldBeProblem(403, "session.proofNeeded");
    }

    [Fact]
    public async Task The_secret_is_kept_encrypted_and_shown_to_nobody()
    {
        await using var provider = await TestProvider.StartAsync();
        await app.ConfigureAsync(provider);
        using var admin = await app.As("admin");
        var shown = (await admin.GetAsync("/api/v1/organization/identity-provider")).ShouldBe(200);
        Assert.True(shown["hasSecret"].GetBoolean());
        var kept = string.Concat(await app.ListAsync("select row_to_json(p)::text from collab.identity_providers p union all select row_to_json(e)::text from collab.audit_entries e"));
        foreach (var text in new[] { shown.Body, kept }) Assert.DoesNotContain(TestProvider.Secret, text, StringComparison.Ordinal);
        using var outsider = await app.As("outsider");
        Assert.Null((await outsider.GetAsync("/api/v1/me/identity")).ShouldBe(200)["provider"].GetString());
        (await admin.PutAsync("/api/v1/organization/identity-provider", new { name = "x", issuer = "javascript:alert(1)", clientId = "x", domains = Array.Empty<string>() }, shown.Version))
            .ShouldBeProblem(422, "provider.issuerInvalid", "$.issuer");
        (await admin.PutAsync(
            "/api/v1/organization/identity-provider",
            new { name = "x", issuer = "https://x.example", clientId = "x", domains = Array.Empty<string>(), departmentId = await app.DepartmentIdAsync("设计部") }, shown.Version))
            .ShouldBeProblem(422, "provider.whomToTakeIn", "$.departmentId");
    }

    private static async Task<string> SignInAsync(HttpClient browser, string account)
    {
        using var answer = await browser.PostAsJsonAsync("/api/v1/session", new { email = $"{account}@demo.example", password = Company.Password }, Ct);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("csrfToken").GetString()!;
    }

    private static Task LinkAsync(TestProvider provider, HttpClient browser, string csrf, KnownPerson person) => GoAsync(provider, browser, csrf, "/api/v1/me/identity", person);

    private static async Task GoAsync(TestProvider provider, HttpClient browser, string csrf, string route, KnownPerson person, int status = 200)
    {
        using var begun = await SendAsync(browser, csrf, HttpMethod.Post, route, new { });
        var body = await begun.Content.ReadAsStringAsync(Ct);
        Assert.True(begun.IsSuccessStatusCode, body);
        provider.Person = person;
        var (state, code) = await provider.VisitAsync(JsonDocument.Parse(body).RootElement.GetProperty("address").GetString()!);
        await Journeys.ReturnAsync(browser, state, code, status);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string csrf, HttpMethod method, string route, object? body)
    {
        using var request = new HttpRequestMessage(method, route) { Headers = { { "X-CSRF-Token", csrf } } };
        if (body is not null) request.Content = JsonContent.Create(body);
        return await browser.SendAsync(request, Ct);
    }
}
