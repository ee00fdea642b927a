namespace Collab.Api.Tests.Collaborations;

public sealed class LiaisonTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_head_names_the_liaison_who_then_owes_what_the_department_owes()
    {
        var story = await Story.BeginAsync(app);
        await story.HoldKickoffAsync();
        using var liaison = await app.As("sales.head");

        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head", deputy: "sales.channel")).ShouldBe(200);

        var row = (await liaison.GetAsync($"/api/v1/collaborations/{story.Id}/liaisons")).ShouldBe(200).Items[1];
        Assert.Equal(("陈立", "罗坤", "高远"), (row.GetProperty("liaison").Text("name"), row.GetProperty("deputy").Text("name"), row.GetProperty("head").Text("name")));
        Assert.Equal(["陈立", "高远", "沈国安"], row.GetProperty("chain").EnumerateArray().Select(m => m.Text("name")!));
        var deadline = (await story.DeadlinesAsync(liaison, "goalConfirmation")).Single(d => d.GetProperty("owner").GetProperty("department").Text("name") == "销售部");
        Assert.Equal("陈立", deadline.GetProperty("owner").GetProperty("member").Text("name"));
        Assert.Contains("liaisonNamed", await liaison.ToldAboutAsync(story.Id));
    }

    [Fact]
    public async Task What_a_person_promised_himself_stays_his()
    {
        var story = await Story.BeginAsync(app);
        await story.HoldKickoffAsync();
        var condition = new { description = "渠道报价表", ownerId = await app.MemberIdAsync("sales.director"), dueAt = app.Now + NodaTime.Duration.FromDays(2) };
        (await story.ConfirmAsync("design.head", "设计部", condition)).ShouldBe(200);

        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head")).ShouldBe(200);

        using var director = await app.As("sales.director");
        var promised = Assert.Single(await story.DeadlinesAsync(director, "commitmentCondition"));
        Assert.Equal("高远", promised.GetProperty("owner").GetProperty("member").Text("name"));
    }

    [Fact]
    public async Task A_liaison_names_who_stands_in_and_not_who_follows()
    {
        var story = await Story.BeginAsync(app);
        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head")).ShouldBe(200);

        (await story.NameLiaisonAsync("sales.head", "销售部", "sales.channel")).ShouldBeProblem(403, "collaboration.headNamesLiaison");
        (await story.NameLiaisonAsync("sales.head", "销售部", "sales.head", deputy: "sales.channel")).ShouldBe(200);
    }

    [Fact]
    public async Task The_lead_department_names_its_own_liaison_alone()
    {
        var story = await Story.BeginAsync(app);

        (await story.NameLiaisonAsync("market.director", "销售部", "sales.head")).ShouldBeProblem(403, "forbidden");
        (await story.NameLiaisonAsync("market.director", "市场部", "market.manager")).ShouldBe(200);
    }

    [Fact]
    public async Task Liaison_and_deputy_belong_to_the_department_and_are_two()
    {
        var story = await Story.BeginAsync(app);

        (await story.NameLiaisonAsync("sales.director", "销售部", "design.head")).ShouldBeProblem(422, "collaboration.liaisonNotOfDepartment", "$.memberId");
        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head", deputy: "design.head")).ShouldBeProblem(422, "collaboration.liaisonNotOfDepartment", "$.deputyId");
        (await story.NameLiaisonAsync("sales.director", "销售部", "sales.head", deputy: "sales.head")).ShouldBeProblem(422, "collaboration.deputyIsLiaison", "$.deputyId");
        (await story.NameLiaisonAsync("sales.director", "销售部", "outsider")).ShouldBeProblem(422, "collaboration.liaisonUnknown", "$.memberId");
    }
}
