namespace Collab.Api.Tests.Collaborations;

public sealed class CommitmentTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task After_the_kick_off_every_department_owes_its_word_within_a_workday()
    {
        var story = await CommittingAsync();
        using var design = await app.As("design.head");

        Assert.Equal("committing", (await design.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200).State);
        var commitments = (await design.GetAsync($"/api/v1/collaborations/{story.Id}/commitments")).ShouldBe(200).Items;
        Assert.Equal(["市场部", "销售部", "产品部", "设计部"], commitments.Select(c => c.GetProperty("department").Text("name")!));
        Assert.All(commitments, c => Assert.Equal("awaited", c.Text("state")));
        var own = commitments[3];
        Assert.Equal(["confirm", "decline"], own.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()!));
        Assert.Empty(commitments[0].GetProperty("allowed").EnumerateArray());
        var deadline = (await story.DeadlinesAsync(design, "goalConfirmation")).Single(d => d.GetProperty("owner").GetProperty("member").Text("name") == "何清");
        Assert.Equal(("open", own.GetProperty("deadline").GetProperty("id").GetGuid()), (deadline.Text("state"), deadline.GetProperty("id").GetGuid()));
        Assert.Equal(["commitmentAwaited"], await design.ToldAboutAsync(own.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task A_department_confirms_on_a_condition_which_is_tracked_like_any_deadline()
    {
        var story = await CommittingAsync();
        var dueAt = app.Now + NodaTime.Duration.FromDays(3);

        var confirmed = (await story.ConfirmAsync("design.head", "设计部", await ConditionAsync("product.head", dueAt))).ShouldBe(200);

        Assert.Equal(("confirmedOnCondition", "何清", "met"), (confirmed.State, confirmed["statedBy"].Text("name"), confirmed["deadline"].Text("state")));
        var condition = Assert.Single(confirmed["conditions"].EnumerateArray());
        Assert.Equal(("苏敏", "产品部"), (condition.GetProperty("owner").Text("name"), condition.GetProperty("ownerDepartment").Text("name")));
        using var product = await app.As("product.head");
        var deadline = Assert.Single(await story.DeadlinesAsync(product, "commitmentCondition"));
        Assert.Equal(
            ("open", Collab.Application.Common.CollabJson.Text(dueAt), "何清"), (deadline.Text("state"), deadline.Text("dueAt"), deadline.GetProperty("waiting").Text("name")));
        Assert.Equal(["conditionAgreed"], await product.ToldAboutAsync(condition.GetProperty("id").GetGuid()));
        using var director = await app.As("market.director");
        Assert.Contains("commitmentStated", await director.ToldAboutAsync(confirmed.Id));
    }

    [Fact]
    public async Task The_owner_fulfils_the_condition_and_others_do_not()
    {
        var story = await CommittingAsync();
        var confirmed = (await story.ConfirmAsync("design.head", "设计部", await ConditionAsync("product.manager", app.Now + NodaTime.Duration.FromDays(3)))).ShouldBe(200);
        var condition = confirmed["conditions"][0].GetProperty("id").GetGuid();
        var commitments = $"/api/v1/collaborations/{story.Id}/commitments";
        var url = $"{commitments}/{confirmed.Json.RefId("department")}/conditions/{condition}/fulfil";
        using var owner = await app.As("product.manager");
        using var sales = await app.As("sales.director");
        using var colleague = await app.As("service.head");

        (await colleague.PostAsync(url, ifMatch: confirmed.Version)).ShouldBeProblem(404, "notFound");
        (await sales.PostAsync(url, ifMatch: confirmed.Version)).ShouldBeProblem(403, "forbidden");
        (await owner.PostAsync($"{commitments}/{await app.DepartmentIdAsync("销售部")}/conditions/{condition}/fulfil", ifMatch: confirmed.Version)).ShouldBeProblem(404, "notFound");
        (await owner.PostAsync(url)).ShouldBeProblem(428, "ifMatch.required");
        var fulfilled = (await owner.PostAsync(url, new { note = "共享盘" }, confirmed.Version)).ShouldBe(200);

        Assert.Equal(("共享盘", "met"), (fulfilled["conditions"][0].Text("note"), fulfilled["conditions"][0].GetProperty("deadline").Text("state")));
        using var design = await app.As("design.head");
        Assert.Equal(["conditionFulfilled"], await design.ToldAboutAsync(condition));
        (await owner.PostAsync(url, ifMatch: fulfilled.Version)).ShouldBeProblem(409, "commitment.conditionFulfilled");
    }

    [Fact]
    public async Task What_several_departments_waited_for_tells_the_lead_once_for_each_and_whose_it_was()
    {
        var story = await CommittingAsync();
        var condition = await ConditionAsync("product.manager", app.Now + NodaTime.Duration.FromDays(3));
        using var owner = await app.As("product.manager");
        List<Guid> fulfilled = [];
        foreach (var (account, department) in new[] { ("market.director", "市场部"), ("design.head", "设计部") })
        {
            var confirmed = (await story.ConfirmAsync(account, department, condition)).ShouldBe(200);
            fulfilled.Add(confirmed["conditions"][0].GetProperty("id").GetGuid());
            (await owner.PostAsync(
                $"/api/v1/collaborations/{story.Id}/commitments/{confirmed.Json.RefId("department")}/conditions/{fulfilled[^1]}/fulfil", ifMatch: confirmed.Version)).ShouldBe(200);
        }

        using var lead = await app.As("market.director");
        Assert.Equal(
            ["市场部", "设计部"],
            (await lead.GetAsync("/api/v1/me/notifications?limit=100")).ShouldBe(200).Items
                .Where(n => n.Text("kind") == "conditionFulfilled" && fulfilled.Contains(n.GetProperty("subject").GetProperty("id").GetGuid()))
                .Select(n => n.GetProperty("values").Text("department")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_condition_needs_a_person_who_takes_part_and_a_time_to_come()
    {
        var story = await CommittingAsync();
        var later = app.Now + NodaTime.Duration.FromDays(1);

        (await story.ConfirmAsync("design.head", "设计部", await ConditionAsync("product.head", later), await ConditionAsync("service.head", later)))
            .ShouldBeProblem(422, "commitment.conditionNeedsOwner", "$.conditions[1].ownerId");
        (await story.ConfirmAsync("design.head", "设计部", await ConditionAsync("product.head", app.Now - NodaTime.Duration.FromHours(1))))
            .ShouldBeProblem(422, "commitment.conditionDueInPast", "$.conditions");
    }

    [Fact]
    public async Task A_department_that_declines_says_why_and_may_still_confirm()
    {
        var story = await CommittingAsync();
        using var product = await app.As("product.head");
        var commitment = await story.CommitmentAsync(product, "产品部");
        var url = $"/api/v1/collaborations/{story.Id}/commitments/{commitment.RefId("department")}/decline";
        var version = commitment.GetProperty("version").GetInt64();

        (await product.PostAsync(url, new { reason = " " }, version)).ShouldBeProblem(422, "commitment.reasonRequired", "$.reason");
        var declined = (await product.PostAsync(url, new { reason = "10 月没有空闲人手" }, version)).ShouldBe(200);

        Assert.Equal(("declined", "met"), (declined.State, declined["deadline"].Text("state")));
        Assert.Equal(["confirm"], declined.Allowed);
        Assert.Equal("confirmed", (await story.ConfirmAsync("product.head", "产品部")).ShouldBe(200).State);
    }

    [Fact]
    public async Task Only_who_speaks_for_a_department_gives_its_word_and_only_on_what_he_saw()
    {
        var story = await CommittingAsync();
        (await story.ConfirmAsync("market.director", "设计部")).ShouldBeProblem(403, "forbidden");
        using var colleague = await app.As("service.head");
        var url = $"/api/v1/collaborations/{story.Id}/commitments/{await app.DepartmentIdAsync("设计部")}/confirm";
        (await colleague.PostAsync(url, ifMatch: 1)).ShouldBeProblem(404, "notFound");
        using var design = await app.As("design.head");
        (await design.PostAsync(url)).ShouldBeProblem(428, "ifMatch.required");

        var confirmed = (await story.ConfirmAsync("design.head", "设计部")).ShouldBe(200);
        var stale = (await design.PostAsync(url, ifMatch: confirmed.Version - 1)).ShouldBeProblem(412, "version.stale");

        Assert.Equal("confirmed", stale["current"].Text("state"));
        (await design.PostAsync(url, ifMatch: confirmed.Version)).ShouldBeProblem(409, "commitment.alreadyStated");
    }

    [Fact]
    public async Task With_the_last_confirmation_the_goal_is_agreed_and_planning_begins()
    {
        var story = await CommittingAsync();
        (await story.ConfirmAsync("market.director", "市场部")).ShouldBe(200);
        (await story.ConfirmAsync("sales.director", "销售部")).ShouldBe(200);
        (await story.ConfirmAsync("product.head", "产品部")).ShouldBe(200);
        using var sponsor = await app.As("sponsor");
        Assert.Equal("committing", (await sponsor.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200).State);

        (await story.ConfirmAsync("design.head", "设计部")).ShouldBe(200);

        var agreed = (await sponsor.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200);
        Assert.Equal(("planning", 2), (agreed.State, agreed["step"].GetInt32()));
        Assert.Equal(4, agreed["steps"][0].GetProperty("facts")[0].GetProperty("values").GetProperty("confirmed").GetInt32());
        Assert.Contains("goalAgreed", await sponsor.ToldAboutAsync(story.Id));
        (await story.ConfirmAsync("design.head", "设计部")).ShouldBeProblem(409, "collaboration.notAtThisStep");
    }

    [Fact]
    public async Task The_last_two_confirm_at_the_same_moment_and_the_step_still_ends_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var story = await CommittingAsync();
            (await story.ConfirmAsync("market.director", "市场部")).ShouldBe(200);
            (await story.ConfirmAsync("sales.director", "销售部")).ShouldBe(200);

            var last = await Task.WhenAll(story.ConfirmAsync("product.head", "产品部"), story.ConfirmAsync("design.head", "设计部"));

            Assert.All(last, answer => answer.ShouldBe(200));
            using var sponsor = await app.As("sponsor");
            Assert.Equal("planning", (await sponsor.GetAsync($"/api/v1/collaborations/{story.Id}")).ShouldBe(200).State);
            var actions = (await sponsor.GetAsync($"/api/v1/collaborations/{story.Id}/timeline?limit=100")).ShouldBe(200).Items.Select(e => e.Text("action"));
            Assert.Single(actions, "goalAgreed");
        }
    }

    private async Task<Story> CommittingAsync()
    {
        var story = await Story.BeginAsync(app);
        await story.HoldKickoffAsync();
        return story;
    }

    private async Task<object> ConditionAsync(string owner, NodaTime.Instant dueAt) => new { description = "产品部交核心卖点清单", ownerId = await app.MemberIdAsync(owner), dueAt };
}
