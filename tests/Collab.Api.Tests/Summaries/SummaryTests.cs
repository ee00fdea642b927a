namespace Collab.Api.Tests.Summaries;

public sealed class SummaryTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task There_is_none_before_the_retrospective()
    {
        var story = await Ending.RetrospectingAsync(app);
        var summary = await story.SeeAsync("market.manager", "summary");
        Assert.Equal(("notYet", 0), (summary.State, summary.Version));
        (await story.DoAsync("market.manager", "summary/file")).ShouldBeProblem(409, "summary.notYet");
    }

    [Fact]
    public async Task It_is_written_from_the_record_in_the_organizations_language()
    {
        var story = await Ending.HeldAsync(app);

        var summary = await story.SeeAsync("market.manager", "summary");

        Assert.Equal(
            ["background", "goals", "responsibilities", "schedule", "resources", "issues", "deadlines", "retrospective"],
            summary["sections"].EnumerateArray().Select(s => s.Text("code")));
        Assert.Equal("首月销量：目标 10,000 台（2024年11月12日前），实际 10,500 台。验收通过。", Text(summary, "goals"));
        Assert.Contains("「渠道铺货排期」：负责人 陈立，审批人 高远", Text(summary, "responsibilities"), StringComparison.Ordinal);
        Assert.Contains("共 1 项任务：1 项不晚于商定日期完成", Text(summary, "schedule"), StringComparison.Ordinal);
        Assert.Equal("没有资源申请。", Text(summary, "resources"));
        // Goal confirmation, acceptance and the retrospective itself, which was met in the same moment.
        Assert.Contains("市场部：按时完成 3 项", Text(summary, "deadlines"), StringComparison.Ordinal);
        Assert.Contains("原因：三家门店暂停合作", Text(summary, "retrospective"), StringComparison.Ordinal);
        Assert.Equal("Goals", summary["sections"][1].Text("title"));
    }

    [Fact]
    public async Task The_lead_corrects_and_files_it_and_then_it_stays()
    {
        var story = await Ending.HeldAsync(app);
        Assert.Equal(["correct", "file"], (await story.SeeAsync("market.manager", "summary")).Allowed);

        var corrected = (await CorrectAsync(story, "market.manager", "issues", "三家门店暂停合作，另找两家。")).ShouldBe(200);
        Assert.Equal(("corrected", "三家门店暂停合作，另找两家。"), (corrected.State, Text(corrected, "issues")));
        (await CorrectAsync(story, "market.manager", "praise", "…")).ShouldBeProblem(422, "summary.sectionUnknown", "$.sections");
        (await CorrectAsync(story, "market.manager", "issues", " ")).ShouldBeProblem(422, "validation.failed", "$.sections[0].text");
        (await CorrectAsync(story, "sales.head", "issues", "…")).ShouldBeProblem(403, "forbidden");

        var filed = (await story.DoAsync("market.manager", "summary/file")).ShouldBe(200);
        Assert.Equal(("filed", "周岚", 0), (filed.State, filed["filedBy"].Text("name"), filed.Allowed.Count));
        (await CorrectAsync(story, "market.manager", "issues", "…")).ShouldBeProblem(409, "summary.filed");
    }

    [Fact]
    public async Task Who_is_only_informed_reads_the_summary_and_nothing_else()
    {
        var (story, workItem) = await Story.ExecutingAsync(app);
        using var manager = await app.As("market.manager");
        using var informed = await app.As("member");
        (await informed.GetAsync(story.Url("summary"))).ShouldBeProblem(404, "notFound");
        var version = (await manager.GetAsync($"/api/v1/work-items/{workItem}")).ShouldBe(200).Version;
        (await manager.PutAsync(story.Url($"raci/{workItem}"), new
        {
            assignments = new[]
            {
                new { memberId = await app.MemberIdAsync("sales.head"), role = "responsible" },
                new { memberId = await app.MemberIdAsync("sales.director"), role = "accountable" },
                new { memberId = informed.Id.Value, role = "informed" },
            },
        }, version)).ShouldBe(200);

        Assert.Equal("notYet", (await informed.GetAsync(story.Url("summary"))).ShouldBe(200).State);
        (await informed.GetAsync(story.Url("archive"))).ShouldBeProblem(403, "forbidden");
        (await informed.GetAsync(story.Url("retrospective"))).ShouldBeProblem(404, "notFound");
    }

    private static async Task<Answer> CorrectAsync(Story story, string account, string code, string text)
    {
        using var person = await story.App.As(account);
        var version = (await person.GetAsync(story.Url("summary"))).ShouldBe(200).Version;
        return await person.PutAsync(story.Url("summary"), new { sections = new[] { new { code, text } } }, version);
    }

    private static string Text(Answer summary, string code) => summary["sections"].EnumerateArray().Single(s => s.Text("code") == code).Text("text")!;
}
