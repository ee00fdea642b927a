namespace Collab.Application.Plans;

/// <summary>
/// The approver signs the plan off. It becomes the baseline, every open task falls due, and work begins: at least one task,
/// and every department has its liaison.
/// </summary>
[Requires(Permission.ApprovePlan)]
public sealed record ApprovePlan(CollaborationId CollaborationId, long IfMatch) : ICommand<PlanView>, IConditional
{
    About IAbout.About => new(SubjectType.Plan, CollaborationId.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, PlanViews views) : IRequestHandler<ApprovePlan, PlanView>
    {
        public async Task<PlanView> Handle(ApprovePlan command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            var plan = await db.ExecutionPlans.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            var open = await db.WorkItems
                .Where(w => w.CollaborationId == command.CollaborationId && (w.State == WorkItemState.Planned || w.State == WorkItemState.InProgress))
                .ToListAsync(cancellationToken);
            plan.Approve(caller.Acting(), open, now);
            collaboration.BeginExecution(now);
            foreach (var workItem in open) workItem.Agree(now);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.CollaborationId, cancellationToken);
        }
    }
}
