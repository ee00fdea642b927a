using Collab.Application.Common;
using NodaTime;

namespace Collab.Api.Tests.World;

/// <summary>Beginnings of the worked example, told through the API, for tests that need something to have happened before.</summary>
public static class Stories
{
    /// <summary>A collaboration as market.manager starts it: marketing leads, sales, product and design take part.</summary>
    public static async Task<Answer> StartCollaborationAsync(this CollabApp app, string by = "market.manager", string title = "Q4 新品推广")
    {
        using var person = await app.As(by);
        return (await person.PostAsync("/api/v1/collaborations", await app.CollaborationAsync(title))).ShouldBe(201);
    }

    /// <summary>The heads of all its departments meet an hour ago.</summary>
    public static async Task<Answer> KickOffAsync(this CollabApp app, Guid collaborationId)
    {
        using var manager = await app.As("market.manager");
        return (await manager.PostAsync("/api/v1/meetings", new
        {
            collaborationId,
            kind = "kickoff",
            heldAt = CollabJson.Text(app.Now - Duration.FromHours(1)),
            attendeeIds = new[]
            {
                await app.MemberIdAsync("market.director"), await app.MemberIdAsync("sales.director"),
                await app.MemberIdAsync("product.head"), await app.MemberIdAsync("design.head"),
            },
        })).ShouldBe(201);
    }

    /// <summary>What is sent to start it.</summary>
    public static async Task<object> CollaborationAsync(this CollabApp app, string title = "Q4 新品推广") => new
    {
        title,
        scenario = "newProduct",
        leadDepartmentId = await app.DepartmentIdAsync("市场部"),
        participatingDepartmentIds = new[] { await app.DepartmentIdAsync("销售部"), await app.DepartmentIdAsync("产品部"), await app.DepartmentIdAsync("设计部") },
        brief = new { background = "竞品 A 占了 30% 的市场，新品要被看到。", coreNeeds = "销售部铺货，产品部给卖点，设计部做物料。", expectedFinish = "2024-11-12" },
        goals = new[] { new { indicator = "首月销量", target = 10_000, unit = "台", dueOn = "2024-11-12" }, new { indicator = "触达用户", target = 500_000, unit = "人", dueOn = "2024-11-12" } },
    };
}
