using Collab.Application.Calendars;

namespace Collab.Application.Collaborations;

/// <summary>The lead department states the goals anew, until all have confirmed them.</summary>
[Requires(Permission.EditBrief)]
public sealed record SetGoals(CollaborationId CollaborationId, long IfMatch, IReadOnlyList<GoalText> Goals) : ICommand<BriefView>, IConditional
{
    About IAbout.About => new(SubjectType.Brief, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<SetGoals>
    {
        public Validator(ICaller caller)
        {
            RuleFor(x => x.Goals).Must(goals => goals.Count <= BriefLimits.Goals);
            RuleForEach(x => x.Goals).NotNull().SetValidator(new GoalText.Validator(caller));
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Today today, BriefReader reader) : IRequestHandler<SetGoals, BriefView>
    {
        public async Task<BriefView> Handle(SetGoals command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var brief = await db.Briefs.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            await today.RequireNotOverAsync(command.Goals, brief, cancellationToken);
            brief.SetGoals([.. command.Goals.Select(g => g.ToGoal(brief))], clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.CollaborationId, cancellationToken);
        }
    }
}
