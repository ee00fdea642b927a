namespace Collab.Api.Tests.ResourceRequests;

/// <summary>How the tests of this folder ask for a resource.</summary>
internal static class Asking
{
    /// <summary>Three sets of a poster template.</summary>
    public static object PosterTemplate(Guid collaborationId, Guid providerId, decimal quantity = 3, string title = "海报模板", Guid? workItemId = null) => new
    {
        collaborationId,
        providerDepartmentId = providerId,
        kind = "tool",
        title,
        quantity,
        unit = "套",
        purpose = "Q4 新品线上投放",
        usage = "按渠道改尺寸，不改版式",
        neededFrom = "2024-10-14",
        neededUntil = "2024-10-20",
        workItemId,
    };

    /// <summary>The marketing manager asks design.</summary>
    public static async Task<Answer> AskDesignAsync(this Story story)
    {
        using var manager = await story.App.As("market.manager");
        return (await manager.PostAsync("/api/v1/resource-requests", PosterTemplate(story.Id, await story.App.DepartmentIdAsync("设计部")))).ShouldBe(201);
    }

    public static async Task<Answer> ReplyAsync(this Story story, Answer request, object reply)
    {
        using var design = await story.App.As("design.head");
        return await design.PostAsync($"/api/v1/resource-requests/{request.Id}/reply", reply, request.Version);
    }

    public static readonly object Declined = new { decision = "decline", alternative = "10月21日起可提供 1 套" };
}
