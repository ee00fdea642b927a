using Collab.Application.Calendars;

namespace Collab.Application.WorkItems;

/// <summary>The lead department edits a task. What is left out stays; dates move freely only before the plan is approved.</summary>
/// <param name="DependsOn">Tasks that have to be complete before this one; replaces the present ones.</param>
[Requires(Permission.EditWorkItem)]
public sealed record EditWorkItem(
    WorkItemId Id, long IfMatch, string? Title, string? AcceptanceCriteria, PhaseId? PhaseId,
    LocalDate? PlannedStart, LocalDate? PlannedFinish, IReadOnlyList<WorkItemId>? DependsOn) : ICommand<WorkItemView>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Validator : AbstractValidator<EditWorkItem>
    {
        public Validator()
        {
            RuleFor(x => x.Title).MaximumLength(200);
            RuleFor(x => x.AcceptanceCriteria).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Today today, WorkItemViews views) : IRequestHandler<EditWorkItem, WorkItemView>
    {
        public async Task<WorkItemView> Handle(EditWorkItem command, CancellationToken cancellationToken)
        {
            var workItem = await db.WorkItems.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var plan = await db.ExecutionPlans.GetAsync(workItem.CollaborationId, cancellationToken);
            if (command.PlannedFinish is { } finish) await today.RequireNotOverAsync(finish, "plannedFinish", cancellationToken, workItem.PlannedFinish);
            var dependsOn = command.DependsOn ?? workItem.DependsOn;
            workItem.Edit(
                command.Title ?? workItem.Title, command.AcceptanceCriteria ?? workItem.AcceptanceCriteria, plan.PhaseOf(command.PhaseId ?? workItem.PhaseId),
                command.PlannedStart ?? workItem.PlannedStart, command.PlannedFinish ?? workItem.PlannedFinish, dependsOn, clock.GetCurrentInstant());
            if (command.DependsOn != null) await RequireNoCycleAsync(workItem, dependsOn, cancellationToken);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }

        private async Task RequireNoCycleAsync(WorkItem workItem, IReadOnlyList<WorkItemId> dependsOn, CancellationToken ct) =>
            Dependencies.RequireNoCycle(
                workItem.Id, dependsOn,
                await db.WorkItems.Where(w => w.CollaborationId == workItem.CollaborationId).Select(w => new { w.Id, w.DependsOn })
                    .ToDictionaryAsync(w => w.Id, w => w.DependsOn, ct));
    }
}
