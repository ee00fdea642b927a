using System.Text;
using static Collab.Api.Tests.Members.Tables;

namespace Collab.Api.Tests.Members;

/// <summary>Departments and members come from a table, all of it or nothing.</summary>
public sealed class ImportTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_table_makes_departments_adds_and_changes_members_and_gives_the_links()
    {
        using var admin = await app.As("admin");
        using var somebody = app.Anonymous();
        var design = await app.ScalarAsync<string>("select m.name || ',' || m.email || ',' || d.name || ',' || m.title from collab.members m join collab.departments d on d.id = m.department_id where m.email = 'design.head@demo.example'");
        var file = Table($"姓名,邮箱,部门,职务\n{design}\n白鹭,MARKET.brand@demo.example,品牌部,总监\n孟夏,meng@demo.example,品牌部,\n'=古月,gu@demo.example,设计部,设计师\n");

        var preview = (await admin.PostAsync("/api/v1/members/import/preview", file)).ShouldBe(200);

        Assert.Equal(["same", "changed", "added", "added"], preview["rows"].EnumerateArray().Select(r => r.Text("effect")!));
        Assert.Equal(["品牌部"], preview["departments"].EnumerateArray().Select(d => d.GetString()!));
        Assert.Equal(0, preview["errorCount"].GetInt32());
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.departments where name = '品牌部'"));

        var done = (await admin.PostAsync("/api/v1/members/import", file, key: "import")).ShouldBe(200);

        Assert.Equal((1, 2, 1), (done["departments"].GetInt32(), done["added"].GetInt32(), done["changed"].GetInt32()));
        Assert.Equal(["孟夏", "=古月"], done["invitations"].EnumerateArray().Select(i => i.Text("name")!));
        Assert.Equal("品牌部 总监", await app.ScalarAsync<string>("select d.name || ' ' || m.title from collab.members m join collab.departments d on d.id = m.department_id where m.name = '白鹭'"));
        var token = done["invitations"][0].Text("token");
        (await somebody.PostAsync("/api/v1/invitations/accept", new { token, password = "correct battery staple" })).ShouldBe(200);
        Assert.Empty((await admin.PostAsync("/api/v1/members/import", file, key: "import")).ShouldBe(200)["invitations"].EnumerateArray());
        // Taken over, it has nothing new.
        Assert.All((await admin.PostAsync("/api/v1/members/import/preview", file)).ShouldBe(200)["rows"].EnumerateArray(), r => Assert.Equal("same", r.Text("effect")));
    }
}

public sealed class ImportErrorTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task With_one_row_that_cannot_be_taken_over_nothing_is()
    {
        using var admin = await app.As("admin");
        var outside = await app.ScalarAsync<string>("select email from collab.members where email like 'outsider@%'");
        var file = Table($"name;email;department\n甲;jia@demo.example;新部门\n乙;nowhere;新部门\n;bing@demo.example;新部门\n丁;JIA@demo.example;新部门\n戊;{outside};新部门\n");

        var preview = (await admin.PostAsync("/api/v1/members/import/preview", file)).ShouldBe(200);

        Assert.Equal(
            ["3 memberFile.noEmail", "4 memberFile.cellMissing", "5 memberFile.twice", "6 member.emailTaken"],
            preview["errors"].EnumerateArray().Select(e => $"{e.GetProperty("line").GetInt32()} {e.Text("code")}"));
        (await admin.PostAsync("/api/v1/members/import", file)).ShouldBeProblem(422, "memberFile.hasErrors", "$.file");
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.members where email = 'jia@demo.example'"));
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from collab.departments where name = '新部门'"));
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "memberFile.unreadable")]
    [InlineData("", "memberFile.empty")]
    [InlineData("name,phone\nx,1", "memberFile.columnsMissing")]
    [InlineData("name,email,department\n\"x,a@b.example,c", "memberFile.unclosedQuote")]
    public async Task What_is_no_table_of_members_is_said(string text, string code)
    {
        using var admin = await app.As("admin");
        Assert.Equal(code, (await admin.PostAsync("/api/v1/members/import/preview", Table(text))).ShouldBe(200)["errors"].EnumerateArray().Single().Text("code"));
    }
}

internal static class Tables
{
    public static object Table(string text) => new { file = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) };
}
