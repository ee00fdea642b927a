using Collab.Application.WorkItems;

namespace Collab.Application.RiskWarnings;

/// <summary>
/// Says why a task is late or will be, what that does to others and what is done about it (process step 4: within 24 hours).
/// That meets the duty to warn; the lead department then convenes the emergency meeting within 24 hours.
/// </summary>
[Requires(Permission.RaiseRiskWarning)]
public sealed record RaiseRiskWarning(WorkItemId WorkItemId, string Cause, string Impact, string Solution) : ICommand<RiskWarningView>, IAbout
{
    About IAbout.About => new(SubjectType.WorkItem, WorkItemId.Value);

    internal sealed class Validator : AbstractValidator<RaiseRiskWarning>
    {
        public Validator()
        {
            RuleFor(x => x.Cause).MaximumLength(2_000);
            RuleFor(x => x.Impact).MaximumLength(2_000);
            RuleFor(x => x.Solution).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, RiskWarningViews views) : IRequestHandler<RaiseRiskWarning, RiskWarningView>
    {
        public async Task<RiskWarningView> Handle(RaiseRiskWarning command, CancellationToken cancellationToken)
        {
            var workItem = await db.WorkItems.GetAsync(command.WorkItemId, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var warning = RiskWarning.RaiseFor(workItem, command.Cause, command.Impact, command.Solution, caller.MemberId!.Value, clock.GetCurrentInstant());
            collaboration.RequireState(WorkItemSteps.Running);
            db.RiskWarnings.Add(warning);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(warning.Id, cancellationToken);
        }
    }
}
