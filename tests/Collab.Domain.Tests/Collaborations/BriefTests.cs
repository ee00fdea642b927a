using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Organizations;
using NodaTime;

namespace Collab.Domain.Tests.Collaborations;

public sealed class BriefTests
{
    private static readonly Instant Now = ExampleCompany.Now;
    private static readonly LocalDate Finish = new(2024, 11, 12);

    [Fact]
    public void The_worked_example_is_clear()
    {
        var brief = Written("竞品A占了30%的市场，新品需要被看见。", "产品部10月11日前交核心卖点清单，设计部交3套海报。");

        Assert.Equal((Finish, false), (brief.ExpectedFinish, brief.Frozen));
        Assert.Equal(["首月销量", "触达用户"], brief.Goals.Select(g => g.Indicator));
    }

    [Fact]
    public void It_says_why_and_what_is_needed()
    {
        Assert.Equal("background", Refusal.By(BriefRules.BackgroundRequired, () => Written(" ", "3套海报")));
        Assert.Equal("coreNeeds", Refusal.By(BriefRules.CoreNeedsRequired, () => Written("竞品A占了30%的市场", "")));
    }

    [Theory]
    [InlineData("尽快完成推广", "3套海报", "background", "尽快完成")]
    [InlineData("竞品A占了30%的市场", "大概三套海报", "coreNeeds", "大概")]
    [InlineData("Competitor A took 30 % of the market", "Posters as soon as possible", "coreNeeds", "as soon as possible")]
    public void Vague_wording_is_refused_by_its_words(string background, string coreNeeds, string field, string words)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => Written(background, coreNeeds));

        Assert.Equal((BriefRules.Vague, field, words), (refusal.Rule, refusal.Field, refusal.Arguments[0]));
    }

    [Theory]
    [InlineData("提升效果", "提升效果")]
    [InlineData("improve sales", "improve sales")]
    public void An_indicator_that_cannot_be_measured_is_refused_whatever_its_value(string indicator, string words)
    {
        var brief = Written();

        var refusal = Assert.Throws<RuleBrokenException>(() => brief.SetGoals([Goal("首月销量", 10_000), Goal(indicator, 20)], Now));

        Assert.Equal((BriefRules.Vague, "goals[1].indicator", words), (refusal.Rule, refusal.Field, refusal.Arguments[0]));
    }

    [Fact]
    public void There_is_at_least_one_goal() => Assert.Equal("goals", Refusal.By(BriefRules.GoalRequired, () => Written().SetGoals([], Now)));

    [Fact]
    public void A_goal_has_its_indicator_value_and_unit()
    {
        Refusal.By(BriefRules.IndicatorRequired, () => Goal("", 1));
        Refusal.By(BriefRules.TargetNotPositive, () => Goal("首月销量", 0));
        Refusal.By(BriefRules.UnitRequired, () => _ = new Goal(NewId.Of<GoalId>(), "首月销量", 1, " ", Finish));
    }

    [Fact]
    public void A_goal_that_is_worded_anew_is_one_of_the_brief_s()
    {
        var brief = Written();

        Assert.Equal(brief.Goals[0].Id, brief.Known(brief.Goals[0].Id));
        Refusal.By(BriefRules.GoalUnknown, () => brief.Known(NewId.Of<GoalId>()));
    }

    [Fact]
    public void What_all_have_confirmed_is_not_edited_any_more()
    {
        var brief = Written();
        brief.Freeze(Now);
        brief.Freeze(Now);

        Refusal.By(BriefRules.Frozen, () => brief.Write("竞品A占了30%的市场", "3套海报", Finish, Now));
        Refusal.By(BriefRules.Frozen, () => brief.SetGoals([Goal("首月销量", 1)], Now));
        Assert.Single(brief.PendingEvents.OfType<BriefFrozen>());
    }

    private static Goal Goal(string indicator, decimal target) => new(NewId.Of<GoalId>(), indicator, target, "台", Finish);

    private static Brief Written(string background = "竞品A占了30%的市场", string coreNeeds = "设计部10月11日前交3套海报") => new(
        NewId.Of<CollaborationId>(), NewId.Of<OrganizationId>(), "Q4 新品推广", background, coreNeeds, Finish, [Goal("首月销量", 10_000), Goal("触达用户", 500_000)], Now);
}
