namespace Collab.Api.Tests.Members;

public sealed class MemberTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Members_are_listed_by_name_page_by_page_each_once()
    {
        using var person = await app.As("member");
        List<string> names = [];
        var url = "/api/v1/members?limit=4";
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await person.GetAsync(cursor.Length == 0 ? url : $"{url}&cursor={cursor}")).ShouldBe(200);
            Assert.InRange(page.Items.Count, 1, 4);
            names.AddRange(page.Items.Select(x => x.GetProperty("name").GetString()!));
            cursor = page["nextCursor"].GetString();
        }
        Assert.Equal(15, names.Distinct().Count());
        Assert.Equal(15, names.Count);
        // By pinyin: bai, chen, fang … zhou.
        Assert.Equal(("白露", "周岚"), (names[0], names[^1]));
    }

    [Fact]
    public async Task Members_are_found_by_department_and_by_part_of_the_name()
    {
        using var person = await app.As("member");
        var design = await app.DepartmentIdAsync("设计部");
        Assert.Equal(["何清", "唐悦"], (await person.GetAsync($"/api/v1/members?departmentId={design}")).ShouldBe(200).Items.Select(x => x.GetProperty("name").GetString()));
        Assert.Equal(["周岚"], (await person.GetAsync("/api/v1/members?q=岚")).ShouldBe(200).Items.Select(x => x.GetProperty("name").GetString()));
        Assert.Empty((await person.GetAsync("/api/v1/members?q=%25")).ShouldBe(200).Items);
    }

    [Fact]
    public async Task Another_organization_does_not_exist()
    {
        using var outsider = await app.As("outsider");
        Assert.Equal(["温岚"], (await outsider.GetAsync("/api/v1/members")).ShouldBe(200).Items.Select(x => x.GetProperty("name").GetString()));
        var manager = await app.MemberIdAsync("market.manager");
        (await outsider.GetAsync($"/api/v1/members/{manager}")).ShouldBeProblem(404, "notFound");
        (await outsider.GetAsync($"/api/v1/members/{Guid.NewGuid()}")).ShouldBeProblem(404, "notFound");
        Assert.Equal("南山制造", (await outsider.GetAsync("/api/v1/organization")).ShouldBe(200)["name"].GetString());
    }

    [Fact]
    public async Task A_single_member_has_its_version_as_ETag()
    {
        using var person = await app.As("member");
        var member = (await person.GetAsync($"/api/v1/members/{await app.MemberIdAsync("design.head")}")).ShouldBe(200);
        Assert.Equal("\"1\"", member.Headers.ETag!.Tag);
        Assert.Equal(("何清", "设计部", "head"), (
            member["name"].GetString(), member["department"].GetProperty("name").GetString(), member["roles"].EnumerateArray().Single().GetString()));
    }

    [Fact]
    public async Task Departments_show_head_sponsor_and_size()
    {
        using var person = await app.As("member");
        var marketing = (await person.GetAsync("/api/v1/departments")).ShouldBe(200).Items.Single(x => x.GetProperty("name").GetString() == "市场部");
        Assert.Equal(("林溯", "沈国安", 4), (
            marketing.GetProperty("head").GetProperty("name").GetString(), marketing.GetProperty("sponsor").GetProperty("name").GetString(), marketing.GetProperty("memberCount").GetInt32()));
        (await person.GetAsync($"/api/v1/departments/{marketing.GetProperty("id").GetGuid()}")).ShouldBe(200);
    }
}
