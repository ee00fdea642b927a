namespace Collab.Api.Tests.Collaborations;

/// <summary>What a person sends to start a collaboration; a test changes what it is about.</summary>
internal sealed record Draft
{
    public string Title { get; init; } = "Q4 新品推广";
    public string Scenario { get; init; } = "newProduct";
    public required Guid LeadDepartmentId { get; init; }
    public required IReadOnlyList<Guid> ParticipatingDepartmentIds { get; init; }
    public DraftBrief Brief { get; init; } = new();
    public IReadOnlyList<DraftGoal> Goals { get; init; } = [new("首月销量", 10_000, "台"), new("触达用户", 500_000, "人")];
    public Guid? TemplateId { get; init; }

    /// <summary>Marketing leads; sales, product and design take part.</summary>
    public static async Task<Draft> OfMarketingAsync(CollabApp app) => new()
    {
        LeadDepartmentId = await app.DepartmentIdAsync("市场部"),
        ParticipatingDepartmentIds = await app.DepartmentIdsAsync("销售部", "产品部", "设计部"),
    };
}

internal sealed record DraftBrief(string Background = "竞品 A 占走了 30% 的市场，新品需要被看见。", string CoreNeeds = "10月20日前铺货 10 家门店。", string ExpectedFinish = "2024-11-12");

internal sealed record DraftGoal(string Indicator, decimal Target, string Unit, string DueOn = "2024-11-12", Guid? Id = null);

/// <summary>The steps between a draft and its plan, as people take them.</summary>
internal static class Kickoffs
{
    /// <summary>The kick-off is held now; each department owes its word.</summary>
    public static async Task HoldKickoffAsync(this Story story)
    {
        using var manager = await story.App.As("market.manager");
        (await manager.PostAsync("/api/v1/meetings", new
        {
            collaborationId = story.Id,
            kind = "kickoff",
            heldAt = story.App.NowText,
            attendeeIds = await story.App.MemberIdsAsync(Story.Speakers),
        })).ShouldBe(201);
    }

    public static async Task<JsonElement> CommitmentAsync(this Story story, Person person, string department)
    {
        var id = await story.App.DepartmentIdAsync(department);
        return (await person.GetAsync($"/api/v1/collaborations/{story.Id}/commitments")).ShouldBe(200).Items.Single(x => x.RefId("department") == id);
    }

    /// <summary>What a person answers for a department, having seen the present version.</summary>
    public static async Task<Answer> ConfirmAsync(this Story story, string account, string department, params object[] conditions)
    {
        using var person = await story.App.As(account);
        var commitment = await story.CommitmentAsync(person, department);
        return await person.PostAsync(
            $"/api/v1/collaborations/{story.Id}/commitments/{commitment.RefId("department")}/confirm", new { conditions }, commitment.GetProperty("version").GetInt64());
    }

    public static async Task<Answer> NameLiaisonAsync(this Story story, string by, string department, string liaison, string? deputy = null)
    {
        using var person = await story.App.As(by);
        var version = (await person.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200).Version;
        return await person.PutAsync(
            $"/api/v1/collaborations/{story.Id}/liaisons/{await story.App.DepartmentIdAsync(department)}",
            new { memberId = await story.App.MemberIdAsync(liaison), deputyId = deputy is null ? (Guid?)null : await story.App.MemberIdAsync(deputy) }, version);
    }

    /// <summary>The deadlines of the collaboration, as a person sees them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> DeadlinesAsync(this Story story, Person person, string kind) =>
        (await person.GetAsync($"/api/v1/deadlines?collaborationId={story.Id}&kind={kind}")).ShouldBe(200).Items;
}
