namespace Collab.Api.Tests.Delegations;

/// <summary>A liaison is away while a duty of his is missed: the deputy is told once, owes nothing, and may act for him while he is away.</summary>
public sealed class AbsentLiaisonTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task His_deputy_is_told_and_acts_in_his_name_and_after_the_period_no_more()
    {
        var story = await Story.PlanningAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var (request, other) = (await story.AskSalesAsync(), await story.AskSalesAsync());
        (await app.LeaveAsync("sales.head", "sales.channel")).ShouldBe(201);
        using var deputy = await app.As("sales.channel");
        // Not away yet: the deputy has no part in it.
        (await deputy.GetAsync($"/api/v1/resource-requests/{request.Id}")).ShouldBeProblem(404, "notFound");

        await app.MoveClockToAsync("2024-10-14T15:00:01+08:00");

        Assert.Equal("breached 罗坤 for 陈立", (await story.ToldOfAsync(request))[^1]);
        var notice = (await deputy.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items
            .Single(n => n.Text("kind") == "deadlineBreached" && n.GetProperty("subject").GetProperty("id").GetGuid() == request.Id);
        Assert.Equal("陈立", notice.GetProperty("deputyFor").Text("name"));
        using var absent = await app.As("sales.head");
        Assert.DoesNotContain("deadlineBreached", await absent.ToldAboutAsync(request.Id));
        var deadline = (await deputy.GetAsync($"/api/v1/deadlines/{request.Json.RefId("deadline")}")).ShouldBe(200);
        Assert.Equal("陈立", deadline["owner"].GetProperty("member").Text("name"));
        Assert.Equal(("罗坤", true, "陈立"), (deadline["chain"][0].GetProperty("member").Text("name"), deadline["chain"][0].GetProperty("told").GetBoolean(), deadline["chain"][0].GetProperty("for").Text("name")));

        var agenda = (await deputy.GetAsync("/api/v1/me/agenda")).ShouldBe(200);
        Assert.Equal("陈立", agenda.Json.GetProperty("items").EnumerateArray()
            .Single(i => i.GetProperty("deadline").GetProperty("id").GetGuid() == request.Json.RefId("deadline")).GetProperty("for").Text("name"));
        Assert.Equal(("陈立", "2024-10-15"), (agenda["standsFor"][0].GetProperty("member").Text("name"), agenda["standsFor"][0].Text("lastDay")));

        var seen = (await deputy.GetAsync($"/api/v1/resource-requests/{request.Id}")).ShouldBe(200);
        Assert.Contains("reply", seen.Allowed);
        (await deputy.PostAsync($"/api/v1/resource-requests/{request.Id}/reply", new { decision = "provide" }, seen.Version)).ShouldBe(200);

        using var admin = await app.As("admin");
        var entry = (await admin.GetAsync("/api/v1/audit-entries?subjectType=resourceRequest")).ShouldBe(200).Items.First(e => e.Text("action") == "resourceRequestReplied");
        Assert.Equal(("罗坤", "陈立"), (entry.GetProperty("actor").Text("name"), entry.GetProperty("actorFor").Text("name")));
        var met = (await admin.GetAsync($"/api/v1/deadlines/{request.Json.RefId("deadline")}/history")).ShouldBe(200).Items[^1];
        Assert.Equal(("met", "罗坤", "陈立"), (met.Text("event"), met.GetProperty("actor").Text("name"), met.GetProperty("actorFor").Text("name")));

        await app.MoveClockToAsync("2024-10-16T00:00:01+08:00");

        (await deputy.PostAsync($"/api/v1/resource-requests/{other.Id}/reply", new { decision = "provide" }, other.Version)).ShouldBeProblem(404, "notFound");
        Assert.Empty((await deputy.GetAsync("/api/v1/me/agenda")).ShouldBe(200)["standsFor"].EnumerateArray());
    }
}

/// <summary>The liaison's deputy is the head of his department, who comes next in the chain.</summary>
public sealed class BothInOneChainTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_head_who_stands_in_for_the_liaison_is_told_once_and_then_the_sponsor()
    {
        var story = await Story.PlanningAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var request = await story.AskSalesAsync();
        (await app.LeaveAsync("sales.head", "sales.director", lastDay: "2024-10-18")).ShouldBe(201);
        await app.MoveClockToAsync("2024-10-14T15:00:01+08:00");

        await app.MoveClockToAsync("2024-10-15T15:00:01+08:00");

        Assert.Equal(["breached 高远 for 陈立", "escalated 沈国安"], (await story.ToldOfAsync(request)).Where(x => !x.StartsWith("reminded", StringComparison.Ordinal)));
        using var director = await app.As("sales.director");
        Assert.Single(await director.ToldAboutAsync(request.Id), "deadlineBreached");
    }
}

/// <summary>Deputies of deputies, deputies named for the collaboration, and nobody.</summary>
public sealed class DeputiesOfDeputiesTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_deputys_deputy_is_told_then_the_liaisons_own_deputy_and_an_empty_chain_is_shown_before_the_breach()
    {
        var story = await Story.PlanningAsync(app);
        await app.MoveClockToAsync("2024-10-11T15:00+08:00");
        var request = await story.AskSalesAsync();
        (await app.LeaveAsync("sales.head", "sales.director")).ShouldBe(201);
        var second = (await app.LeaveAsync("sales.director", "service.lead")).ShouldBe(201);
        using var admin = await app.As("admin");
        using var lead = await app.As("service.lead");
        await app.MoveClockToAsync("2024-10-12T09:00+08:00");
        Assert.Equal(["陈立", "高远"], (await lead.GetAsync("/api/v1/me/agenda")).ShouldBe(200)["standsFor"].EnumerateArray().Select(x => x.GetProperty("member").Text("name")!).Order(StringComparer.Ordinal));

        await app.MoveClockToAsync("2024-10-12T15:00:01+08:00");
        Assert.Equal(["reminded 白露 for 陈立"], await story.ToldOfAsync(request));

        // 高远 comes back and goes again, with nobody standing in; so does the sponsor.
        (await admin.PostAsync($"/api/v1/delegations/{second.Id}/end", ifMatch: second.Version)).ShouldBe(200);
        (await app.LeaveAsync("sales.director", null, "2024-10-12", "2024-10-20")).ShouldBe(201);
        (await app.LeaveAsync("sales.director", null, "2024-10-13", "2024-10-20")).ShouldBeProblem(422, "delegation.overlap", "$.firstDay");
        (await app.LeaveAsync("sponsor", null, "2024-10-13", "2024-10-20")).ShouldBe(201);
        await app.MoveClockToAsync("2024-10-13T09:00+08:00");
        Assert.Contains(request.Json.RefId("deadline"), await UnattendedAsync(admin));

        // The collaboration's own deputy of the liaison is left.
        using var head = await app.As("sales.director");
        var collaboration = (await head.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200);
        (await head.PutAsync(
            $"/api/v1/collaborations/{story.Id}/liaisons/{await app.DepartmentIdAsync("销售部")}",
            new { memberId = await app.MemberIdAsync("sales.head"), deputyId = await app.MemberIdAsync("sales.channel") }, collaboration.Version)).ShouldBe(200);
        Assert.DoesNotContain(request.Json.RefId("deadline"), await UnattendedAsync(admin));

        await app.MoveClockToAsync("2024-10-14T15:00:01+08:00");
        Assert.Equal("breached 罗坤 for 陈立", (await story.ToldOfAsync(request))[^1]);
    }

    private static async Task<IEnumerable<Guid>> UnattendedAsync(Person admin) =>
        (await admin.GetAsync("/api/v1/deadlines/unattended?days=30")).ShouldBe(200).Items.Select(d => d.RefId("deadline"));
}
