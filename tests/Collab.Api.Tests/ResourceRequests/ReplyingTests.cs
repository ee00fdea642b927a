namespace Collab.Api.Tests.ResourceRequests;

/// <summary>Process step 3: the provider can, can in part, or cannot and states an alternative; the requester takes it or takes it up.</summary>
public sealed class ReplyingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_cannot_without_an_alternative_is_refused_and_the_request_still_waits()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();

        var refused = await story.ReplyAsync(request, new { decision = "decline", explanation = "排满了" });

        refused.ShouldBeProblem(422, "resourceRequest.alternativeRequired", "$.alternative");
        using var design = await app.As("design.head");
        Assert.Equal("submitted", (await design.GetAsync($"/api/v1/resource-requests/{request.Id}")).State);
    }

    [Fact]
    public async Task A_cannot_with_an_alternative_is_accepted_by_the_requester()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();

        var replied = (await story.ReplyAsync(request, Asking.Declined)).ShouldBe(200);
        Assert.Equal(("declined", "10月21日起可提供 1 套"), (replied.State, replied["reply"].Text("alternative")));
        Assert.Equal(await app.MemberIdAsync("design.head"), replied["reply"].RefId("by"));
        Assert.Empty(replied.Allowed);

        using var manager = await app.As("market.manager");
        Assert.Equal(["resourceRequestReplied"], await manager.ToldAboutAsync(request.Id));
        Assert.Equal(["accept", "escalate", "withdraw"], (await manager.GetAsync($"/api/v1/resource-requests/{request.Id}")).Allowed);
        var settled = (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/accept", new { note = "可以" }, replied.Version)).ShouldBe(200);
        Assert.Equal(("settled", "accepted", "可以"), (settled.State, settled["settlement"].Text("outcome"), settled["settlement"].Text("note")));
        using var design = await app.As("design.head");
        Assert.Equal(["resourceRequestSettled", "resourceRequestSubmitted"], await design.ToldAboutAsync(request.Id));
    }

    [Fact]
    public async Task A_part_is_less_than_what_was_asked_for()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();

        (await story.ReplyAsync(request, new { decision = "provideInPart" })).ShouldBeProblem(422, "resourceRequest.partNeedsQuantity", "$.offeredQuantity");
        (await story.ReplyAsync(request, new { decision = "provideInPart", offeredQuantity = 3 })).ShouldBeProblem(422, "resourceRequest.partIsLess", "$.offeredQuantity");
        var replied = (await story.ReplyAsync(request, new { decision = "provideInPart", offeredQuantity = 1.5 })).ShouldBe(200);
        Assert.Equal(("providedInPart", 1.5m), (replied.State, replied["reply"].GetProperty("offeredQuantity").GetDecimal()));
    }

    [Fact]
    public async Task It_is_answered_once()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        var replied = (await story.ReplyAsync(request, new { decision = "provide" })).ShouldBe(200);

        var second = await story.ReplyAsync(replied, Asking.Declined);

        second.ShouldBeProblem(409, "resourceRequest.answeredAlready");
        using var design = await app.As("design.head");
        Assert.Equal("provided", (await design.GetAsync($"/api/v1/resource-requests/{request.Id}")).State);
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_the_second_is_shown_what_the_first_replied()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        (await story.ReplyAsync(request, Asking.Declined)).ShouldBe(200);

        var second = await story.ReplyAsync(request, new { decision = "provide" });

        second.ShouldBeProblem(412, "version.stale");
        Assert.Equal(("declined", request.Version + 1), (second["current"].Text("state"), second["current"].GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task Of_two_replies_at_the_same_moment_one_counts()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();

        var answers = await Task.WhenAll(story.ReplyAsync(request, Asking.Declined), story.ReplyAsync(request, new { decision = "provide" }));

        Assert.Equal([200, 412], answers.Select(x => x.Status).Order());
    }

    [Fact]
    public async Task A_change_says_what_was_seen()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        using var design = await app.As("design.head");

        (await design.PostAsync($"/api/v1/resource-requests/{request.Id}/reply", Asking.Declined)).ShouldBeProblem(428, "ifMatch.required");
    }

    [Fact]
    public async Task The_same_key_replays_the_reply()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        using var design = await app.As("design.head");
        var key = Guid.NewGuid().ToString();
        var url = $"/api/v1/resource-requests/{request.Id}/reply";

        var first = (await design.PostAsync(url, Asking.Declined, request.Version, key)).ShouldBe(200);
        var again = (await design.PostAsync(url, Asking.Declined, request.Version, key)).ShouldBe(200);

        Assert.Equal(first.Body, again.Body);
    }

    [Fact]
    public async Task Who_is_not_asked_does_not_reply_and_who_did_not_ask_does_not_accept()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        using var sales = await app.As("sales.director");
        using var manager = await app.As("market.manager");
        using var design = await app.As("design.head");

        (await sales.PostAsync($"/api/v1/resource-requests/{request.Id}/reply", Asking.Declined, request.Version)).ShouldBeProblem(403, "forbidden");
        (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/reply", Asking.Declined, request.Version)).ShouldBeProblem(403, "forbidden");
        var replied = (await story.ReplyAsync(request, Asking.Declined)).ShouldBe(200);
        (await design.PostAsync($"/api/v1/resource-requests/{request.Id}/accept", new { }, replied.Version)).ShouldBeProblem(403, "forbidden");
        (await design.PostAsync($"/api/v1/resource-requests/{request.Id}/withdraw", new { reason = "x" }, replied.Version)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task What_is_not_taken_goes_to_the_sponsor_who_decides()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        using var manager = await app.As("market.manager");
        using var sponsor = await app.As("sponsor");
        using var design = await app.As("design.head");
        (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/escalate", new { reason = "来不及" }, request.Version))
            .ShouldBeProblem(409, "resourceRequest.notRepliedYet");
        var replied = (await story.ReplyAsync(request, Asking.Declined)).ShouldBe(200);
        (await sponsor.PostAsync($"/api/v1/resource-requests/{request.Id}/decide", new { note = "给" }, replied.Version)).ShouldBeProblem(409, "resourceRequest.notEscalated");

        var escalated = (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/escalate", new { reason = "20日就要上线" }, replied.Version)).ShouldBe(200);
        Assert.Equal("escalated", escalated.State);
        Assert.Equal(["resourceRequestEscalated"], await sponsor.ToldAboutAsync(request.Id));
        Assert.Equal(["decide"], (await sponsor.GetAsync($"/api/v1/resource-requests/{request.Id}")).Allowed);
        (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/decide", new { note = "给" }, escalated.Version)).ShouldBeProblem(403, "forbidden");

        var decided = (await sponsor.PostAsync($"/api/v1/resource-requests/{request.Id}/decide", new { note = "先给 1 套" }, escalated.Version)).ShouldBe(200);
        Assert.Equal(("settled", "decided"), (decided.State, decided["settlement"].Text("outcome")));
        Assert.Equal("resourceRequestSettled", (await manager.ToldAboutAsync(request.Id))[0]);
        Assert.Equal("resourceRequestSettled", (await design.ToldAboutAsync(request.Id))[0]);
    }
}
