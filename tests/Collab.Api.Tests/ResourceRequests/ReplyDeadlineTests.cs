using NodaTime;
using NodaTime.Text;

namespace Collab.Api.Tests.ResourceRequests;

/// <summary>The provider replies within 2 workdays of its own calendar (process step 3).</summary>
public sealed class AskedOnFridayAfternoonTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Design_owes_the_reply_on_monday_afternoon_because_saturday_is_worked()
    {
        var story = await Story.BeginAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");

        var request = await story.AskDesignAsync();

        // The clock runs on while the test asks; the duty counts from the minute.
        var due = request["deadline"].Text("dueAt")!;
        Assert.Equal("2024-10-14T07:00:00Z", due);
        Assert.True(Read(request.Json.Text("submittedAt")!) - (Read(due) - Duration.FromDays(3)) < Duration.FromMinutes(1));
        using var design = await app.As("design.head");
        var deadline = (await design.GetAsync($"/api/v1/deadlines/{request.Json.RefId("deadline")}")).ShouldBe(200);
        Assert.Equal(("resourceReply", "open", due), (deadline.Json.Text("kind"), deadline.State, deadline.Json.Text("dueAt")));
        Assert.Equal((await app.DepartmentIdAsync("设计部"), await app.MemberIdAsync("design.head")), (deadline["owner"].RefId("department"), deadline["owner"].RefId("member")));
        Assert.Equal(await app.MemberIdAsync("market.manager"), deadline.Json.RefId("waiting"));

        static Instant Read(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value;
    }
}

public sealed class ReplyDeadlineTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_reply_meets_it()
    {
        var story = await Story.BeginAsync(app);

        var replied = (await story.ReplyAsync(await story.AskDesignAsync(), Asking.Declined)).ShouldBe(200);

        Assert.Equal("met", replied["deadline"].Text("state"));
    }

    [Fact]
    public async Task Withdrawing_waives_it_with_the_reason_and_tells_the_provider()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();
        using var manager = await app.As("market.manager");
        var url = $"/api/v1/resource-requests/{request.Id}/withdraw";
        (await manager.PostAsync(url, new { reason = " " }, request.Version)).ShouldBeProblem(422, "resourceRequest.reasonRequired", "$.reason");

        var withdrawn = (await manager.PostAsync(url, new { reason = "销售部有现成的" }, request.Version)).ShouldBe(200);

        Assert.Equal(("withdrawn", "waived"), (withdrawn.State, withdrawn["deadline"].Text("state")));
        var history = (await manager.GetAsync($"/api/v1/deadlines/{withdrawn.Json.RefId("deadline")}/history")).ShouldBe(200).Items;
        Assert.Contains(history, x => x.Text("event") == "waived");
        using var design = await app.As("design.head");
        Assert.Equal("resourceRequestWithdrawn", (await design.ToldAboutAsync(request.Id))[0]);
    }

    [Fact]
    public async Task Unanswered_it_is_breached_and_a_reply_still_counts_as_met_late()
    {
        var story = await Story.BeginAsync(app);
        var request = await story.AskDesignAsync();

        await app.AdvanceAsync("P5D");

        using var manager = await app.As("market.manager");
        var breached = (await manager.GetAsync($"/api/v1/resource-requests/{request.Id}")).ShouldBe(200);
        Assert.Equal(("submitted", "breached"), (breached.State, breached["deadline"].Text("state")));
        var late = (await story.ReplyAsync(breached, new { decision = "provide" })).ShouldBe(200);
        Assert.Equal("metLate", late["deadline"].Text("state"));
    }
}
