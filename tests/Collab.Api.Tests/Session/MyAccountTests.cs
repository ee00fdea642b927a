namespace Collab.Api.Tests.Session;

/// <summary>Whoever is signed in changes the password, and sees and ends where else he is signed in.</summary>
public sealed class MyAccountTests(CollabApp app) : IClassFixture<CollabApp>
{
    private const string Another = "correct battery staple";

    [Fact]
    public async Task A_password_is_changed_by_who_knows_the_present_one_and_ends_the_other_sessions()
    {
        using var here = await app.EnterAsync("market.brand");
        using var there = await app.EnterAsync("market.brand");
        (await here.PostAsync("/api/v1/me/password", new { present = "not this one", password = Another })).ShouldBeProblem(422, "password.presentWrong", "$.present");
        (await here.PostAsync("/api/v1/me/password", new { present = Company.Password, password = "short" })).ShouldBeProblem(422, "password.tooShort", "$.password");
        (await there.GetAsync("/api/v1/session")).ShouldBe(200);

        (await here.PostAsync("/api/v1/me/password", new { present = Company.Password, password = Another })).ShouldBe(204);

        (await here.GetAsync("/api/v1/session")).ShouldBe(200);
        (await there.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        Assert.Equal((401, 200), ((await app.TryAsync("market.brand", Company.Password)).Status, (await app.TryAsync("market.brand", Another)).Status));
        using var admin = await app.As("admin");
        Assert.Contains((await admin.GetAsync("/api/v1/audit-entries?limit=50")).ShouldBe(200).Items, e => e.Text("action") == "passwordChanged");
    }

    [Fact]
    public async Task Tries_of_the_present_password_are_limited_and_those_of_strangers_at_the_door_do_not_count()
    {
        using var person = await app.EnterAsync("design.visual");
        for (var i = 0; i < 10; i++) await app.TryAsync("design.visual", $"guess {i}");
        for (var i = 0; i < 10; i++)
            (await person.PostAsync("/api/v1/me/password", new { present = $"guess {i}", password = Another })).ShouldBeProblem(422, "password.presentWrong");
        // However slowly this runs: the last failure is just now.
        await app.ExecuteAsync("update collab.sign_in_attempts set at = now() + interval '1 minute'");
        var refused = (await person.PostAsync("/api/v1/me/password", new { present = Company.Password, password = Another })).ShouldBeProblem(429, "session.tooManyAttempts");
        Assert.NotNull(refused.Headers.RetryAfter);
        (await person.GetAsync("/api/v1/session")).ShouldBe(200);
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_one_or_all_others()
    {
        using var here = await app.EnterAsync("sales.channel");
        using var phone = await app.EnterAsync("sales.channel", browser: Door.Phone);
        using var third = await app.EnterAsync("sales.channel", browser: "curl/8");
        using var fourth = await app.EnterAsync("sales.channel");
        using var stranger = await app.EnterAsync("sales.head");

        var sessions = (await here.GetAsync("/api/v1/me/sessions")).ShouldBe(200).Items;

        Assert.Equal(4, sessions.Count);
        Assert.Single(sessions, s => s.GetProperty("present").GetBoolean() && s.Text("browser") == "Edge" && s.Text("system") == "Windows");
        var his = Assert.Single(sessions, s => s.Text("browser") == "Safari" && s.Text("system") == "iPhone");
        Assert.Single(sessions, s => s.Text("browser") is null && s.Text("system") is null);
        // By the demo's clock.
        Assert.InRange((app.Now.ToDateTimeOffset() - his.GetProperty("begunAt").GetDateTimeOffset()).TotalMinutes, 0, 5);

        (await stranger.DeleteAsync($"/api/v1/me/sessions/{his.Text("id")}")).ShouldBeProblem(404, "notFound");
        (await here.DeleteAsync($"/api/v1/me/sessions/{his.Text("id")}")).ShouldBe(204);
        (await phone.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        (await third.GetAsync("/api/v1/session")).ShouldBe(200);
        (await here.PostAsync("/api/v1/me/sessions/end-others")).ShouldBe(204);
        (await third.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        (await fourth.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        (await stranger.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.True(Assert.Single((await here.GetAsync("/api/v1/me/sessions")).Items).GetProperty("present").GetBoolean());
    }

    [Fact]
    public async Task Administrators_see_and_end_the_sessions_of_a_member_and_it_is_on_record()
    {
        using var admin = await app.As("admin");
        using var person = await app.EnterAsync("service.lead", browser: Door.Phone);
        var id = await app.MemberIdAsync("service.lead");
        var session = Assert.Single((await admin.GetAsync($"/api/v1/members/{id}/sessions")).ShouldBe(200).Items);
        Assert.Equal(("Safari", false), (session.Text("browser"), session.GetProperty("present").GetBoolean()));

        (await admin.PostAsync($"/api/v1/members/{id}/sessions/end")).ShouldBe(204);

        (await person.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        var entry = (await admin.GetAsync("/api/v1/audit-entries?limit=50")).ShouldBe(200).Items.First(e => e.Text("action") == "sessionsEnded");
        Assert.Equal((id.ToString(), 1), (entry.GetProperty("subject").Text("id"), entry.GetProperty("values").GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task A_program_sees_no_sessions_and_changes_no_password()
    {
        using var program = await AccessTokens.Tokens.ProgramAsync(app, "market.director", "read", "write");
        foreach (var answer in new[]
        {
            await program.GetAsync("/api/v1/me/sessions"),
            await program.PostAsync("/api/v1/me/sessions/end-others"),
            await program.PostAsync("/api/v1/me/password", new { present = Company.Password, password = Another }),
        }) answer.ShouldBe(403);
    }

    [Fact]
    public async Task Times_are_shown_in_the_zone_one_chose_and_the_organization_keeps_its_own()
    {
        using var person = await app.As("product.manager");
        (await person.PostAsync("/api/v1/me/time-zone", new { timeZone = "Mars/Olympus" })).ShouldBeProblem(422, "organization.timeZoneUnknown", "$.timeZone");
        (await person.PostAsync("/api/v1/me/time-zone", new { timeZone = "Europe/Berlin" })).ShouldBe(204);
        var session = (await person.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.Equal(("Europe/Berlin", "Asia/Shanghai"), (session["timeZone"].GetString(), session["organization"].Text("timeZone")));
        (await person.PostAsync("/api/v1/me/time-zone", new { timeZone = (string?)null })).ShouldBe(204);
        Assert.Equal("Asia/Shanghai", (await person.GetAsync("/api/v1/session"))["timeZone"].GetString());
    }
}
