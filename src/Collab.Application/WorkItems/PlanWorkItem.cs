using Collab.Application.Calendars;

namespace Collab.Application.WorkItems;

/// <summary>The lead department adds a task to the plan. Added after the plan was approved, its dates are agreed at once.</summary>
/// <param name="PlannedFinish">Last day of the task, included; it falls due at the end of that day's working time.</param>
/// <param name="AcceptanceCriteria">What counts as done (交付标准).</param>
/// <param name="PhaseId">A phase of the plan, whose days the task keeps to.</param>
/// <param name="Raci">Letters, may be given later; without R and A the task cannot start.</param>
[Requires(Permission.EditWorkItem)]
public sealed record PlanWorkItem(
    CollaborationId CollaborationId, string Title, LocalDate PlannedStart, LocalDate PlannedFinish, string? AcceptanceCriteria,
    PhaseId? PhaseId = null, IReadOnlyList<RaciLetter>? Raci = null) : ICommand<WorkItemView>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<PlanWorkItem>
    {
        public Validator()
        {
            RuleFor(x => x.Title).MaximumLength(200);
            RuleFor(x => x.AcceptanceCriteria).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Today today, Letters letters, WorkItemViews views) : IRequestHandler<PlanWorkItem, WorkItemView>
    {
        public async Task<WorkItemView> Handle(PlanWorkItem command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            WorkItem.RequireRoom(await db.WorkItems.CountAsync(w => w.CollaborationId == command.CollaborationId, cancellationToken));
            var plan = await db.ExecutionPlans.GetAsync(command.CollaborationId, cancellationToken);
            var workItem = WorkItem.Plan(
                collaboration, command.Title, command.PlannedStart, command.PlannedFinish, command.AcceptanceCriteria, plan.PhaseOf(command.PhaseId), now);
            await today.RequireNotOverAsync(command.PlannedFinish, "plannedFinish", cancellationToken);
            if (command.Raci is { Count: > 0 } raci) await letters.AssignAsync(workItem, raci, "raci", now, cancellationToken);
            if (plan.State == PlanState.Approved) workItem.Agree(now);
            db.WorkItems.Add(workItem);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(workItem.Id, cancellationToken);
        }
    }
}
