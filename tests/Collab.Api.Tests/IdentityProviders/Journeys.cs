using System.Net.Http.Json;

namespace Collab.Api.Tests.IdentityProviders;

/// <summary>A browser on its way to the provider and back.</summary>
internal static class Journeys
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The administrator names the provider; newcomers of new.example come into the design department.</summary>
    public static async Task ConfigureAsync(this CollabApp app, TestProvider provider, bool required = false, bool domains = true, string? group = null, string? strongAcr = null)
    {
        using var admin = await app.As("admin");
        var present = await admin.GetAsync("/api/v1/organization/identity-provider");
        (await admin.PutAsync(
            "/api/v1/organization/identity-provider",
            new
            {
                name = "Company login",
                issuer = provider.Issuer,
                clientId = TestProvider.ClientId,
                secret = TestProvider.Secret,
                domains = domains ? new[] { "new.example" } : [],
                groupClaim = group is null ? null : "groups",
                groupValue = group,
                departmentId = await app.DepartmentIdAsync("设计部"),
                required,
                strongAcr,
            },
            present.Status == 404 ? 0 : present.Version)).ShouldBe(200);
    }

    /// <summary>From the button at sign-in to the session, or to the refusal.</summary>
    public static async Task<JsonElement> SignInAsync(this TestProvider provider, HttpClient browser, KnownPerson person, int status = 200, string? code = null)
    {
        provider.Person = person;
        var (state, given) = await provider.VisitAsync(await BeginAsync(browser));
        return await ReturnAsync(browser, state, given, status, code);
    }

    public static async Task<string> BeginAsync(HttpClient browser)
    {
        var begun = await ReadAsync(await browser.PostAsJsonAsync("/api/v1/session/provider", new { who = "云帆科技" }, Ct), 200);
        return begun.GetProperty("address").GetString()!;
    }

    public static async Task<JsonElement> ReturnAsync(HttpClient browser, string state, string code, int status = 200, string? problem = null)
    {
        var answer = await ReadAsync(await browser.PostAsJsonAsync("/api/v1/session/provider/return", new { state, code }, Ct), status);
        if (problem is not null) Assert.Equal(problem, answer.GetProperty("code").GetString());
        return answer;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, int status)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(Ct);
            Assert.True((int)response.StatusCode == status, body);
            return JsonDocument.Parse(body).RootElement;
        }
    }
}
