namespace Collab.Api.Tests.Delegations;

public sealed class DelegationTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task One_arranges_ones_own_absence_the_deputy_hears_of_it_and_it_is_ended_once()
    {
        using var me = await app.As("market.manager");

        var arranged = (await app.LeaveAsync("market.manager", "market.brand")).ShouldBe(201);

        Assert.Equal(("planned", "2024-10-12", "2024-10-15", "2024-10-11T16:00:00Z", "2024-10-15T16:00:00Z"),
            (arranged.State, arranged.Json.Text("firstDay"), arranged.Json.Text("lastDay"), arranged.Json.Text("startsAt"), arranged.Json.Text("endsAt")));
        Assert.Equal(("周岚", "方晓", "周岚"), (arranged["member"].Text("name"), arranged["deputy"].Text("name"), arranged["arrangedBy"].Text("name")));
        using var deputy = await app.As("market.brand");
        Assert.Equal(["delegationArranged"], await deputy.ToldAboutAsync(arranged.Id));
        Assert.Empty(await me.ToldAboutAsync(arranged.Id));

        var end = $"/api/v1/delegations/{arranged.Id}/end";
        (await me.PostAsync(end)).ShouldBeProblem(428, "ifMatch.required");
        (await me.PostAsync(end, ifMatch: 99)).ShouldBeProblem(412, "version.stale");
        (await deputy.PostAsync(end, ifMatch: arranged.Version)).ShouldBeProblem(403, "forbidden");
        var ended = (await me.PostAsync(end, ifMatch: arranged.Version)).ShouldBe(200);
        Assert.Equal("over", ended.State);
        Assert.Empty(ended.Allowed);
        (await me.PostAsync(end, ifMatch: ended.Version)).ShouldBeProblem(409, "delegation.ended");
        Assert.Equal(["delegationEnded", "delegationArranged"], await deputy.ToldAboutAsync(arranged.Id));
    }

    [Fact]
    public async Task The_head_and_an_administrator_arrange_it_for_somebody_and_colleagues_do_not()
    {
        object Days(Guid member, string first, string last) => new { memberId = member, firstDay = first, lastDay = last };
        var designer = await app.MemberIdAsync("design.visual");
        using var head = await app.As("design.head");
        using var admin = await app.As("admin");
        using var colleague = await app.As("market.director");
        using var outsider = await app.As("outsider");

        var byHead = (await head.PostAsync("/api/v1/delegations", Days(designer, "2024-11-04", "2024-11-05"))).ShouldBe(201);
        (await admin.PostAsync("/api/v1/delegations", Days(designer, "2024-11-06", "2024-11-06"))).ShouldBe(201);
        (await colleague.PostAsync("/api/v1/delegations", Days(designer, "2024-11-07", "2024-11-07"))).ShouldBeProblem(403, "forbidden");
        (await outsider.PostAsync("/api/v1/delegations", Days(designer, "2024-11-07", "2024-11-07"))).ShouldBeProblem(422, "delegation.memberUnknown", "$.memberId");
        (await outsider.GetAsync($"/api/v1/delegations/{byHead.Id}")).ShouldBeProblem(404, "notFound");
        (await outsider.PostAsync("/api/v1/delegations", new { firstDay = "2024-11-07", lastDay = "2024-11-07", deputyId = designer })).ShouldBeProblem(422, "delegation.deputyUnknown", "$.deputyId");

        using var absent = await app.As("design.visual");
        Assert.Equal(["delegationArranged"], await absent.ToldAboutAsync(byHead.Id));
        Assert.Equal(["end"], byHead.Allowed);
    }

    [Fact]
    public async Task Everybody_may_know_that_a_colleague_is_away_and_few_know_why()
    {
        var arranged = (await app.LeaveAsync("service.lead", "service.head", "2024-12-03", "2024-12-10")).ShouldBe(201);
        foreach (var (account, reason) in new[] { ("service.lead", "年假"), ("service.head", "年假"), ("admin", "年假"), ("member", null) })
        {
            using var person = await app.As(account);
            var seen = (await person.GetAsync($"/api/v1/delegations/{arranged.Id}")).ShouldBe(200);
            Assert.Equal(reason, seen.Json.Text("reason"));
        }
        using var colleague = await app.As("member");
        var url = $"/api/v1/delegations?memberId={await app.MemberIdAsync("service.lead")}";
        Assert.Equal(arranged.Id, Assert.Single((await colleague.GetAsync(url + "&current=true")).ShouldBe(200).Items).GetProperty("id").GetGuid());
        Assert.Empty((await colleague.GetAsync(url + "&current=false")).ShouldBe(200).Items);
        Assert.Single((await colleague.GetAsync($"/api/v1/delegations?deputyId={await app.MemberIdAsync("service.head")}")).ShouldBe(200).Items);
        (await app.LeaveAsync("service.lead", null, "2024-12-10", "2024-12-11")).ShouldBeProblem(422, "delegation.overlap", "$.firstDay");
        (await app.LeaveAsync("service.lead", "service.lead", "2024-12-12", "2024-12-13")).ShouldBeProblem(422, "delegation.oneself", "$.deputyId");
        (await app.LeaveAsync("service.lead", null, "9999-12-31", "9999-12-31")).ShouldBeProblem(422, "delegation.tooFar", "$.lastDay");
    }

    [Fact]
    public async Task What_is_personal_and_what_the_organization_is_nobody_does_in_anothers_name()
    {
        var arranged = (await app.LeaveAsync("admin", "product.manager", "2024-10-11", "2024-10-20")).ShouldBe(201);
        using var deputy = await app.As("product.manager");

        (await deputy.PostAsync($"/api/v1/delegations/{arranged.Id}/end", ifMatch: arranged.Version)).ShouldBeProblem(403, "forbidden");
        (await deputy.GetAsync("/api/v1/deadlines/unattended")).ShouldBeProblem(403, "forbidden");
        var story = await Story.BeginAsync(app);
        (await deputy.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBeProblem(404, "notFound");
    }
}
