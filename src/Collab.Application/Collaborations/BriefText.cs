using System.Globalization;
using Collab.Application.Calendars;

namespace Collab.Application.Collaborations;

/// <summary>What a person writes in a brief (协作需求说明) besides the goals.</summary>
/// <param name="Background">Why: what happened, what is missing. Vague wording is refused with a suggestion.</param>
/// <param name="CoreNeeds">What is needed of whom. Vague wording is refused with a suggestion.</param>
/// <param name="ExpectedFinish">By when it is to be done.</param>
public sealed record BriefText(string Background, string CoreNeeds, LocalDate ExpectedFinish)
{
    internal sealed class Validator : AbstractValidator<BriefText>
    {
        public Validator(ICaller caller)
        {
            RuleFor(x => x.Background).NotEmpty().MaximumLength(BriefLimits.Prose).Clear(caller, ClearWording.Prose, x => x.ExpectedFinish);
            RuleFor(x => x.CoreNeeds).NotEmpty().MaximumLength(BriefLimits.Prose).Clear(caller, ClearWording.Prose, x => x.ExpectedFinish);
        }
    }
}

/// <summary>A goal as a person states it: "first-month sales, 10,000 units, by 12 November".</summary>
/// <param name="Indicator">What is measured.</param>
/// <param name="Target">The value to reach; more than 0.</param>
/// <param name="DueOn">By when it is reached.</param>
/// <param name="Id">The goal that is worded anew; left out for a new one.</param>
public sealed record GoalText(string Indicator, decimal Target, string Unit, LocalDate DueOn, GoalId? Id = null)
{
    /// <param name="brief">The brief that knows the goal, when it is worded anew.</param>
    internal Goal ToGoal(Brief? brief = null) =>
        new(Id is { } known && brief is not null ? brief.Known(known) : NewId.Of<GoalId>(), Indicator, Target, Unit, DueOn);

    internal sealed class Validator : AbstractValidator<GoalText>
    {
        public Validator(ICaller caller)
        {
            RuleFor(x => x.Indicator).NotEmpty().MaximumLength(BriefLimits.Indicator).Clear(caller, Wording.CheckIndicator, x => x.DueOn);
            RuleFor(x => x.Target).GreaterThan(0).PrecisionScale(18, 4, ignoreTrailingZeros: true);
            RuleFor(x => x.Unit).NotEmpty().MaximumLength(BriefLimits.Unit);
        }
    }
}

/// <summary>A goal is to be reached, so its day is not over.</summary>
internal static class GoalDates
{
    /// <param name="brief">The brief whose goals are worded anew; null: a new one.</param>
    public static async Task RequireNotOverAsync(this Today today, IReadOnlyList<GoalText> goals, Brief? brief, CancellationToken ct)
    {
        for (var i = 0; i < goals.Count; i++)
        {
            var present = brief?.Goals.FirstOrDefault(g => g.Id == goals[i].Id)?.DueOn;
            await today.RequireNotOverAsync(goals[i].DueOn, string.Create(CultureInfo.InvariantCulture, $"goals[{i}].dueOn"), ct, present);
        }
    }
}

/// <summary>How much fits into a brief.</summary>
internal static class BriefLimits
{
    public const int Prose = 4_000;
    public const int Indicator = 200;
    public const int Unit = 30;
    public const int Goals = 20;
}
