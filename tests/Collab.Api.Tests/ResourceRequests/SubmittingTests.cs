namespace Collab.Api.Tests.ResourceRequests;

/// <summary>Process step 3: whoever needs a resource hands the providing department a request.</summary>
public sealed class SubmittingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_request_is_shown_to_both_sides_with_what_each_may_do_next()
    {
        var story = await Story.BeginAsync(app);
        var submitted = await story.AskDesignAsync();

        Assert.Equal($"/api/v1/resource-requests/{submitted.Id}", submitted.Headers.Location?.OriginalString);
        Assert.Equal("submitted", submitted.State);
        Assert.Equal((await app.MemberIdAsync("market.manager"), await app.DepartmentIdAsync("设计部")), (submitted["requester"].RefId("member"), submitted.Json.RefId("provider")));
        Assert.Equal(["withdraw"], submitted.Allowed);

        using var design = await app.As("design.head");
        var seen = (await design.GetAsync($"/api/v1/resource-requests/{submitted.Id}")).ShouldBe(200);
        Assert.Equal(["reply", "ask"], seen.Allowed);
        Assert.Equal($"\"{seen.Version}\"", seen.Headers.ETag?.Tag);
        Assert.Equal(3m, seen["quantity"].GetDecimal());
    }

    [Fact]
    public async Task The_provider_is_told_and_who_asked_is_not()
    {
        var story = await Story.BeginAsync(app);
        var submitted = await story.AskDesignAsync();

        using var design = await app.As("design.head");
        using var manager = await app.As("market.manager");
        Assert.Equal(["resourceRequestSubmitted"], await design.ToldAboutAsync(submitted.Id));
        Assert.Empty(await manager.ToldAboutAsync(submitted.Id));
    }

    [Fact]
    public async Task Sent_twice_with_the_same_key_it_is_one_request()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");
        var (body, key) = (Asking.PosterTemplate(story.Id, await app.DepartmentIdAsync("设计部")), Guid.NewGuid().ToString());

        var first = (await manager.PostAsync("/api/v1/resource-requests", body, key: key)).ShouldBe(201);
        var again = (await manager.PostAsync("/api/v1/resource-requests", body, key: key)).ShouldBe(201);

        Assert.Equal(first.Id, again.Id);
        Assert.Single((await manager.GetAsync($"/api/v1/resource-requests?collaborationId={story.Id}")).ShouldBe(200).Items);
        (await manager.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, await app.DepartmentIdAsync("产品部")), key: key))
            .ShouldBeProblem(422, "idempotency.keyReused");
    }

    [Theory]
    [InlineData("市场部", 3, "海报模板", "resourceRequest.ownDepartment", "$.providerDepartmentId")]
    [InlineData("客服部", 3, "海报模板", "resourceRequest.providerNotInvolved", "$.providerDepartmentId")]
    [InlineData("设计部", 0, "海报模板", "resourceRequest.quantityNotPositive", "$.quantity")]
    [InlineData("设计部", 3, "  ", "resourceRequest.titleRequired", "$.title")]
    public async Task What_cannot_be_asked_is_refused_at_its_field(string provider, int quantity, string title, string code, string path)
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");

        var answer = await manager.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, await app.DepartmentIdAsync(provider), quantity, title));

        answer.ShouldBeProblem(422, code, path);
    }

    [Fact]
    public async Task A_task_of_another_collaboration_is_no_reason()
    {
        var story = await Story.BeginAsync(app);
        var (_, elsewhere) = await Story.ExecutingAsync(app);
        using var manager = await app.As("market.manager");

        var answer = await manager.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, await app.DepartmentIdAsync("设计部"), workItemId: elsewhere));

        answer.ShouldBeProblem(422, "resourceRequest.workItemUnknown", "$.workItemId");
    }

    [Fact]
    public async Task Who_takes_no_part_and_who_is_of_another_company_find_nothing()
    {
        var story = await Story.BeginAsync(app);
        var submitted = await story.AskDesignAsync();
        var design = await app.DepartmentIdAsync("设计部");

        foreach (var account in new[] { "member", "outsider" })
        {
            using var stranger = await app.As(account);
            (await stranger.GetAsync($"/api/v1/resource-requests/{submitted.Id}")).ShouldBeProblem(404, "notFound");
            (await stranger.PostAsync($"/api/v1/resource-requests/{submitted.Id}/reply", Asking.Declined, submitted.Version)).ShouldBeProblem(404, "notFound");
            (await stranger.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, design))).ShouldBeProblem(404, "notFound");
            Assert.Empty((await stranger.GetAsync("/api/v1/resource-requests")).ShouldBe(200).Items);
        }
    }

    [Fact]
    public async Task The_administrator_sees_it_and_asks_for_nothing()
    {
        var story = await Story.BeginAsync(app);
        using var admin = await app.As("admin");

        var answer = await admin.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, await app.DepartmentIdAsync("设计部")));

        answer.ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task In_a_cancelled_collaboration_nothing_is_asked_and_nothing_allowed()
    {
        var story = await Story.BeginAsync(app);
        var submitted = await story.AskDesignAsync();
        await story.CancelAsync();
        using var design = await app.As("design.head");
        using var manager = await app.As("market.manager");

        Assert.Empty((await design.GetAsync($"/api/v1/resource-requests/{submitted.Id}")).ShouldBe(200).Allowed);
        (await design.PostAsync($"/api/v1/resource-requests/{submitted.Id}/reply", Asking.Declined, submitted.Version)).ShouldBeProblem(409, "collaboration.readOnly");
        (await manager.PostAsync("/api/v1/resource-requests", Asking.PosterTemplate(story.Id, await app.DepartmentIdAsync("设计部")))).ShouldBeProblem(409, "collaboration.readOnly");
    }
}
