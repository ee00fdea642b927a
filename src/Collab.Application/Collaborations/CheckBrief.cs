using Collab.Application.Calendars;

namespace Collab.Application.Collaborations;

/// <summary>Shows what is vague in a text that a person is typing. The same rules refuse a brief (process step 1).</summary>
/// <param name="IsGoal">The text is a goal: it needs a measured value.</param>
[Requires(Permission.SignedIn)]
public sealed record CheckBrief(string Text, bool IsGoal) : IQuery<BriefFindings>
{
    internal sealed class Validator : AbstractValidator<CheckBrief>
    {
        public Validator() => RuleFor(x => x.Text).NotNull().MaximumLength(BriefLimits.Prose);
    }

    internal sealed class Handler(ICaller caller, IClock clock, CalendarBook calendars) : IRequestHandler<CheckBrief, BriefFindings>
    {
        // A suggestion needs some day as an example; a month ahead is far enough to be nobody's real date.
        private const int ExampleDays = 30;

        public async Task<BriefFindings> Handle(CheckBrief query, CancellationToken cancellationToken)
        {
            var findings = Wording.Check(query.Text, query.IsGoal);
            if (findings.Count == 0) return new([]);
            var calendar = await calendars.OfOrganizationAsync(cancellationToken);
            var day = calendar.DateOf(clock.GetCurrentInstant()).PlusDays(ExampleDays);
            return new([.. findings.Select(x => VagueWording.Of(x, caller.Language, day))]);
        }
    }
}

/// <summary>The vague wordings of a text, in order; empty when there is none.</summary>
public sealed record BriefFindings(IReadOnlyList<VagueWording> Findings);
