namespace Collab.Api.Tests.Archive;

/// <summary>Whatever one sends to an archived collaboration, it stays as it was filed.</summary>
public sealed class ReadOnlyTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task No_command_changes_it()
    {
        var story = await Ending.ArchivedAsync(app);
        using var manager = await app.As("market.manager");
        using var director = await app.As("market.director");
        using var salesHead = await app.As("sales.head");
        var check = (await story.SeeAsync("market.manager", "acceptance"))["checks"][0];
        var workItem = (await manager.GetAsync($"/api/v1/work-items?collaborationId={story.Id}")).ShouldBe(200).Items[0].GetProperty("id").GetGuid();
        var before = await manager.GetAsync(story.Url("archive"));

        ReadOnly(await story.JudgeAsync(check, new { verdict = "passed" }));
        ReadOnly(await story.DoAsync("market.manager", "acceptance/accept"));
        ReadOnly(await story.DoAsync("market.director", "acceptance/sign"));
        ReadOnly(await story.DoAsync("market.manager", "retrospective", await story.LessonsAsync()));
        ReadOnly(await manager.PutAsync(
            story.Url("summary"), new { sections = new[] { new { code = "goals", text = "达到" } } }, (await story.SeeAsync("market.manager", "summary")).Version));
        ReadOnly(await story.DoAsync("market.manager", "summary/file"));
        ReadOnly(await story.DoAsync("market.director", "archive"));

        var version = (await story.SeeAsync("market.director")).Version;
        ReadOnly(await salesHead.PutAsync(
            story.Url($"liaisons/{await app.DepartmentIdAsync("销售部")}"), new { memberId = salesHead.Id.Value, deputyId = await app.MemberIdAsync("sales.director") }, version));
        ReadOnly(await manager.PostAsync("/api/v1/work-items", new
        {
            collaborationId = story.Id,
            title = "再铺一家门店",
            plannedStart = "2024-10-14",
            plannedFinish = "2024-10-15",
            acceptanceCriteria = "",
        }));
        ReadOnly(await salesHead.PostAsync("/api/v1/issues", new
        {
            collaborationId = story.Id,
            title = "返点没有到账",
            description = "两家门店未收到返点",
            impact = "门店不再补货",
            proposedSolution = "财务部10月18日前核对",
        }));
        ReadOnly(await manager.PostAsync("/api/v1/resource-requests", new
        {
            collaborationId = story.Id,
            providerDepartmentId = await app.DepartmentIdAsync("设计部"),
            kind = "material",
            title = "海报模板",
            quantity = 1,
            unit = "套",
            purpose = "门店张贴",
            usage = "打印",
            neededFrom = "2024-10-14",
            neededUntil = "2024-10-31",
        }));
        ReadOnly(await manager.PostAsync("/api/v1/meetings", new
        {
            collaborationId = story.Id,
            kind = "regular",
            title = "例会",
            scheduledFor = "2024-10-14T02:00:00Z",
            attendeeIds = new[] { salesHead.Id.Value },
        }));
        ReadOnly(await manager.PostAsync(story.Url("plan/revisions"), new
        {
            reason = "顺延",
            changes = new[] { new { workItemId = workItem, plannedStart = "2024-10-14", plannedFinish = "2024-10-15" } },
        }, (await story.SeeAsync("market.manager", "plan")).Version));
        var item = (await manager.GetAsync($"/api/v1/work-items/{workItem}")).ShouldBe(200).Version;
        ReadOnly(await salesHead.PostAsync($"/api/v1/work-items/{workItem}/complete", ifMatch: item));
        ReadOnly(await salesHead.PostAsync("/api/v1/risk-warnings", new { workItemId = workItem, cause = "三家门店暂停合作", impact = "晚两天", solution = "另找两家" }));
        ReadOnly(await director.PostAsync(story.Url("cancel"), new { reason = "不做了" }, version));

        var after = await manager.GetAsync(story.Url("archive"));
        Assert.Equal(WithoutTime(before), WithoutTime(after));

        static void ReadOnly(Answer answer) => answer.ShouldBeProblem(409, "collaboration.readOnly");

        static string WithoutTime(Answer archive) =>
            string.Join('\n', archive.ShouldBe(200).Json.EnumerateObject().Where(p => p.Name != "exportedAt").Select(p => p.Value.GetRawText()));
    }
}
