using System.Net.Http.Json;

namespace Collab.Api.Tests.SecondFactors;

/// <summary>They change how the whole organization signs in.</summary>
public sealed class SecondFactorPolicyTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_it_is_required_who_has_none_sets_one_up_before_anything_else()
    {
        using var admin = await app.As("admin");
        await DecideAsync(admin, "required");
        try
        {
            using var browser = app.Browser();
            await SecondFactorTests.SignInAsync(browser, "market.manager", 401, "session.secondFactorToSetUp");
            await SecondFactorTests.EnterAsync(browser, "123456", 401, "session.halfEnded");   // it is for setting up, and for nothing else
            var begun = await ReadAsync(await browser.PostAsync("/api/v1/session/second-factor/enrolment", JsonContent.Create(new { }), Ct));
            var phone = new AuthenticatorApp(app, begun.GetProperty("secret").GetString()!);
            var refused = await browser.PostAsJsonAsync("/api/v1/session/second-factor/confirmation", new { code = "000000" }, Ct);
            Assert.Equal("secondFactor.wrongCode", (await ReadAsync(refused)).GetProperty("code").GetString());
            var entered = await ReadAsync(await browser.PostAsJsonAsync("/api/v1/session/second-factor/confirmation", new { code = phone.Code }, Ct));
            Assert.Equal(10, entered.GetProperty("recoveryCodes").GetArrayLength());
            Assert.Equal("周岚", entered.GetProperty("session").GetProperty("member").GetProperty("name").GetString());
            Assert.True((await browser.GetAsync("/api/v1/me/agenda", Ct)).IsSuccessStatusCode);

            using var person = await app.As("market.manager");
            (await person.PostAsync("/api/v1/me/second-factor/disabling", new { password = Company.Password, code = "000000" })).ShouldBeProblem(409, "secondFactor.required");
        }
        finally
        {
            await DecideAsync(admin, "optional");
        }
    }

    [Fact]
    public async Task Where_it_is_off_nobody_is_asked_and_nobody_sets_one_up()
    {
        using var person = await app.As("product.head");
        await AuthenticatorApp.EnableAsync(app, person);
        using var admin = await app.As("admin");
        await DecideAsync(admin, "off");
        try
        {
            using var browser = app.Browser();
            await SecondFactorTests.SignInAsync(browser, "product.head", 200);
            using var another = await app.As("member");
            (await another.PostAsync("/api/v1/me/second-factor")).ShouldBeProblem(409, "secondFactor.off");
        }
        finally
        {
            await DecideAsync(admin, "optional");
        }
        Assert.True(await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'secondFactorPolicyChanged'") >= 2);
    }

    private static async Task DecideAsync(Person admin, string policy)
    {
        var settings = (await admin.GetAsync("/api/v1/organization/sign-in")).ShouldBe(200);
        (await admin.PutAsync("/api/v1/organization/sign-in", new { secondFactor = policy }, settings.Version)).ShouldBe(200);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
}
