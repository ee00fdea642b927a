namespace Collab.Api.Tests.Departments;

/// <summary>Administrators make departments and say who heads them.</summary>
public sealed class ChangingDepartmentsTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_department_is_made_and_gets_name_parent_head_and_sponsor()
    {
        using var admin = await app.As("admin");
        using var member = await app.As("member");
        var (parent, head, sponsor) = (await app.DepartmentIdAsync("市场部"), await app.MemberIdAsync("market.brand"), await app.MemberIdAsync("sponsor"));
        var made = (await admin.PostAsync("/api/v1/departments", new { name = " 品牌组 " })).ShouldBe(201);
        Assert.Equal(("品牌组", JsonValueKind.Null), (made["name"].GetString(), made["head"].ValueKind));
        Assert.Equal(["edit"], made.Allowed);
        Assert.Empty((await member.GetAsync($"/api/v1/departments/{made.Id}")).ShouldBe(200).Allowed);

        var changed = (await admin.PutAsync($"/api/v1/departments/{made.Id}", new { name = "品牌部", parentId = parent, headId = head, sponsorId = sponsor }, made.Version)).ShouldBe(200);

        Assert.Equal(("品牌部", "市场部", head, sponsor), (
            changed["name"].GetString(), changed["parent"].Text("name"), changed["head"].GetProperty("id").GetGuid(), changed["sponsor"].GetProperty("id").GetGuid()));
        using var leads = await app.As("market.brand");
        Assert.Contains("head", (await leads.GetAsync("/api/v1/session")).ShouldBe(200)["roles"].EnumerateArray().Select(r => r.GetString()));
        (await admin.PutAsync($"/api/v1/departments/{made.Id}", new { name = "x" }, made.Version)).ShouldBeProblem(412, "version.stale");
        Assert.Equal(
            ["departmentChanged", "departmentMade"],
            (await admin.GetAsync("/api/v1/audit-entries?limit=50")).ShouldBe(200).Items.Where(e => e.GetProperty("subject").GetProperty("id").GetGuid() == made.Id).Select(e => e.Text("action")!).Distinct());
    }

    [Fact]
    public async Task No_two_of_one_name_none_below_itself_and_none_headed_by_who_is_not_there()
    {
        using var admin = await app.As("admin");
        using var outsider = await app.As("outsider");
        (await admin.PostAsync("/api/v1/departments", new { name = "设计部" })).ShouldBeProblem(422, "department.nameTaken", "$.name");
        (await admin.PostAsync("/api/v1/departments", new { name = "" })).ShouldBeProblem(422, "validation.failed", "$.name");
        (await admin.PostAsync("/api/v1/departments", new { name = "新", headId = outsider.Id })).ShouldBeProblem(422, "department.headUnknown", "$.headId");
        (await admin.PostAsync("/api/v1/departments", new { name = "新", sponsorId = outsider.Id })).ShouldBeProblem(422, "department.sponsorUnknown", "$.sponsorId");
        (await admin.PostAsync("/api/v1/departments", new { name = "新", parentId = Guid.NewGuid() })).ShouldBeProblem(422, "department.parentUnknown", "$.parentId");

        var upper = (await admin.PostAsync("/api/v1/departments", new { name = "上" })).ShouldBe(201);
        var lower = (await admin.PostAsync("/api/v1/departments", new { name = "下", parentId = upper.Id })).ShouldBe(201);
        (await admin.PutAsync($"/api/v1/departments/{upper.Id}", new { name = "上", parentId = lower.Id }, upper.Version)).ShouldBeProblem(422, "department.parentBelow", "$.parentId");
        (await admin.PutAsync($"/api/v1/departments/{upper.Id}", new { name = "上", parentId = upper.Id }, upper.Version)).ShouldBeProblem(422, "department.parentBelow", "$.parentId");
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.departments where name = '新'"));
    }
}
