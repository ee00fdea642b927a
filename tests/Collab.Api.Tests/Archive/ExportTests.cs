using System.Net.Http.Headers;
using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Archive;

public sealed class ExportTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_whole_collaboration_is_one_document_to_keep()
    {
        var story = await Ending.ArchivedAsync(app);
        using var manager = await app.As("market.manager");

        using var response = await manager.Http.GetAsync(new Uri(story.Url("archive"), UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(("application/json", "attachment"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(ContentDispositionHeaderValue.Parse($"attachment; filename=collaboration-{story.Id}.json").FileName, response.Content.Headers.ContentDisposition.FileName);
        var archive = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal("collab.archive/1", archive.Text("format"));
        Assert.Equal("archived", archive.GetProperty("collaboration").Text("state"));
        Assert.Equal(4, archive.GetProperty("collaboration").GetProperty("departments").GetArrayLength());
        Assert.Equal("首月销量", archive.GetProperty("brief").GetProperty("goals")[0].Text("indicator"));
        Assert.Equal(4, archive.GetProperty("commitments").GetArrayLength());
        Assert.Equal("approved", archive.GetProperty("plan").Text("state"));
        Assert.Equal(["accountable", "responsible"], archive.GetProperty("workItems")[0].GetProperty("raci").EnumerateArray().Select(a => a.Text("role")).Order());
        Assert.Equal("kickoff", archive.GetProperty("meetings")[0].Text("kind"));
        Assert.Equal(10_500, archive.GetProperty("acceptance").GetProperty("checks")[1].GetProperty("measuredValue").GetDecimal());
        Assert.Equal("三家门店暂停合作", archive.GetProperty("retrospective").GetProperty("causes")[0].GetString());
        Assert.Equal("filed", archive.GetProperty("summary").Text("state"));
        Assert.Equal("opened", archive.GetProperty("deadlines")[0].GetProperty("history")[0].Text("step"));
        Assert.Equal(["collaborationStarted", "collaborationArchived"], Ends(archive.GetProperty("timeline").EnumerateArray().Select(e => e.Text("action")!)));
        foreach (var list in new[] { "resourceRequests", "progressReports", "riskWarnings", "issues" }) Assert.Equal(JsonValueKind.Array, archive.GetProperty(list).ValueKind);
    }

    [Fact]
    public async Task Everybody_who_is_named_in_it_is_named_by_name_and_nothing_of_the_tenant_leaks()
    {
        var story = await Ending.ArchivedAsync(app);
        var archive = (await story.SeeAsync("sponsor", "archive")).Json;

        var names = archive.GetProperty("members").EnumerateArray().ToDictionary(m => m.GetProperty("id").GetGuid(), m => m.Text("name"));
        foreach (var letter in archive.GetProperty("workItems")[0].GetProperty("raci").EnumerateArray()) Assert.Contains(letter.GetProperty("memberId").GetGuid(), names.Keys);
        foreach (var step in archive.GetProperty("timeline").EnumerateArray().Where(e => e.GetProperty("actorId").ValueKind != JsonValueKind.Null))
            Assert.Contains(step.GetProperty("actorId").GetGuid(), names.Keys);
        Assert.Contains("设计部", archive.GetProperty("departments").EnumerateArray().Select(d => d.Text("name")));
        Assert.DoesNotContain("organizationId", archive.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("passwordHash", archive.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_there_before_the_end_too_and_for_nobody_else()
    {
        var story = await Story.BeginAsync(app);
        Assert.Equal(JsonValueKind.Null, (await story.SeeAsync("market.manager", "archive"))["acceptance"].ValueKind);
        foreach (var account in new[] { "member", "outsider" })
        {
            using var stranger = await app.As(account);
            (await stranger.GetAsync(story.Url("archive"))).ShouldBeProblem(404, "notFound");
        }
    }

    [Fact]
    public async Task Requests_reports_warnings_meetings_and_issues_are_in_it_with_what_came_of_them()
    {
        var (story, workItem) = await Story.ExecutingAsync(app);
        var request = await story.AskDesignAsync();
        (await story.ReplyAsync(request, Asking.Declined)).ShouldBe(200);
        using var sales = await app.As("sales.head");
        using var manager = await app.As("market.manager");
        (await sales.PostAsync("/api/v1/progress-reports", new
        {
            collaborationId = story.Id,
            week = "2024-10-07",
            entries = new[] { new { workItemId = workItem, percentComplete = 50, problem = "三家门店暂停合作" } },
        })).ShouldBe(201);
        var warning = (await sales.PostAsync("/api/v1/risk-warnings", new { workItemId = workItem, cause = "三家门店暂停合作", impact = "晚两天", solution = "另找两家" })).ShouldBe(201);
        (await manager.PostAsync("/api/v1/meetings", new
        {
            collaborationId = story.Id,
            kind = "emergencyCoordination",
            riskWarningId = warning.Id,
            heldAt = app.NowText,
            attendeeIds = new[] { sales.Id.Value },
            decisions = new[] { new { description = "维持排期", disposition = "noAction", because = "另外两家已答应" } },
        })).ShouldBe(201);
        var issue = (await sales.PostAsync("/api/v1/issues", new
        {
            collaborationId = story.Id,
            title = "投放素材未过审",
            description = "线上素材被退回",
            impact = "上线推迟2天",
            proposedSolution = "设计部10月12日10:00前重做",
        })).ShouldBe(201);
        (await manager.PostAsync($"/api/v1/issues/{issue.Id}/measures", new
        {
            measures = new[] { new { description = "重做素材", ownerId = await app.MemberIdAsync("design.head"), dueAt = "2024-10-12T02:00:00Z" } },
            discussion = new { heldAt = app.NowText, attendeeIds = new[] { sales.Id.Value }, decision = "由设计部重做" },
        }, issue.Version)).ShouldBe(200);

        var archive = (await story.SeeAsync("market.manager", "archive")).Json;

        Assert.Equal("10月21日起可提供 1 套", archive.GetProperty("resourceRequests")[0].GetProperty("reply").Text("alternative"));
        Assert.Equal("海报模板", archive.GetProperty("resourceRequests")[0].GetProperty("need").Text("title"));
        Assert.Equal("三家门店暂停合作", archive.GetProperty("progressReports")[0].GetProperty("entries")[0].Text("problem"));
        Assert.Equal("另找两家", archive.GetProperty("riskWarnings")[0].Text("solution"));
        Assert.Equal("另外两家已答应", archive.GetProperty("meetings")[1].GetProperty("decisions")[0].Text("because"));
        Assert.Equal("重做素材", archive.GetProperty("issues")[0].GetProperty("measures")[0].Text("description"));
        Assert.Contains("issueMeasure", archive.GetProperty("deadlines").EnumerateArray().Select(d => d.GetProperty("deadline").Text("kind")));
        Assert.Contains("何清", archive.GetProperty("members").EnumerateArray().Select(m => m.Text("name")));
    }

    private static string[] Ends(IEnumerable<string> all) => [all.First(), all.Last()];
}
