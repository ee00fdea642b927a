using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Deadlines;

/// <summary>A duty rests for a recorded reason, or is waived by somebody else than who owes it.</summary>
public sealed class PausingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Asking_the_requester_back_pauses_the_reply_and_the_answer_lets_it_go_on_with_what_was_left()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var request = await story.AskDesignAsync();
        using var design = await app.As("design.head");
        using var manager = await app.As("market.manager");
        var url = $"/api/v1/resource-requests/{request.Id}";

        await app.MoveClockToAsync("2024-10-12T12:00+08:00");
        (await manager.PostAsync(url + "/ask", new { question = "多大？" }, request.Version)).ShouldBeProblem(403, "forbidden");
        (await design.PostAsync(url + "/ask", new { question = " " }, request.Version)).ShouldBeProblem(422, "resourceRequest.questionRequired", "$.question");
        var asked = (await design.PostAsync(url + "/ask", new { question = "海报多大，横的还是竖的？" }, request.Version)).ShouldBe(200);

        Assert.Equal("paused", asked["deadline"].Text("state"));
        Assert.Equal("resourceQuestionAsked", (await manager.ToldAboutAsync(request.Id))[0]);
        (await design.PostAsync(url + "/ask", new { question = "还有颜色？" }, asked.Version)).ShouldBeProblem(409, "resourceRequest.askedAlready");

        // Past the old due time nothing is missed. 6 working hours of Saturday and 6 of Monday were left.
        await app.MoveClockToAsync("2024-10-15T10:00+08:00");
        var answered = (await manager.PostAsync(url + "/answer", new { answer = "竖的，A2" }, asked.Version)).ShouldBe(200);

        Assert.Equal(("open", "2024-10-16T05:00:00Z"), (answered["deadline"].Text("state"), answered["deadline"].Text("dueAt")));
        var question = Assert.Single(answered["questions"].EnumerateArray());
        Assert.Equal(("海报多大，横的还是竖的？", "竖的，A2"), (question.Text("text"), question.Text("answer")));
        var deadline = answered.Json.RefId("deadline");
        var history = (await design.GetAsync($"/api/v1/deadlines/{deadline}/history")).ShouldBe(200).Items;
        Assert.Equal(["opened", "paused", "resumed"], history.Select(x => x.Text("event")).Where(x => x != "reminded"));
        var why = (await design.GetAsync($"/api/v1/deadlines/{deadline}/explanation")).ShouldBe(200);
        Assert.Equal("2024-10-12T04:00:00Z", Assert.Single(why["pauses"].EnumerateArray()).Text("from"));
    }

    [Fact]
    public async Task An_answer_does_not_end_a_pause_that_somebody_else_decided()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        using var sponsor = await app.As("sponsor");
        using var design = await app.As("design.head");
        using var manager = await app.As("market.manager");
        var deadline = $"/api/v1/deadlines/{request.Json.RefId("deadline")}";
        (await sponsor.PostAsync(deadline + "/pause", new { reason = "预算冻结到周一" }, (await sponsor.GetAsync(deadline)).Version)).ShouldBe(200);
        var asked = (await design.PostAsync($"/api/v1/resource-requests/{request.Id}/ask", new { question = "多大？" }, request.Version)).ShouldBe(200);

        var answered = (await manager.PostAsync($"/api/v1/resource-requests/{request.Id}/answer", new { answer = "A2" }, asked.Version)).ShouldBe(200);

        Assert.Equal("paused", answered["deadline"].Text("state"));
    }

    [Fact]
    public async Task Who_has_no_right_neither_pauses_nor_waives_and_a_waiver_names_who_and_why()
    {
        var story = await Story.BeginAsync(app);
        var id = (await story.AskDesignAsync()).Json.RefId("deadline");
        using var design = await app.As("design.head");
        using var manager = await app.As("market.manager");
        var seen = (await design.GetAsync($"/api/v1/deadlines/{id}")).ShouldBe(200);
        Assert.Empty(seen.Allowed);

        foreach (var verb in new[] { "pause", "waive" })
            (await design.PostAsync($"/api/v1/deadlines/{id}/{verb}", new { reason = "太忙" }, seen.Version)).ShouldBeProblem(403, "forbidden");
        Assert.Equal(["pause", "waive"], (await manager.GetAsync($"/api/v1/deadlines/{id}")).Allowed);
        (await manager.PostAsync($"/api/v1/deadlines/{id}/waive", new { reason = "" }, seen.Version)).ShouldBeProblem(422, "deadline.reasonRequired", "$.reason");
        var waived = (await manager.PostAsync($"/api/v1/deadlines/{id}/waive", new { reason = "改用现成模板" }, seen.Version)).ShouldBe(200);

        Assert.Equal("waived", waived.State);
        Assert.Empty(waived.Allowed);
        var step = (await design.GetAsync($"/api/v1/deadlines/{id}/history")).ShouldBe(200).Items[^1];
        Assert.Equal(("waived", "改用现成模板", await app.MemberIdAsync("market.manager")), (step.Text("event"), step.Text("reason"), step.RefId("actor")));
        (await manager.PostAsync($"/api/v1/deadlines/{id}/waive", new { reason = "再一次" }, waived.Version)).ShouldBeProblem(409, "deadline.decided");
    }
}

/// <summary>Nobody lets himself off, by waiving or by pausing.</summary>
public sealed class WaivingOnesOwnTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Who_owes_it_does_not_waive_it_even_as_the_lead()
    {
        var (story, _) = await Story.ExecutingAsync(app);
        using var sales = await app.As("sales.head");
        var issue = (await sales.PostAsync("/api/v1/issues", new
        {
            collaborationId = story.Id,
            title = "素材审核未通过",
            description = "平台退回",
            impact = "晚 2 天上线",
            proposedSolution = "设计部重做",
        })).ShouldBe(201);
        var id = issue.Json.RefId("deadline");
        var owner = await app.ScalarAsync<string>("select split_part(c.email, '@', 1) from collab.credentials c join collab.deadlines d on d.owner_member_id = c.member_id where d.id = $1", id);
        using var lead = await app.As(owner);
        var seen = (await lead.GetAsync($"/api/v1/deadlines/{id}")).ShouldBe(200);

        Assert.Empty(seen.Allowed);
        foreach (var verb in new[] { "waive", "pause" })
            (await lead.PostAsync($"/api/v1/deadlines/{id}/{verb}", new { reason = "不用了" }, seen.Version)).ShouldBeProblem(409, "deadline.notOnesOwn");
    }
}

/// <summary>Before it is missed the owner is reminded, once each time, and not any more after he has acted.</summary>
public sealed class RemindingTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_provider_is_reminded_three_times_and_never_twice_of_the_same()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var request = await story.AskDesignAsync();
        var deadline = request.Json.RefId("deadline");

        foreach (var time in new[] { "2024-10-12T15:00:01+08:00", "2024-10-12T15:00:02+08:00", "2024-10-14T11:24:01+08:00", "2024-10-14T13:00:01+08:00", "2024-10-14T14:59+08:00" })
            await app.MoveClockToAsync(time);

        using var design = await app.As("design.head");
        var history = (await design.GetAsync($"/api/v1/deadlines/{deadline}/history")).ShouldBe(200).Items.Where(x => x.Text("event") == "reminded").ToList();
        Assert.Equal(["2024-10-12T07:00:00Z", "2024-10-14T03:24:00Z", "2024-10-14T05:00:00Z"], history.Select(x => x.Text("at")));
        Assert.All(history, x => Assert.Equal(design.Id.Value, x.GetProperty("recipients")[0].GetProperty("id").GetGuid()));
        Assert.Equal(3, (await design.ToldAboutAsync(request.Id)).Count(x => x == "deadlineReminder"));

    }
}
