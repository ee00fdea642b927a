using System.Net.Http.Json;
using Collab.Api.Tests.Delegations;

namespace Collab.Api.Tests.Members;

/// <summary>A member leaves: what was his goes to others once, and he is out at once.</summary>
public sealed class LeavingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task What_was_open_in_his_name_goes_to_the_successor_once_and_the_past_stays_his()
    {
        var (story, task) = await Story.ExecutingAsync(app);
        var request = await story.AskSalesAsync();
        using var admin = await app.As("admin");
        using var leaver = await app.As("sales.head");
        var (id, follows, director) = (await app.MemberIdAsync("sales.head"), await app.MemberIdAsync("sales.channel"), await app.MemberIdAsync("sales.director"));
        (await app.LeaveAsync("product.manager", "sales.head")).ShouldBe(201);

        var preview = (await admin.GetAsync($"/api/v1/members/{id}/deactivation")).ShouldBe(200);

        var kinds = preview.Json.GetProperty("items").EnumerateArray().Select(i => i.Text("kind")!).ToList();
        Assert.Equal(["liaison", "raci", "deadline", "delegation"], kinds.Distinct());
        var reply = preview.Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("deadline").ValueKind == JsonValueKind.String && i.Text("deadline") == "resourceReply");

        var url = $"/api/v1/members/{id}/deactivation";
        (await admin.PostAsync(url, new { }, preview.Version)).ShouldBeProblem(422, "member.successorRequired", "$.successorId");
        (await admin.PostAsync(url, new { successorId = id }, preview.Version)).ShouldBeProblem(422, "member.successorUnknown", "$.successorId");
        Assert.Equal(422, (await admin.PostAsync(url, new { successorId = follows, items = new object?[] { null } }, preview.Version)).Status);
        (await admin.PostAsync(url, new { successorId = await app.MemberIdAsync("design.head") }, preview.Version))
            .ShouldBeProblem(422, "collaboration.liaisonNotOfDepartment", $"$.items.liaison.{story.Id}");
        (await leaver.GetAsync("/api/v1/session")).ShouldBe(200);

        var gone = (await admin.PostAsync(url, new
        {
            successorId = follows,
            items = new object[] { new { kind = "deadline", id = reply.GetProperty("id").GetGuid(), successorId = director } },
        }, preview.Version)).ShouldBe(200);

        Assert.False(gone["active"].GetBoolean());
        (await leaver.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        Assert.Empty((await admin.GetAsync($"/api/v1/deadlines?ownerId={id}&state=open")).ShouldBe(200).Items);
        Assert.Equal(
            ["handedOver 高远"], (await story.ToldOfAsync(request)).Where(x => x.StartsWith("handedOver", StringComparison.Ordinal)));
        var due = (await admin.GetAsync($"/api/v1/deadlines?collaborationId={story.Id}&kind=workItem")).ShouldBe(200).Items.Single();
        Assert.Equal("罗坤", due.GetProperty("owner").GetProperty("member").Text("name"));
        Assert.Single((await admin.GetAsync($"/api/v1/deadlines/{due.GetProperty("id").GetGuid()}/history")).ShouldBe(200).Items, x => x.Text("event") == "handedOver");
        var raci = (await admin.GetAsync($"/api/v1/work-items/{task}")).ShouldBe(200)["raci"].EnumerateArray();
        Assert.Equal(("罗坤", "高远"), (raci.Single(r => r.Text("role") == "responsible").GetProperty("member").Text("name"), raci.Single(r => r.Text("role") == "accountable").GetProperty("member").Text("name")));
        Assert.Equal("罗坤", (await admin.GetAsync($"/api/v1/collaborations/{story.Id}/liaisons")).ShouldBe(200).Items.Single(l => l.GetProperty("department").Text("name") == "销售部").GetProperty("liaison").Text("name"));
        Assert.Equal("罗坤", (await admin.GetAsync($"/api/v1/delegations?memberId={await app.MemberIdAsync("product.manager")}")).ShouldBe(200).Items.Single().GetProperty("deputy").Text("name"));

        using var successor = await app.As("sales.channel");
        Assert.Equal(["dutiesHandedOver"], await successor.ToldAboutAsync(id));
        Assert.DoesNotContain((await successor.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items, n => n.Text("kind") is "deadlineHandedOver" or "raciAssigned" or "liaisonNamed");
        // The past keeps his name, and he is found among those who left.
        Assert.Contains((await admin.GetAsync($"/api/v1/collaborations/{story.Id}/timeline?limit=100")).ShouldBe(200).Items,
            e => e.Text("action") == "liaisonNamed" && e.GetProperty("values").Text("formerId") == "陈立" && e.GetProperty("values").Text("liaisonId") == "罗坤");
        Assert.Equal(["陈立"], (await admin.GetAsync("/api/v1/members?left=true")).ShouldBe(200).Items.Select(m => m.Text("name")!));
        Assert.DoesNotContain((await admin.GetAsync("/api/v1/members?limit=100")).ShouldBe(200).Items, m => m.Text("name") == "陈立");
    }
}

public sealed class LeavingRulesTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Signing_in_is_refused_like_a_wrong_password_and_back_again_he_signs_in_anew()
    {
        using var admin = await app.As("admin");
        var member = (await admin.GetAsync($"/api/v1/members/{await app.MemberIdAsync("member")}")).ShouldBe(200);
        Assert.Equal(["edit", "invite", "deactivate"], member.Allowed);
        using var person = await app.As("member");

        var gone = (await admin.PostAsync($"/api/v1/members/{member.Id}/deactivation", new { }, member.Version)).ShouldBe(200);

        Assert.Equal(["reactivate"], gone.Allowed);
        using var browser = app.Browser();
        Assert.Equal(await SignInAsync(browser, "member@demo.example", "wrong password"), await SignInAsync(browser, "member@demo.example", World.Company.Password));
        (await admin.PostAsync($"/api/v1/members/{member.Id}/deactivation", new { }, gone.Version)).ShouldBeProblem(409, "member.leftAlready");
        (await admin.PostAsync("/api/v1/delegations", new { firstDay = "2024-10-14", lastDay = "2024-10-15", deputyId = member.Id })).ShouldBeProblem(422, "delegation.deputyUnknown", "$.deputyId");

        var back = (await admin.PostAsync($"/api/v1/members/{member.Id}/reactivation", new { }, gone.Version)).ShouldBe(200);

        Assert.True(back["active"].GetBoolean());
        // A session of before does not come back with him.
        (await person.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        Assert.Contains("200", await SignInAsync(browser, "member@demo.example", World.Company.Password), StringComparison.Ordinal);
        (await admin.PostAsync($"/api/v1/members/{member.Id}/reactivation", new { }, back.Version)).ShouldBeProblem(409, "member.activeAlready");
    }

    [Fact]
    public async Task Nobody_deactivates_himself_nor_the_last_administrator_and_none_but_administrators_anybody()
    {
        using var admin = await app.As("admin");
        using var head = await app.As("market.director");
        using var outsider = await app.As("outsider");
        var self = (await admin.GetAsync($"/api/v1/members/{await app.MemberIdAsync("admin")}")).ShouldBe(200);
        Assert.Equal(["edit"], self.Allowed);
        (await admin.PostAsync($"/api/v1/members/{self.Id}/deactivation", new { }, self.Version)).ShouldBeProblem(409, "member.notYourself");
        var other = await app.MemberIdAsync("market.brand");
        (await head.PostAsync($"/api/v1/members/{other}/deactivation", new { }, 1)).ShouldBeProblem(403, "forbidden");
        (await head.GetAsync($"/api/v1/members/{other}/deactivation")).ShouldBeProblem(403, "forbidden");
        (await outsider.GetAsync($"/api/v1/members/{other}/deactivation")).ShouldBeProblem(404, "notFound");
    }

    [Fact]
    public async Task A_department_may_be_left_without_a_head_when_that_is_said()
    {
        using var admin = await app.As("admin");
        var (id, service) = (await app.MemberIdAsync("service.head"), await app.DepartmentIdAsync("客服部"));
        var head = (await admin.GetAsync($"/api/v1/members/{id}")).ShouldBe(200);
        Assert.Equal(["head"], (await admin.GetAsync($"/api/v1/members/{id}/deactivation")).ShouldBe(200)["items"].EnumerateArray().Select(i => i.Text("kind")!));

        (await admin.PostAsync($"/api/v1/members/{id}/deactivation", new { items = new object[] { new { kind = "head", id = service, successorId = (Guid?)null } } }, head.Version)).ShouldBe(200);

        Assert.Equal(JsonValueKind.Null, (await admin.GetAsync($"/api/v1/departments/{service}")).ShouldBe(200)["head"].ValueKind);
    }

    private static async Task<string> SignInAsync(HttpClient browser, string email, string password)
    {
        using var answer = await browser.PostAsJsonAsync("/api/v1/session", new { email, password }, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? "" : JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString())}";
    }
}
