using System.Net;
using System.Text.RegularExpressions;
using Collab.Infrastructure.AuditEntries;
using Collab.Infrastructure.Jobs;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Api.Tests.Jobs;

public sealed class DashboardTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Theory]
    [InlineData("member", 403)]
    [InlineData("sponsor", 403)]
    [InlineData("outsider", 403)]
    [InlineData("admin", 200)]
    public async Task The_dashboard_is_for_administrators_alone(string account, int status)
    {
        using var person = await app.As(account);
        var answer = (await person.GetAsync("/hangfire")).ShouldBe(status);
        if (status == 200) Assert.Contains("Collab", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_organizations_only_the_operators_administrators_enter()
    {
        await app.ExecuteAsync("update collab.members set role = 'administrator' where email = 'outsider@demo.example'");
        var mine = await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'");
        await using var operated = app.Another("Development", ("Collab:Operator:OrganizationId", mine.ToString()));
        using var admin = await app.As("admin", operated);
        using var theirs = await app.As("outsider", operated);
        (await admin.GetAsync("/hangfire")).ShouldBe(200);
        (await theirs.GetAsync("/hangfire")).ShouldBeProblem(403, "forbidden");
        await app.ExecuteAsync("update collab.members set role = 'member' where email = 'outsider@demo.example'");
    }

    [Fact]
    public async Task Nobody_sees_it_without_signing_in_also_not_from_this_machine()
    {
        using var somebody = app.Anonymous();
        (await somebody.GetAsync("/hangfire")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Its_buttons_need_the_form_token()
    {
        using var admin = await app.As("admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hangfire/recurring/trigger") { Content = new FormUrlEncodedContent([new("jobs[]", "tidy-up")]) };
        Assert.Equal(403, (await admin.SendAsync(request)).Status);
    }

    [Fact]
    public async Task It_only_shows_unless_the_installation_says_otherwise()
    {
        var before = await UsedAsync();
        Assert.Equal(401, await TriggerAsync(app.Another("Development"), withToken: true));
        Assert.Equal(before, await UsedAsync());
    }

    [Fact]
    public async Task What_is_done_on_it_is_on_record()
    {
        await using var granted = app.Another("Development", ("Collab:Operator:DashboardActions", "true"));
        Assert.Equal(403, await TriggerAsync(granted, withToken: false));
        var before = await UsedAsync();
        Assert.Equal(204, await TriggerAsync(granted, withToken: true));
        Assert.Equal(before + 1, await UsedAsync());
    }

    private async Task<long> UsedAsync() => await app.ScalarAsync<long>(
        "select count(*) from collab.audit_entries where action = 'jobDashboardUsed' and \"values\" ->> 'path' = '/recurring/trigger' and \"values\" ->> 'jobs' = 'tidy-up' and actor_id = $1 and subject_id = organization_id",
        await app.MemberIdAsync("admin"));

    /// <summary>Presses a button as a browser does.</summary>
    private async Task<int> TriggerAsync(WebApplicationFactory<Program> at, bool withToken)
    {
        using var browser = at.CreateClient(new() { BaseAddress = CollabApp.Address, HandleCookies = false });
        var session = $"__Host-collab={await app.SecretOfAsync("admin")}";
        using var look = new HttpRequestMessage(HttpMethod.Get, "/hangfire/recurring") { Headers = { { "Cookie", session } } };
        using var page = await browser.SendAsync(look, TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string Meta(string name) => WebUtility.HtmlDecode(Regex.Match(html, $"<meta name=\"{name}\" content=\"([^\"]+)\"").Groups[1].Value);
        using var press = new HttpRequestMessage(HttpMethod.Post, "/hangfire/recurring/trigger") { Content = new FormUrlEncodedContent([new("jobs[]", "tidy-up")]) };
        press.Headers.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(x => x.Split(';')[0]).Prepend(session)));
        if (withToken) press.Headers.Add(Meta("csrf-header"), Meta("csrf-token"));
        using var answer = await browser.SendAsync(press, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    [Fact]
    public async Task Of_several_organizations_in_production_nobody_enters_where_none_is_named()
    {
        await using var unnamed = app.Another("Production", ("Collab:Demo:Enabled", "false"));
        using var admin = await app.As("admin", unnamed);
        (await admin.GetAsync("/hangfire")).ShouldBeProblem(403, "forbidden");
        await unnamed.Services.GetRequiredService<SecurityRecord>().WrittenAsync();
        Assert.True(await app.ScalarAsync<long>("select count(*) from collab.audit_entries where action = 'refused' and \"values\" ->> 'message' = 'jobDashboard'") > 0);
    }

    [Fact]
    public void Jobs_carry_nothing_but_ids()
    {
        var jobs = typeof(Tenants).Assembly.GetTypes().Where(x => x.Name.EndsWith("Job", StringComparison.Ordinal)).ToList();
        Assert.True(jobs.Count >= 5);
        Assert.All(jobs.Select(x => x.GetMethod("RunAsync")!).SelectMany(x => x.GetParameters()), x => Assert.True(x.ParameterType == typeof(CancellationToken) || x.ParameterType == typeof(Guid), x.ToString()));
    }
}
