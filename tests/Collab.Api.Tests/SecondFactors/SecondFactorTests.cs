using System.Net;
using System.Net.Http.Json;

namespace Collab.Api.Tests.SecondFactors;

public sealed class SecondFactorTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_set_up_an_app_signs_in_in_two_steps_and_each_code_is_good_once()
    {
        using var person = await app.As("sales.channel");
        var (phone, recovery) = await AuthenticatorApp.EnableAsync(app, person);
        Assert.Equal(10, recovery.Distinct().Count());
        var code = await phone.NextCodeAsync();

        using var browser = app.Browser();
        var half = await SignInAsync(browser, "sales.channel", 401, "session.secondFactorNeeded");
        var cookie = Assert.Single(half.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-collab-half=", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict" }) Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);

        // Half a session opens nothing.
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/session", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/me/agenda", Ct)).StatusCode);

        await EnterAsync(browser, "000000", 422, "secondFactor.wrongCode");
        var entered = await EnterAsync(browser, code, 200);
        Assert.Contains("__Host-collab", entered.Headers.GetValues("Set-Cookie").Select(x => x.Split('=')[0]));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/session", Ct)).StatusCode);

        // The half session is used up, and so is the code.
        await EnterAsync(browser, code, 401, "session.halfEnded");
        using var another = app.Browser();
        await SignInAsync(another, "sales.channel", 401, "session.secondFactorNeeded");
        await EnterAsync(another, code, 422, "secondFactor.wrongCode");

        // A recovery code, however it is typed, and once.
        await EnterAsync(another, recovery[3].Replace('-', ' ').ToLowerInvariant(), 200);
        Assert.Equal(9, (await person.GetAsync("/api/v1/me/second-factor"))["recoveryCodesLeft"].GetInt32());
        await SignInAsync(another, "sales.channel", 401, "session.secondFactorNeeded");
        await EnterAsync(another, recovery[3], 422, "secondFactor.wrongCode");
    }

    [Fact]
    public async Task A_wrong_password_says_nothing_of_the_second_factor()
    {
        using var person = await app.As("product.manager");
        await AuthenticatorApp.EnableAsync(app, person);
        using var somebody = app.Anonymous();
        var refused = await somebody.PostAsync("/api/v1/session", new { email = "product.manager@demo.example", password = "wrong" });
        refused.ShouldBeProblem(401, "session.wrongCredentials");
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_second_step_must_follow_within_minutes_and_guessing_codes_gets_slower()
    {
        using var person = await app.As("sales.head");
        var (phone, _) = await AuthenticatorApp.EnableAsync(app, person);
        using var browser = app.Browser();
        await SignInAsync(browser, "sales.head", 401, "session.secondFactorNeeded");
        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.PostAsJsonAsync("/api/v1/session/second-factor", new { code = "000000" }, Ct)));
        Assert.Equal((10, 2), (tries.Count(x => x.StatusCode == HttpStatusCode.UnprocessableEntity), tries.Count(x => x.StatusCode == HttpStatusCode.TooManyRequests)));
        await app.ExecuteAsync("delete from collab.sign_in_attempts");

        await app.ExecuteAsync("update collab.half_sessions set created_at = now() - interval '11 minutes' where member_id = $1", person.Id.Value);
        await EnterAsync(browser, await phone.NextCodeAsync(), 401, "session.halfEnded");
    }

    [Fact]
    public async Task The_secret_is_kept_encrypted_and_recovery_codes_as_hashes()
    {
        using var person = await app.As("design.head");
        var begun = (await person.PostAsync("/api/v1/me/second-factor")).ShouldBe(200);
        var secret = begun["secret"].GetString()!;
        Assert.Equal(32, secret.Length);
        Assert.Contains($"secret={secret}&issuer=Collab", begun["address"].GetString(), StringComparison.Ordinal);
        var codes = (await person.PostAsync("/api/v1/me/second-factor/confirmation", new { code = new AuthenticatorApp(app, secret).Code })).ShouldBe(200)["codes"];
        var kept = await app.ScalarAsync<string>("select protected_secret || recovery_hashes::text from collab.second_factors where id = $1", person.Id.Value);
        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0].GetString()!, kept, StringComparison.Ordinal);
        var answers = string.Concat(await app.ListAsync("select coalesce(answer::text, '') from collab.idempotency_keys where caller_id = $1", person.Id.Value));
        Assert.DoesNotContain(secret, answers, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0].GetString()!, answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_disabled_with_password_and_code_and_recovery_codes_are_renewed_with_a_code()
    {
        using var person = await app.As("design.visual");
        var (phone, old) = await AuthenticatorApp.EnableAsync(app, person);
        (await person.PostAsync("/api/v1/me/second-factor")).ShouldBeProblem(409, "secondFactor.confirmed");
        var renewed = (await person.PostAsync("/api/v1/me/second-factor/recovery-codes", new { code = old[0] })).ShouldBe(200)["codes"];
        (await person.PostAsync("/api/v1/me/second-factor/recovery-codes", new { code = old[1] })).ShouldBeProblem(422, "secondFactor.wrongCode", "$.code");

        (await person.PostAsync("/api/v1/me/second-factor/disabling", new { code = renewed[0].GetString() })).ShouldBeProblem(422, "secondFactor.wrongPassword", "$.password");
        (await person.PostAsync("/api/v1/me/second-factor/disabling", new { password = Company.Password, code = "000000" })).ShouldBeProblem(422, "secondFactor.wrongCode", "$.code");
        (await person.PostAsync("/api/v1/me/second-factor/disabling", new { password = Company.Password, code = await phone.NextCodeAsync() })).ShouldBe(204);
        Assert.False((await person.GetAsync("/api/v1/me/second-factor"))["enabled"].GetBoolean());
        using var browser = app.Browser();
        await SignInAsync(browser, "design.visual", 200);
        Assert.Equal(
            ["recoveryCodesRenewed", "secondFactorDisabled", "secondFactorEnabled"],
            await app.ListAsync("select distinct action from collab.audit_entries where subject_id = $1 and action in ('recoveryCodesRenewed', 'secondFactorDisabled', 'secondFactorEnabled') order by 1", person.Id.Value));
    }

    [Fact]
    public async Task An_administrator_takes_it_from_one_who_lost_the_phone_and_that_one_is_told()
    {
        using var person = await app.As("service.lead");
        await AuthenticatorApp.EnableAsync(app, person);
        using var admin = await app.As("admin");
        Assert.Contains((await admin.GetAsync("/api/v1/second-factors")).ShouldBe(200).Items, x => x.GetProperty("member").GetProperty("id").GetGuid() == person.Id.Value);
        (await admin.DeleteAsync($"/api/v1/members/{person.Id}/second-factor")).ShouldBe(204);
        using var browser = app.Browser();
        await SignInAsync(browser, "service.lead", 200);
        Assert.Contains((await person.GetAsync("/api/v1/me/notifications")).Items, x => x.GetProperty("kind").GetString() == "secondFactorReset");
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'secondFactorReset' and actor_id = $1", admin.Id.Value));
        (await admin.DeleteAsync($"/api/v1/members/{person.Id}/second-factor")).ShouldBeProblem(409, "secondFactor.notConfirmed");
        (await admin.DeleteAsync($"/api/v1/members/{admin.Id}/second-factor")).ShouldBeProblem(409, "secondFactor.notYourself");
    }

    [Fact]
    public async Task An_invitation_in_the_place_of_a_lost_password_does_not_go_around_it()
    {
        using var person = await app.As("market.brand");
        var (phone, _) = await AuthenticatorApp.EnableAsync(app, person);
        using var admin = await app.As("admin");
        var member = await admin.GetAsync($"/api/v1/members/{person.Id}");
        var token = (await admin.PostAsync($"/api/v1/members/{person.Id}/invitation", ifMatch: member.Version)).ShouldBe(200)["token"].GetString();
        using var browser = app.Browser();
        using var accepted = await browser.PostAsJsonAsync("/api/v1/invitations/accept", new { token, password = "another long staple" }, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/session", Ct)).StatusCode);
        await EnterAsync(browser, await phone.NextCodeAsync(), 200);
    }

    internal static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string account, int status, string? code = null) =>
        await ShouldBeAsync(await browser.PostAsJsonAsync("/api/v1/session", new { email = $"{account}@demo.example", password = Company.Password }, Ct), status, code);

    internal static async Task<HttpResponseMessage> EnterAsync(HttpClient browser, string code, int status, string? problem = null) =>
        await ShouldBeAsync(await browser.PostAsJsonAsync("/api/v1/session/second-factor", new { code }, Ct), status, problem);

    private static async Task<HttpResponseMessage> ShouldBeAsync(HttpResponseMessage answer, int status, string? code)
    {
        var body = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode == status, body);
        if (code is not null) Assert.Equal(code, JsonDocument.Parse(body).RootElement.GetProperty("code").GetString());
        return answer;
    }
}
