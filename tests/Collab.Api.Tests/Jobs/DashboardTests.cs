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
