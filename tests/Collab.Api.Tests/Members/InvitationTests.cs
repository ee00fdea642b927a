using System.Net.Http.Json;

namespace Collab.Api.Tests.Members;

/// <summary>A person is added, gets a link, chooses a password on it.</summary>
public sealed class InvitationTests(CollabApp app) : IClassFixture<CollabApp>
{
    private const string Password = "correct battery staple";

    [Fact]
    public async Task Whoever_is_added_chooses_a_password_on_the_link_once_and_is_signed_in()
    {
        using var admin = await app.As("admin");
        using var colleague = await app.As("member");
        using var somebody = app.Anonymous();
        var design = await app.DepartmentIdAsync("设计部");
        var body = new { name = "孟夏", email = "Meng.Xia@demo.example", departmentId = design, title = "设计师" };
        var added = (await admin.PostAsync("/api/v1/members", body, key: "once")).ShouldBe(201);
        var (member, token) = (added["member"], added["token"].GetString()!);
        Assert.Equal(["edit", "invite", "deactivate"], member.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()!));
        // Sent again, it is not done twice, and the secret is not kept to be told again.
        var repeated = (await admin.PostAsync("/api/v1/members", body, key: "once")).ShouldBe(201);
        Assert.Equal((member.Text("id"), JsonValueKind.Null), (repeated["member"].Text("id"), repeated["token"].ValueKind));
        Assert.Empty(await app.ListAsync("select key from collab.idempotency_keys where answer::text like '%' || $1 || '%'", token));
        Assert.Equal(JsonValueKind.Null, (await colleague.GetAsync($"/api/v1/members/{member.Text("id")}")).ShouldBe(200)["invitedUntil"].ValueKind);
        Assert.Equal(401, await SignInAsync("meng.xia@demo.example", Password));

        var invited = (await somebody.PostAsync("/api/v1/invitations/look", new { token })).ShouldBe(200);
        Assert.Equal(("孟夏", "Meng.Xia@demo.example", "云帆科技"), (invited["name"].GetString(), invited["email"].GetString(), invited["organization"].GetString()));
        (await somebody.PostAsync("/api/v1/invitations/accept", new { token, password = "mengxia 2026" })).ShouldBeProblem(422, "password.ofNames", "$.password");
        using var browser = app.Browser();
        using var accepted = await browser.PostAsJsonAsync("/api/v1/invitations/accept", new { token, password = Password }, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)accepted.StatusCode);
        Assert.Equal("孟夏", (await browser.GetFromJsonAsync<JsonElement>("/api/v1/session", TestContext.Current.CancellationToken)).GetProperty("member").Text("name"));
        Assert.Equal(200, await SignInAsync("meng.xia@demo.example", Password));
        (await somebody.PostAsync("/api/v1/invitations/look", new { token })).ShouldBeProblem(403, "invitation.invalid");
        (await somebody.PostAsync("/api/v1/invitations/accept", new { token, password = "another long password" })).ShouldBeProblem(403, "invitation.invalid");
        var entries = (await admin.GetAsync("/api/v1/audit-entries?limit=50")).ShouldBe(200).Items.Where(e => e.GetProperty("subject").Text("id") == member.Text("id")).ToList();
        Assert.Equal(
            ["孟夏 signedIn", "孟夏 signedIn", "孟夏 passwordChosen", await ByAdmin("memberInvited"), await ByAdmin("memberJoined")],
            entries.Select(e => $"{e.GetProperty("actor").Text("name")} {e.Text("action")}"));

        async Task<string> ByAdmin(string action) => $"{await app.ScalarAsync<string>("select name from collab.members where email = 'admin@demo.example'")} {action}";
    }

    [Fact]
    public async Task A_new_link_voids_the_former_and_used_ends_the_sessions()
    {
        using var admin = await app.As("admin");
        using var somebody = app.Anonymous();
        var id = await app.MemberIdAsync("market.brand");
        using var person = await app.As("market.brand");
        var before = (await admin.GetAsync($"/api/v1/members/{id}")).ShouldBe(200);
        (await admin.PostAsync($"/api/v1/members/{id}/invitation", new { })).ShouldBeProblem(428, "ifMatch.required");
        var first = (await admin.PostAsync($"/api/v1/members/{id}/invitation", new { }, before.Version)).ShouldBe(200);
        var second = (await admin.PostAsync($"/api/v1/members/{id}/invitation", new { }, first["member"].GetProperty("version").GetInt64())).ShouldBe(200);

        // He has a password, so it is good for an hour.
        Assert.Equal(1, (second["expiresAt"].GetDateTimeOffset() - app.Now.ToDateTimeOffset()).TotalHours, 0.1);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.String), (second["member"].GetProperty("invitedUntil").ValueKind, second["member"].GetProperty("resetUntil").ValueKind));
        Assert.Contains((await admin.GetAsync("/api/v1/audit-entries?limit=5")).ShouldBe(200).Items, e => e.Text("action") == "passwordResetOffered");
        (await somebody.PostAsync("/api/v1/invitations/accept", new { token = first["token"].GetString(), password = Password })).ShouldBeProblem(403, "invitation.invalid");
        // Until it is used nothing is lost.
        (await person.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.Equal(200, await SignInAsync("market.brand@demo.example", World.Company.Password));

        (await somebody.PostAsync("/api/v1/invitations/accept", new { token = second["token"].GetString(), password = Password })).ShouldBe(200);

        (await person.GetAsync("/api/v1/session")).ShouldBeProblem(401, "unauthenticated");
        Assert.Equal((401, 200), (await SignInAsync("market.brand@demo.example", World.Company.Password), await SignInAsync("market.brand@demo.example", Password)));
    }

    [Fact]
    public async Task A_link_is_good_for_seven_days_and_not_for_one_who_has_left()
    {
        using var admin = await app.As("admin");
        using var somebody = app.Anonymous();
        var sales = await app.DepartmentIdAsync("销售部");
        var old = (await admin.PostAsync("/api/v1/members", new { name = "古月", email = "gu@demo.example", departmentId = sales })).ShouldBe(201);
        await app.ExecuteAsync("update collab.invitations set expires_at = $2 where id = $1", old["member"].GetProperty("id").GetGuid(), app.Now.ToDateTimeUtc());
        (await somebody.PostAsync("/api/v1/invitations/look", new { token = old["token"].GetString() })).ShouldBeProblem(403, "invitation.invalid");
        var leaver = (await admin.PostAsync("/api/v1/members", new { name = "李别", email = "li@demo.example", departmentId = sales })).ShouldBe(201);
        var gone = (await admin.PostAsync($"/api/v1/members/{leaver["member"].Text("id")}/deactivation", new { }, leaver["member"].GetProperty("version").GetInt64())).ShouldBe(200);
        (await somebody.PostAsync("/api/v1/invitations/accept", new { token = leaver["token"].GetString(), password = Password })).ShouldBeProblem(403, "invitation.invalid");
        (await admin.PostAsync($"/api/v1/members/{gone.Id}/invitation", new { }, gone.Version)).ShouldBeProblem(409, "member.leftAlready");
        (await admin.PostAsync($"/api/v1/members/{gone.Id}/reactivation", new { }, gone.Version)).ShouldBe(200);
        (await somebody.PostAsync("/api/v1/invitations/look", new { token = leaver["token"].GetString() })).ShouldBeProblem(403, "invitation.invalid");
        Assert.Equal(7, (old["expiresAt"].GetDateTimeOffset() - app.Now.ToDateTimeOffset()).TotalDays, 0.1);
    }

    [Fact]
    public async Task Who_is_added_has_an_address_of_his_own_and_a_department_of_the_organization()
    {
        using var admin = await app.As("admin");
        using var outsider = await app.As("outsider");
        var sales = await app.DepartmentIdAsync("销售部");
        (await admin.PostAsync("/api/v1/members", new { name = "甲", email = "SALES.head@demo.example", departmentId = sales })).ShouldBeProblem(422, "member.emailTaken", "$.email");
        (await admin.PostAsync("/api/v1/members", new { name = "", email = "nobody", departmentId = sales })).ShouldBeProblem(422, "validation.failed", "$.email");
        var elsewhere = await app.ScalarAsync<Guid>("select department_id from collab.members where id = $1", outsider.Id.Value);
        (await admin.PostAsync("/api/v1/members", new { name = "甲", email = "jia@demo.example", departmentId = elsewhere })).ShouldBeProblem(422, "department.unknown", "$.departmentId");
    }

    private async Task<int> SignInAsync(string email, string password)
    {
        using var browser = app.Browser();
        using var answer = await browser.PostAsJsonAsync("/api/v1/session", new { email, password }, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}

public sealed class ChangingMembersTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Name_department_position_and_role_change_and_one_administrator_is_left()
    {
        using var admin = await app.As("admin");
        using var promoted = await app.As("market.brand");
        var design = await app.DepartmentIdAsync("设计部");
        var self = (await admin.GetAsync($"/api/v1/members/{await app.MemberIdAsync("admin")}")).ShouldBe(200);
        object Of(Answer member, bool administrator) => new
        {
            name = member["name"].GetString(),
            departmentId = member["department"].GetProperty("id").GetGuid(),
            title = member["title"].GetString(),
            administrator,
        };
        (await admin.PutAsync($"/api/v1/members/{self.Id}", Of(self, false), self.Version)).ShouldBeProblem(409, "member.lastAdministrator");

        var person = (await admin.GetAsync($"/api/v1/members/{promoted.Id}")).ShouldBe(200);
        (await promoted.PutAsync($"/api/v1/members/{person.Id}", Of(person, true), person.Version)).ShouldBeProblem(403, "forbidden");
        var changed = (await admin.PutAsync($"/api/v1/members/{person.Id}", new { name = "白鹭", departmentId = design, title = "总监", administrator = true }, person.Version)).ShouldBe(200);

        Assert.Equal(("白鹭", "设计部", "总监"), (changed["name"].GetString(), changed["department"].Text("name"), changed["title"].GetString()));
        // At once, in the session that was open before.
        var mine = (await promoted.GetAsync("/api/v1/session")).ShouldBe(200);
        Assert.Equal(["administrator"], mine["roles"].EnumerateArray().Select(r => r.GetString()!));
        (await admin.PutAsync($"/api/v1/members/{self.Id}", Of(self, false), self.Version)).ShouldBeProblem(409, "member.notYourRole");
        (await promoted.PutAsync($"/api/v1/members/{self.Id}", Of(self, false), self.Version)).ShouldBe(200);
        (await admin.PostAsync("/api/v1/departments", new { name = "无权" })).ShouldBeProblem(403, "forbidden");
    }
}
