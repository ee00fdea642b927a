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
}
