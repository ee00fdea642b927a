using Collab.Api.Tests.Support;
using static Collab.Api.Tests.Support.Reading;

namespace Collab.Api.Tests.Plans;

public sealed class PhaseDatesTests(CollabApp app) : IClassFixture<CollabApp>
{
    [Fact]
    public async Task A_phase_is_not_planned_to_end_on_a_day_that_is_over_but_one_that_has_ended_stays()
    {
        var world = await Promotion.InPlanningAsync(app);
        using var lead = await app.As("market.manager");
        var phase = new { id = (Guid?)null, name = "筹备期", start = October(8), finish = October(12) };
        (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { phase with { finish = October(10) } } }, (await world.PlanAsync()).Version))
            .ShouldBeProblem(422, "date.over", "$.phases[0].finish");
        var plan = (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { phase } }, (await world.PlanAsync()).Version)).ShouldBe(200);

        await app.MoveClockToAsync("2024-10-14T09:00+08:00");

        var over = phase with { id = plan["phases"][0].GetProperty("id").GetGuid() };
        var next = new { id = (Guid?)null, name = "执行期", start = October(14), finish = October(18) };
        (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { next, over with { finish = October(11) } } }, plan.Version))
            .ShouldBeProblem(422, "date.over", "$.phases[1].finish");
        (await lead.PutAsync($"{world.Url}/plan", new { phases = new[] { over, next } }, plan.Version)).ShouldBe(200);
    }
}
