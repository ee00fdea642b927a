using System.Net;
using System.Net.Http.Json;

namespace Collab.Api.Tests.Session;

public sealed class SessionTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_signs_in_sees_who_one_is_and_signs_out()
    {
        using var browser = app.Browser();
        using var signedIn = await browser.PostAsJsonAsync("/api/v1/session", new { email = "Market.Manager@demo.example ", password = Company.Password }, Ct);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["__Host-collab", "__Host-collab-device"], cookies.Select(x => x.Split('=')[0]));
        var cookie = cookies[0];
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict", "path=/" }) Assert.Contains(attribute, cookies[1], StringComparison.OrdinalIgnoreCase);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=lax", "path=/" }) Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);

        var session = await browser.GetFromJsonAsync<JsonElement>("/api/v1/session", Ct);
        Assert.Equal("周岚", session.GetProperty("member").GetProperty("name").GetString());
        Assert.Equal("市场部", session.GetProperty("member").GetProperty("department").GetProperty("name").GetString());
        Assert.Equal("云帆科技", session.GetProperty("organization").GetProperty("name").GetString());
        Assert.Equal(("zh-CN", "Asia/Shanghai", true), (session.GetProperty("language").GetString(), session.GetProperty("timeZone").GetString(), session.GetProperty("demo").GetBoolean()));

        using var signOut = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session");
        signOut.Headers.Add("X-CSRF-Token", session.GetProperty("csrfToken").GetString());
        using var signedOut = await browser.SendAsync(signOut, Ct);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        using var afterwards = await browser.GetAsync("/api/v1/session", Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, afterwards.StatusCode);
    }

    [Theory]
    [InlineData("market.manager@demo.example", "wrong")]
    [InlineData("nobody@demo.example", Company.Password)]
    public async Task A_wrong_password_and_an_unknown_address_are_refused_alike(string email, string password)
    {
        using var somebody = app.Anonymous();
        var refused = await somebody.PostAsync("/api/v1/session", new { email, password });
        refused.ShouldBeProblem(401, "session.wrongCredentials");
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_member_who_has_left_cannot_sign_in_and_his_session_ends()
    {
        using var person = await app.As("service.lead");
        (await person.GetAsync("/api/v1/session")).ShouldBe(200);
        await app.ExecuteAsync("update collab.members set active = false where email = 'service.lead@demo.example'");
        (await person.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        using var somebody = app.Anonymous();
        (await somebody.PostAsync("/api/v1/session", new { email = "service.lead@demo.example", password = Company.Password })).ShouldBeProblem(401, "session.wrongCredentials");
    }

    [Theory]
    [InlineData("8 hours 1 minute", "0 hours")]
    [InlineData("1 minute", "24 hours 1 minute")]
    public async Task A_session_ends_after_8_hours_without_use_and_after_24_hours_at_most(string unused, string old)
    {
        using var person = await app.As("product.manager");
        (await person.GetAsync("/api/v1/session")).ShouldBe(200);
        await app.ExecuteAsync($"update collab.sessions set last_seen_at = now() - interval '{unused}', created_at = now() - interval '{old}' where member_id = $1", person.Id.Value);
        (await person.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        await app.ExecuteAsync("update collab.sessions set last_seen_at = now(), created_at = now() where member_id = $1", person.Id.Value);
    }

    [Theory]
    [InlineData("admin", "administrator")]
    [InlineData("sponsor", "sponsor,head")]
    [InlineData("market.director", "head")]
    [InlineData("member", "member")]
    public async Task The_session_shows_the_roles(string account, string roles)
    {
        using var person = await app.As(account);
        var session = (await person.GetAsync("/api/v1/session")).ShouldBe(200);
        var shown = session["roles"].EnumerateArray().Select(x => x.GetString()!).ToArray();
        foreach (var role in roles.Split(',')) Assert.Contains(role, shown);
        Assert.Equal(account == "member", shown.Contains("member"));
    }

    [Fact]
    public async Task A_member_chooses_the_language_and_texts_follow_Accept_Language()
    {
        using var person = await app.As("design.visual");
        (await person.PatchAsync("/api/v1/me", new { language = "en" })).ShouldBe(200);
        Assert.Equal("en", (await person.GetAsync("/api/v1/session"))["language"].GetString());
        (await person.PatchAsync("/api/v1/me", new { language = "fr" })).ShouldBeProblem(422, "member.languageUnknown", "$.language");

        person.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        var english = await person.PatchAsync("/api/v1/me", new { language = "fr" });
        Assert.Equal("The language is zh-CN or en.", english["detail"].GetString());
        person.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr, zh-CN;q=0.8, en;q=0.5");
        var chinese = await person.PatchAsync("/api/v1/me", new { language = "fr" });
        Assert.Equal("语言是 zh-CN 或 en。", chinese["detail"].GetString());
    }

    [Fact]
    public async Task A_request_with_a_cookie_needs_the_token_and_must_not_come_from_another_site()
    {
        using var person = await app.As("market.brand");
        using var without = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/me") { Content = JsonContent.Create(new { language = "en" }) };
        (await person.SendAsync(without)).ShouldBeProblem(403, "csrf.missing");
        person.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        (await person.PatchAsync("/api/v1/me", new { language = "en" })).ShouldBeProblem(403, "csrf.crossSite");
    }

    [Fact]
    public async Task Guessing_gets_slower_and_the_right_password_still_works_once_the_wait_is_over()
    {
        using var somebody = app.Anonymous();
        var tries = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => somebody.PostAsync("/api/v1/session", new { email = "sales.channel@demo.example", password = $"guess {i}" })));
        Assert.Equal(10, tries.Count(x => x.Status == 401));
        var refused = tries.First(x => x.Status != 401).ShouldBeProblem(429, "session.tooManyAttempts");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 900);
        // However slowly this runs: the last failure is just now.
        await app.ExecuteAsync("update collab.sign_in_attempts set at = now() + interval '1 minute'");
        (await somebody.PostAsync("/api/v1/session", new { email = "sales.channel@demo.example", password = Company.Password })).ShouldBe(429);

        using var another = app.Anonymous();
        (await another.PostAsync("/api/v1/session", new { email = "sales.head@demo.example", password = Company.Password })).ShouldBe(200);
        await app.ExecuteAsync("update collab.sign_in_attempts set at = now() - interval '2 seconds'");
        (await somebody.PostAsync("/api/v1/session", new { email = "sales.channel@demo.example", password = Company.Password })).ShouldBe(200);
    }

    [Fact]
    public async Task Who_signs_in_often_is_not_slowed_down()
    {
        using var somebody = app.Anonymous();
        for (var i = 0; i < 12; i++) (await somebody.PostAsync("/api/v1/session", new { email = "product.head@demo.example", password = Company.Password })).ShouldBe(200);
    }
}
