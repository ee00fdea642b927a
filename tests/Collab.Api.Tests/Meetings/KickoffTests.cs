namespace Collab.Api.Tests.Meetings;

/// <summary>Process step 1: the kick-off has the head or liaison of every involved department.</summary>
public sealed class KickoffTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Convened_it_tells_the_attendees_and_changes_nothing_else()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");

        var convened = (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, scheduledFor: "2024-11-01T02:00:00Z"))).ShouldBe(201);

        Assert.Equal(("convened", "Kick-off: Q4 新品推广"), (convened.State, convened.Json.Text("title")));
        Assert.Equal(["hold"], convened.Allowed);
        using var design = await app.As("design.head");
        Assert.Equal(["meetingConvened"], await design.ToldAboutAsync(convened.Id));
        Assert.Empty((await design.GetAsync($"/api/v1/meetings/{convened.Id}")).ShouldBe(200).Allowed);
        Assert.Equal("draft", (await manager.GetAsync($"/api/v1/collaborations/{story.Id}")).State);
    }

    [Fact]
    public async Task Held_it_opens_the_commitments_and_keeps_what_was_asked()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");
        var convened = (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, scheduledFor: app.NowText))).ShouldBe(201);

        var held = (await manager.PostAsync($"/api/v1/meetings/{convened.Id}/hold", new
        {
            heldAt = app.NowText,
            attendeeIds = await app.MemberIdsAsync(Story.Speakers),
            questions = new[] { new { question = "线上投放的素材谁来终审？", answer = "产品部审卖点，市场部定稿。" } },
            decisions = Array.Empty<object>(),
        }, convened.Version)).ShouldBe(200);

        Assert.Equal("held", held.State);
        Assert.Equal("线上投放的素材谁来终审？", held["questions"][0].Text("question"));
        Assert.Equal("committing", (await manager.GetAsync($"/api/v1/collaborations/{story.Id}")).State);
        using var design = await app.As("design.head");
        Assert.Contains("meetingHeld", await design.ToldAboutAsync(convened.Id));
        (await manager.PostAsync($"/api/v1/meetings/{convened.Id}/hold", new { heldAt = app.NowText, attendeeIds = await app.MemberIdsAsync(Story.Speakers), decisions = Array.Empty<object>() }, held.Version))
            .ShouldBe(409);
        (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, scheduledFor: app.NowText))).ShouldBeProblem(409, "collaboration.notAtThisStep");
    }

    [Fact]
    public async Task Recorded_as_held_at_once_nobody_is_invited_any_more()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");

        var held = (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, heldAt: app.NowText))).ShouldBe(201);

        Assert.Equal("held", held.State);
        using var design = await app.As("design.head");
        Assert.Equal(["meetingHeld"], await design.ToldAboutAsync(held.Id));
    }

    [Fact]
    public async Task A_department_without_anybody_who_speaks_for_it_is_named()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");

        // Design sends a designer, who is neither head nor liaison.
        var refused = await manager.PostAsync(
            "/api/v1/meetings", await KickoffAsync(story, heldAt: app.NowText, attendees: ["market.director", "sales.director", "product.head", "design.visual"]));

        refused.ShouldBeProblem(422, "meeting.departmentNotRepresented", "$.attendeeIds");
        Assert.Contains("设计部", refused["errors"].GetProperty("$.attendeeIds")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_meeting_lacks_is_refused_at_its_field()
    {
        var story = await Story.BeginAsync(app);
        using var manager = await app.As("market.manager");
        using var outsider = await app.As("outsider");

        (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story))).ShouldBeProblem(422, "meeting.timeRequired", "$.scheduledFor");
        (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, heldAt: "2030-01-01T00:00:00Z"))).ShouldBeProblem(422, "meeting.heldInFuture", "$.heldAt");
        (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, heldAt: app.NowText, attendees: []))).ShouldBeProblem(422, "meeting.attendeesRequired", "$.attendeeIds");
        (await manager.PostAsync("/api/v1/meetings", await KickoffAsync(story, heldAt: app.NowText, attendees: [.. Story.Speakers, "outsider"])))
            .ShouldBeProblem(422, "meeting.attendeeUnknown", "$.attendeeIds");
        (await manager.PostAsync("/api/v1/meetings", new { collaborationId = story.Id, kind = "emergencyCoordination", scheduledFor = app.NowText, attendeeIds = await app.MemberIdsAsync("sales.head") }))
            .ShouldBeProblem(422, "meeting.riskWarningRequired", "$.riskWarningId");
        (await manager.PostAsync("/api/v1/meetings", new { collaborationId = story.Id, kind = "issueDiscussion", scheduledFor = app.NowText, attendeeIds = await app.MemberIdsAsync("sales.head"), issueId = Guid.NewGuid() }))
            .ShouldBeProblem(422, "meeting.issueUnknown", "$.issueId");
    }

    [Fact]
    public async Task The_lead_department_convenes_others_are_refused_and_strangers_find_nothing()
    {
        var story = await Story.BeginAsync(app);
        var kickoff = await KickoffAsync(story, scheduledFor: app.NowText);
        using var director = await app.As("market.director");
        using var design = await app.As("design.head");
        using var member = await app.As("member");
        using var outsider = await app.As("outsider");

        var convened = (await director.PostAsync("/api/v1/meetings", kickoff)).ShouldBe(201);
        (await design.PostAsync("/api/v1/meetings", kickoff)).ShouldBeProblem(403, "forbidden");
        (await design.PostAsync($"/api/v1/meetings/{convened.Id}/hold", new { heldAt = app.NowText, attendeeIds = Array.Empty<Guid>(), decisions = Array.Empty<object>() }, convened.Version))
            .ShouldBeProblem(403, "forbidden");
        (await member.PostAsync("/api/v1/meetings", kickoff)).ShouldBeProblem(404, "notFound");
        (await outsider.GetAsync($"/api/v1/meetings/{convened.Id}")).ShouldBeProblem(404, "notFound");
        Assert.Empty((await outsider.GetAsync("/api/v1/meetings")).ShouldBe(200).Items);
        Assert.Equal([convened.Id], (await design.GetAsync($"/api/v1/meetings?collaborationId={story.Id}&kind=kickoff")).Items.Select(x => x.GetProperty("id").GetGuid()));
        Assert.Empty((await design.GetAsync($"/api/v1/meetings?collaborationId={story.Id}&kind=regular")).Items);
    }

    private async Task<object> KickoffAsync(Story story, string? scheduledFor = null, string? heldAt = null, string[]? attendees = null) => new
    {
        collaborationId = story.Id,
        kind = "kickoff",
        scheduledFor,
        heldAt,
        attendeeIds = await app.MemberIdsAsync(attendees ?? Story.Speakers),
    };
}
