using System.IO.Compression;
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
        Assert.Equal(("市场部", JsonValueKind.Null), (preview["rows"][1].GetProperty("before").Text("department"), preview["rows"][0].GetProperty("before").ValueKind));
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
    [InlineData("\u0000\u0001", "memberFile.unreadable")]
    [InlineData("", "memberFile.empty")]
    [InlineData("name,phone\nx,1", "memberFile.columnsMissing")]
    [InlineData("name,email,department\n\"x,a@b.example,c", "memberFile.unclosedQuote")]
    public async Task What_is_no_table_of_members_is_said(string text, string code)
    {
        using var admin = await app.As("admin");
        Assert.Equal(code, (await admin.PostAsync("/api/v1/members/import/preview", Table(text))).ShouldBe(200)["errors"].EnumerateArray().Single().Text("code"));
    }
}

/// <summary>The same table, however a spreadsheet on some computer saves it.</summary>
public sealed class ImportFormatTests(CollabApp app) : IClassFixture<CollabApp>
{
    private const string Csv = "姓名,邮箱,部门\n鸥鹭,oulu@demo.example,设计部\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("GB18030")]
    public async Task Text_is_read_in_the_encoding_it_has(string encoding)
    {
        var saved = encoding == "utf-8" ? new UTF8Encoding(true) : CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        await ShouldBeReadAsync([.. saved.GetPreamble(), .. saved.GetBytes(Csv)], 2);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Cells_are_told_apart_by_what_the_first_line_has(char separator) =>
        await ShouldBeReadAsync(Encoding.UTF8.GetBytes(Csv.Replace(',', separator)), 2);

    [Fact]
    public async Task A_workbook_is_read_by_its_first_visible_sheet_texts_of_every_kind_and_gaps() => await ShouldBeReadAsync(Books.Of(
        """
        <row r="2"><c r="A2" t="inlineStr"><is><t>姓名</t></is></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="str"><f>1+1</f><v>部门</v></c></row>
        <row r="3"/>
        <row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5" t="inlineStr"><is><t>oulu@demo.example</t></is></c><c r="D5" t="s"><v>2</v></c><c r="XFD5"><v>1</v></c></row>
        """), 5);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "")]
    [InlineData("", "<row>")]
    public async Task A_workbook_with_a_document_type_or_broken_is_refused(string before, string rows)
    {
        using var admin = await app.As("admin");
        var preview = (await admin.PostAsync("/api/v1/members/import/preview", new { file = Convert.ToBase64String(Books.Of(rows, before)) })).ShouldBe(200);
        Assert.Equal("memberFile.unreadable", preview["errors"].EnumerateArray().Single().Text("code"));
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_much_more_than_people_is_refused()
    {
        using var admin = await app.As("admin");
        var bomb = Books.Of($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('a', 9_000_000)}</t></is></c></row>");
        Assert.InRange(bomb.Length, 1, 100_000);
        var preview = (await admin.PostAsync("/api/v1/members/import/preview", new { file = Convert.ToBase64String(bomb) })).ShouldBe(200);
        Assert.Equal("memberFile.unreadable", preview["errors"].EnumerateArray().Single().Text("code"));
    }

    [Fact]
    public async Task Only_so_many_rows_are_taken_at_once()
    {
        using var admin = await app.As("admin");
        var rows = string.Concat(Enumerable.Range(1, 2_001).Select(i => $"甲{i},jia{i}@demo.example,设计部\n"));
        var preview = (await admin.PostAsync("/api/v1/members/import/preview", Table("姓名,邮箱,部门\n" + rows))).ShouldBe(200);
        Assert.Equal("memberFile.tooMany", preview["errors"].EnumerateArray().Single().Text("code"));
    }

    private async Task ShouldBeReadAsync(byte[] file, int line)
    {
        using var admin = await app.As("admin");
        var preview = (await admin.PostAsync("/api/v1/members/import/preview", new { file = Convert.ToBase64String(file) })).ShouldBe(200);
        Assert.Empty(preview["errors"].EnumerateArray());
        var row = preview["rows"].EnumerateArray().Single();
        Assert.Equal((line, "鸥鹭", "oulu@demo.example", "设计部", "added"), (row.GetProperty("line").GetInt32(), row.Text("name"), row.Text("email"), row.Text("department"), row.Text("effect")));
    }
}

/// <summary>Workbooks as a spreadsheet packs them: a hidden sheet first, then the one with these rows.</summary>
internal static class Books
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(string rows, string before = "")
    {
        MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Relations}'><sheets><sheet name='x' sheetId='1' state='hidden' r:id='rId1'/><sheet name='y' sheetId='2' r:id='rId2'/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Target='worksheets/hidden.xml'/><Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>");
            Add("xl/sharedStrings.xml", $"<sst xmlns='{Main}'><si><t>邮箱</t></si><si><r><t>鸥</t></r><r><t>鹭</t></r><rPh sb='0' eb='1'><t>ou</t></rPh></si><si><t>设计部</t></si></sst>");
            Add("xl/worksheets/sheet2.xml", $"{before}<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>");

            void Add(string name, string text)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(text);
            }
        }
        return packed.ToArray();
    }
}

internal static class Tables
{
    public static object Table(string text) => new { file = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) };
}
