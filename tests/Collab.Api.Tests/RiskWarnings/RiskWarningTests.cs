using Collab.Api.Tests.Support;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.RiskWarnings;

public sealed class RiskWarningTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task Marked_at_risk_a_task_owes_a_warning_and_the_warning_a_meeting()
    {
        var (world, _, channels) = await Promotion.ExecutingAsync(app, October(14), October(18));
        var marked = (await world.DoAsync("market.manager", "mark-at-risk", channels, new { note = "3 家门店暂停合作" })).ShouldBe(200);
        Assert.Equal((true, "3 家门店暂停合作"), (marked["atRisk"].GetBoolean(), marked["problem"].GetString()));
        var duty = Assert.Single(await world.DeadlinesAsync("riskWarning"));
        Assert.Equal(await app.MemberIdAsync("sales.head"), duty.Owner());
        Assert.Single(await world.ToldAsync("sales.head", "riskWarningDue"));
        (await world.DoAsync("market.manager", "mark-at-risk", channels)).ShouldBeProblem(409, "workItem.atRiskAlready");

        using var responsible = await app.As("sales.head");
        (await responsible.PostAsync("/api/v1/risk-warnings", Warning(channels, solution: " "))).ShouldBeProblem(422, "riskWarning.solutionRequired", "$.solution");
        var warning = (await responsible.PostAsync("/api/v1/risk-warnings", Warning(channels))).ShouldBe(201);

        Assert.Equal(("open", "渠道铺货排期", "陈立"), (warning["deadline"].Text("state"), warning["workItem"].Text("title"), warning["raisedBy"].Text("name")));
        Assert.Equal("met", Assert.Single(await world.DeadlinesAsync("riskWarning")).Text("state"));
        Assert.Equal(await app.MemberIdAsync("market.manager"), Assert.Single(await world.DeadlinesAsync("emergencyMeeting")).Owner());
        foreach (var told in new[] { "market.manager", "product.head", "design.head", "sales.director", "sponsor" })
            Assert.Single(await world.ToldAsync(told, "riskWarningRaised"));
        Assert.Empty(await world.ToldAsync("sales.head", "riskWarningRaised"));

        using var lead = await app.As("market.manager");
        Assert.Contains("convene", (await lead.GetAsync($"/api/v1/risk-warnings/{warning.Id}")).ShouldBe(200).Allowed);
        Assert.Equal(warning.Id, Assert.Single((await lead.GetAsync($"/api/v1/risk-warnings?collaborationId={world.Id}&workItemId={channels}")).Items).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Convening_the_emergency_meeting_meets_its_deadline()
    {
        var (world, _, channels) = await Promotion.ExecutingAsync(app, October(14), October(18));
        using var responsible = await app.As("sales.head");
        using var lead = await app.As("market.manager");
        var warning = (await responsible.PostAsync("/api/v1/risk-warnings", Warning(channels))).ShouldBe(201);

        (await lead.PostAsync("/api/v1/meetings", new
        {
            collaborationId = world.Id,
            kind = "emergencyCoordination",
            riskWarningId = warning.Id,
            title = "渠道铺货紧急协调会",
            scheduledFor = CollabApp.At("2024-10-11T16:00+08:00"),
            attendeeIds = new[] { await app.MemberIdAsync("sales.head"), await app.MemberIdAsync("design.head") },
        })).ShouldBe(201);

        Assert.Equal("met", Assert.Single(await world.DeadlinesAsync("emergencyMeeting")).Text("state"));
        Assert.NotEqual(JsonValueKind.Null, (await lead.GetAsync($"/api/v1/risk-warnings/{warning.Id}"))["meetingId"].ValueKind);
    }

    [Fact]
    public async Task Only_who_owes_the_task_or_leads_warns()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(14), October(18));
        using var design = await app.As("design.head");
        (await design.PostAsync("/api/v1/risk-warnings", Warning(channels))).ShouldBeProblem(403, "forbidden");
        using var member = await app.As("member");
        (await member.PostAsync("/api/v1/risk-warnings", Warning(channels))).ShouldBeProblem(404, "notFound");
        Assert.Empty((await member.GetAsync($"/api/v1/risk-warnings?collaborationId={world.Id}")).ShouldBe(200).Items);

        (await world.DoAsync("market.manager", "complete", copy)).ShouldBe(200);
        using var lead = await app.As("market.manager");
        (await lead.PostAsync("/api/v1/risk-warnings", Warning(copy))).ShouldBeProblem(409, "workItem.notOpen");
    }

    private static object Warning(Guid workItemId, string solution = "13 日前另找 2 家门店") => new { workItemId, cause = "3 家门店暂停合作", impact = "首批铺货少 3 家", solution };
}
