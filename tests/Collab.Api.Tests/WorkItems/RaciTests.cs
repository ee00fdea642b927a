using Collab.Api.Tests.Support;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.WorkItems;

public sealed class RaciTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_second_A_in_a_row_is_refused()
    {
        var world = await Promotion.InPlanningAsync(app);
        var task = await world.PlanTaskAsync("文案", October(14), October(18));
        using var lead = await app.As("market.manager");
        var version = (await world.TaskAsync(task)).Version;

        (await AssignAsync(lead, world, task, version, ("market.director", "accountable"), ("sales.director", "accountable"))).ShouldBeProblem(422, "workItem.oneAccountable", "$.assignments");
        (await AssignAsync(lead, world, task, version, ("sales.head", "consulted"), ("sales.head", "informed"))).ShouldBeProblem(422, "workItem.consultedAndInformed");
        (await AssignAsync(lead, world, task, version, ("sales.head", "responsible"), ("sales.head", "accountable"))).ShouldBeProblem(422, "workItem.responsibleApproves");
        (await lead.PutAsync($"{world.Url}/raci/{task}", new { assignments = new[] { new { memberId = Guid.NewGuid(), role = "responsible" } } }, version))
            .ShouldBeProblem(422, "workItem.memberUnknown", "$.assignments[0].memberId");
        (await AssignAsync(lead, world, task, -1, ("sales.head", "responsible"))).ShouldBe(428);
        var row = (await AssignAsync(lead, world, task, version, ("market.manager", "responsible"), ("market.director", "accountable"))).ShouldBe(200);

        Assert.Equal(2, row["assignments"].GetArrayLength());
        Assert.Equal(0, row["findings"].GetArrayLength());
        Assert.Equal(task, (await AssignAsync(lead, world, task, version, ("sales.head", "responsible"))).ShouldBeProblem(412, "version.stale")["current"].GetProperty("workItem").GetProperty("id").GetGuid());
        using var product = await app.As("product.head");
        (await AssignAsync(product, world, task, version + 1, ("product.head", "responsible"))).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task The_matrix_names_what_is_missing_and_how_much_each_person_carries()
    {
        var world = await Promotion.InPlanningAsync(app);
        var owned = await world.PlanTaskAsync("文案", October(14), October(18), r: "market.manager", a: "market.director", i: "service.head");
        var unowned = await world.PlanTaskAsync("线下推广", October(16), October(18));
        using var lead = await app.As("market.manager");

        var matrix = (await lead.GetAsync($"{world.Url}/raci")).ShouldBe(200);

        var rows = matrix.Items.ToDictionary(r => r.GetProperty("workItem").GetProperty("id").GetGuid());
        Assert.Equal(["missingAccountable:2024-10-16", "missingResponsible:2024-10-16"], Findings(rows[unowned], "startsOn"));
        Assert.Equal(["notInvolved:秦川"], Findings(rows[owned], "name"));
        var people = matrix["people"].EnumerateArray().ToDictionary(p => p.GetProperty("member").Text("name")!);
        Assert.Equal((1, 0, true), Load(people["周岚"]));
        Assert.Equal((0, 1, false), Load(people["林溯"]));
        Assert.Equal((0, 0, true), Load(people["何清"]));
        Assert.Equal("市场经理", people["周岚"].Text("title"));
    }

    [Fact]
    public async Task The_duty_follows_the_task_to_the_new_R_who_is_told()
    {
        var (world, copy, channels) = await Promotion.ExecutingAsync(app, October(14), October(18));
        using var lead = await app.As("market.manager");

        (await AssignAsync(lead, world, channels, (await world.TaskAsync(channels)).Version, ("design.head", "responsible"), ("sales.director", "accountable"))).ShouldBe(200);

        var deadline = (await world.DeadlinesAsync("workItem")).Of(channels);
        Assert.Equal((await app.MemberIdAsync("design.head"), "设计部"), (deadline.Owner(), deadline.Department()));
        Assert.Single(await world.ToldAsync("design.head", "raciAssigned"));
        // Named before, and nothing new for him.
        Assert.Single(await world.ToldAsync("sales.director", "raciAssigned"), n => n.GetProperty("subject").GetProperty("id").GetGuid() == channels);
        Assert.Equal("市场部", (await world.DeadlinesAsync("workItem")).Of(copy).Department());
    }

    private async Task<Answer> AssignAsync(Person by, Promotion world, Guid task, long version, params (string Account, string Role)[] letters)
    {
        List<object> assignments = [];
        foreach (var (account, role) in letters) assignments.Add(new { memberId = await app.MemberIdAsync(account), role });
        return await by.PutAsync($"{world.Url}/raci/{task}", new { assignments }, version < 0 ? null : version);
    }

    private static IEnumerable<string> Findings(JsonElement row, string value) =>
        row.GetProperty("findings").EnumerateArray().Select(f => $"{f.Text("code")}:{f.GetProperty("values").Text(value)}").Order();

    private static (int, int, bool) Load(JsonElement person) =>
        (person.GetProperty("load").GetProperty("responsible").GetInt32(), person.GetProperty("load").GetProperty("accountable").GetInt32(), person.GetProperty("isLiaison").GetBoolean());
}
