using System.Net.Http.Json;
using Collab.Application.Organizations;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Api.Tests.Organizations;

/// <summary>The first organization of an installation: on the link from the console, once.</summary>
public sealed class SetupTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_link_founds_one_organization_signs_its_administrator_in_and_opens_nothing_more()
    {
        await app.EmptyAsync();
        using var browser = app.Browser();
        using var somebody = app.Anonymous();
        (await somebody.GetAsync("/api/v1/setup")).ShouldBe(200);
        var token = await app.SetupTokenAsync();
        var link = (await somebody.PostAsync("/api/v1/setup", Company(token, password: "short"))).ShouldBeProblem(422, "password.tooShort", "$.password");
        Assert.DoesNotContain(token, link.Body, StringComparison.Ordinal);
        (await somebody.PostAsync("/api/v1/setup", Company(token, password: "Password1234"))).ShouldBeProblem(422, "password.common", "$.password");
        (await somebody.PostAsync("/api/v1/setup", Company(token, password: "启明公司 chen.yu"))).ShouldBeProblem(422, "password.ofNames", "$.password");
        (await somebody.PostAsync("/api/v1/setup", Company(token, timeZone: "Mars/Base"))).ShouldBeProblem(422, "organization.timeZoneUnknown", "$.timeZone");
        (await somebody.PostAsync("/api/v1/setup", Company(token, email: "nowhere"))).ShouldBeProblem(422, "validation.failed", "$.email");

        // What was refused used nothing up.
        using var founded = await browser.PostAsJsonAsync("/api/v1/setup", Company(token), TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)founded.StatusCode);
        var session = await browser.GetFromJsonAsync<JsonElement>("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.Equal(("陈宇", "启明公司", "Asia/Shanghai"), (session.GetProperty("member").Text("name"), session.GetProperty("organization").Text("name"), session.Text("timeZone")));
        Assert.Equal(["administrator"], session.GetProperty("roles").EnumerateArray().Select(r => r.GetString()!));
        // All that a company needs to begin.
        Assert.Equal(["综合部"], await NamesAsync(browser, "/api/v1/departments"));
        Assert.NotEmpty(await NamesAsync(browser, "/api/v1/templates"));
        var policies = await browser.GetFromJsonAsync<JsonElement>("/api/v1/deadline-policies", TestContext.Current.CancellationToken);
        Assert.NotEmpty(policies.GetProperty("items").EnumerateArray());
        Assert.Single((await browser.GetFromJsonAsync<JsonElement>("/api/v1/calendars", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray());
        var audit = await browser.GetFromJsonAsync<JsonElement>("/api/v1/audit-entries", TestContext.Current.CancellationToken);
        Assert.Equal("陈宇", audit.GetProperty("items").EnumerateArray().Single(e => e.Text("action") == "organizationFounded").GetProperty("actor").Text("name"));
        Assert.DoesNotContain("correct battery", audit.GetRawText(), StringComparison.Ordinal);

        (await somebody.GetAsync("/api/v1/setup")).ShouldBeProblem(404, "notFound");
        (await somebody.PostAsync("/api/v1/setup", Company(token))).ShouldBeProblem(404, "notFound");
        Assert.Null(await app.IssueAsync());
        using var other = app.Browser();
        using var again = await other.PostAsJsonAsync("/api/v1/session", new { email = "CHEN.YU@qiming.example ", password = "correct battery staple" }, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)again.StatusCode);
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient browser, string url) =>
        (await browser.GetFromJsonAsync<JsonElement>(url, TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray()
            .Select(x => x.GetProperty("name") is { ValueKind: JsonValueKind.String } name ? name.GetString()! : x.GetProperty("name").GetRawText()).ToList();

    internal static object Company(
        string token, string name = "启明公司", string password = "correct battery staple", string timeZone = "Asia/Shanghai", string email = "chen.yu@qiming.example") =>
        new { token, organization = name, timeZone, language = "zh-CN", department = "综合部", name = "陈宇", email, password };
}

public sealed class SetupLinkTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_wrong_an_old_and_a_replaced_link_open_nothing()
    {
        await app.EmptyAsync();
        using var somebody = app.Anonymous();
        (await somebody.PostAsync("/api/v1/setup", SetupTests.Company("guessed"))).ShouldBeProblem(403, "setup.linkInvalid");
        var first = await app.SetupTokenAsync();
        var second = await app.SetupTokenAsync();
        (await somebody.PostAsync("/api/v1/setup", SetupTests.Company(first))).ShouldBeProblem(403, "setup.linkInvalid");
        await app.ExecuteAsync("update collab.setup_link set expires_at = now() - interval '1 second'");
        (await somebody.PostAsync("/api/v1/setup", SetupTests.Company(second))).ShouldBeProblem(403, "setup.linkInvalid");

        // A process that starts outside demo mode makes a new one.
        await using var started = app.Another("Production", ("Collab:Jobs:Enabled", "false"));
        _ = started.Services;
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from collab.setup_link where expires_at > now() + interval '23 hours'"));
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.organizations"));
    }
}

public sealed class SetupRaceTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Of_many_at_once_one_founds_the_organization()
    {
        await app.EmptyAsync();
        var token = await app.SetupTokenAsync();
        using var somebody = app.Anonymous();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => somebody.PostAsync("/api/v1/setup", SetupTests.Company(token, $"公司 {n}", email: $"a{n}@qiming.example"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Contains(a.Status, new[] { 403, 404 }));
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from collab.organizations"));
    }
}

internal static class Emptying
{
    /// <summary>No organization any more. What belonged to it stays, and nobody reaches it.</summary>
    public static Task EmptyAsync(this CollabApp app) => app.ExecuteAsync("delete from collab.organizations");

    public static async Task<string?> IssueAsync(this CollabApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISetupLinks>().IssueAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<string> SetupTokenAsync(this CollabApp app) => (await app.IssueAsync())!;
}
