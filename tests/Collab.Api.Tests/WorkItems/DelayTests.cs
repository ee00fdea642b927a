using Collab.Api.Tests.Support;
using Collab.Application.Common;
using NodaTime;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.WorkItems;

/// <summary>One story in time: its clock only runs forwards, so it has a class of its own.</summary>
public sealed class DelayTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_delay_of_2_days_opens_the_duty_to_warn_by_itself_and_a_warning_the_duty_to_meet()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(11), October(11));
        (await world.DoAsync("market.manager", "complete", copy)).ShouldBe(200);

        await app.MoveClockToAsync("2024-10-13T17:58+08:00");
        Assert.Equal(("breached", Shanghai("2024-10-11T18:00")), Of(await world.DeadlinesAsync("workItem"), channels));
        Assert.Empty(await world.DeadlinesAsync("riskWarning"));

        await app.MoveClockToAsync("2024-10-13T18:00:01+08:00");
        var duty = Assert.Single(await world.DeadlinesAsync("riskWarning"));
        Assert.Equal((Shanghai("2024-10-13T18:00"), Shanghai("2024-10-14T18:00"), "open"), (duty.Text("startedAt"), duty.Text("dueAt"), duty.Text("state")));
        Assert.Equal(await app.MemberIdAsync("sales.head"), duty.Owner());
        Assert.Single(await world.ToldAsync("sales.head", "riskWarningDue"));
        Assert.True((await world.TaskAsync(channels))["atRisk"].GetBoolean());

        await app.MoveClockToAsync("2024-10-14T10:00+08:00");
        using var responsible = await app.As("sales.head");
        var warning = (await responsible.PostAsync(
            "/api/v1/risk-warnings", new { workItemId = channels, cause = "3 家门店暂停合作", impact = "首批铺货少 3 家", solution = "15 日前另找 2 家门店" })).ShouldBe(201);

        Assert.Equal("met", Assert.Single(await world.DeadlinesAsync("riskWarning")).Text("state"));
        var meeting = Assert.Single(await world.DeadlinesAsync("emergencyMeeting"));
        var raisedAt = CollabApp.At(warning["raisedAt"].GetString()!);
        var dayAfter = CollabJson.Text(raisedAt - Duration.FromTicks(raisedAt.ToUnixTimeTicks() % NodaConstants.TicksPerMinute) + Duration.FromHours(24));
        Assert.Equal((dayAfter, "市场部"), (meeting.Text("dueAt"), meeting.Department()));
        Assert.Equal(dayAfter, warning["deadline"].Text("dueAt"));

        // Moved after the breach: the missed one stays in the record, the date that was agreed instead is watched.
        using var approver = await app.As("market.director");
        var revision = new { reason = "另找门店", changes = new[] { new { workItemId = channels, plannedStart = October(11), plannedFinish = October(16) } } };
        (await approver.PostAsync($"{world.Url}/plan/revisions", revision, (await world.PlanAsync()).Version)).ShouldBe(200);
        var ofTask = (await world.DeadlinesAsync("workItem")).Where(d => d.GetProperty("subject").GetProperty("id").GetGuid() == channels).ToList();
        Assert.Equal(
            [("waived", Shanghai("2024-10-11T18:00"), Shanghai("2024-10-11T18:00")), ("open", Shanghai("2024-10-16T18:00"), null)],
            ofTask.Select(d => (d.Text("state")!, d.Text("dueAt")!, d.Text("breachedAt"))));
        Assert.Equal(Shanghai("2024-10-16T18:00"), (await world.TaskAsync(channels))["deadline"].Text("dueAt"));
    }

    private static (string?, string?) Of(IReadOnlyList<JsonElement> deadlines, Guid task) => (deadlines.Of(task).Text("state"), deadlines.Of(task).Text("breachedAt"));
}
