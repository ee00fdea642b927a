namespace Collab.Api.Tests.Templates;

public sealed class TemplateTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task The_four_scenarios_are_offered_page_by_page_and_one_by_one()
    {
        using var member = await app.As("member");
        var first = (await member.GetAsync("/api/v1/templates?limit=3")).ShouldBe(200);
        var second = (await member.GetAsync($"/api/v1/templates?limit=3&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);

        var all = first.Items.Concat(second.Items).ToList();
        Assert.Equal(["customerProblem", "goalAlignment", "newProduct", "resourceCoordination"], all.Select(t => t.Text("scenario")!).Order());
        var product = all.Single(t => t.Text("scenario") == "newProduct");
        var one = (await member.GetAsync($"/api/v1/templates/{product.GetProperty("id").GetGuid()}")).ShouldBe(200);
        Assert.Equal(["筹备期", "执行期", "复盘期"], one["phases"].EnumerateArray().Select(p => p.Text("name")!));
        Assert.Contains(one["workItems"].EnumerateArray(), w => w.Text("title") == "推广文案初稿" && w.Text("phase") == "筹备期" && w.Text("acceptanceCriteria") == "通过产品部的卖点审核");
        using var outsider = await app.As("outsider");
        (await outsider.GetAsync($"/api/v1/templates/{product.GetProperty("id").GetGuid()}")).ShouldBeProblem(404, "notFound");
    }
}
