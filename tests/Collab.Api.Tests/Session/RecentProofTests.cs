using Collab.Api.Tests.SecondFactors;

namespace Collab.Api.Tests.Session;

/// <summary>What is dangerous asks again who one is, when that was proved more than ten minutes ago.</summary>
public sealed class RecentProofTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task An_old_session_is_asked_for_the_password_and_the_same_request_then_succeeds()
    {
        using var person = await app.As("sales.channel");
        await GrowOldAsync(person);
        var made = new { name = "report", scopes = new[] { "read" }, expiresInDays = 30 };
        var key = Guid.NewGuid().ToString();
        (await person.PostAsync("/api/v1/access-tokens", made, key: key)).ShouldBeProblem(403, "session.proofNeeded");
        (await person.GetAsync("/api/v1/session/proof")).ShouldBe(200);
        (await person.PostAsync("/api/v1/session/proof", new { password = "wrong" })).ShouldBeProblem(422, "secondFactor.wrongPassword", "$.password");
        (await person.PostAsync("/api/v1/access-tokens", made, key: key)).ShouldBeProblem(403, "session.proofNeeded");
        (await person.PostAsync("/api/v1/session/proof", new { password = Company.Password })).ShouldBe(204);
        (await person.PostAsync("/api/v1/access-tokens", made, key: key)).ShouldBe(201);
    }

    [Fact]
    public async Task A_code_of_the_app_is_a_proof_as_well()
    {
        using var person = await app.As("sales.head");
        var (phone, _) = await AuthenticatorApp.EnableAsync(app, person);
        await GrowOldAsync(person);
        (await person.PostAsync("/api/v1/session/proof", new { code = await phone.NextCodeAsync() })).ShouldBe(204);
        (await person.PostAsync("/api/v1/access-tokens", new { name = "report", scopes = new[] { "read" }, expiresInDays = 30 })).ShouldBe(201);
    }

    [Theory]
    [InlineData("POST", "/members/{id}/deactivation", "{}")]
    [InlineData("POST", "/members/{id}/invitation", "{}")]
    [InlineData("PUT", "/members/{id}", """{"name":"x","departmentId":"{department}","title":"","administrator":true}""")]
    [InlineData("POST", "/members", """{"name":"x","email":"new@demo.example","departmentId":"{department}","title":"","administrator":true}""")]
    [InlineData("PUT", "/organization/sign-in", """{"secondFactor":"off"}""")]
    [InlineData("DELETE", "/members/{id}/second-factor", null)]
    [InlineData("POST", "/me/second-factor", "{}")]
    public async Task Dangerous_is(string method, string route, string? body)
    {
        using var admin = await app.As("admin");
        var member = (await admin.GetAsync($"/api/v1/members/{await app.MemberIdAsync("design.visual")}")).ShouldBe(200);
        await GrowOldAsync(admin);
        string Fill(string text) => text.Replace("{id}", member.Id.ToString(), StringComparison.Ordinal)
            .Replace("{department}", member["department"].GetProperty("id").GetString(), StringComparison.Ordinal);
        var content = body is null ? default : JsonDocument.Parse(Fill(body)).RootElement;
        var url = "/api/v1" + Fill(route);
        var answer = method switch
        {
            "POST" => await admin.PostAsync(url, content, member.Version),
            "PUT" => await admin.PutAsync(url, content, member.Version),
            _ => await admin.DeleteAsync(url, member.Version),
        };
        answer.ShouldBeProblem(403, "session.proofNeeded");
    }

    [Fact]
    public async Task Whoever_may_not_do_it_is_not_asked_to_prove_anything()
    {
        using var person = await app.As("market.brand");
        await GrowOldAsync(person);
        (await person.PostAsync($"/api/v1/members/{await app.MemberIdAsync("design.visual")}/deactivation", ifMatch: 1)).ShouldBeProblem(403, "forbidden");
    }

    private Task GrowOldAsync(Person person) => app.ExecuteAsync(
        "update collab.sessions set created_at = now() - interval '11 minutes', proved_at = null, last_seen_at = now() where member_id = $1", person.Id.Value);
}
