namespace Collab.Application.WorkItems;

/// <summary>R says that a task is done. That meets its deadline; the last one opens the acceptance.</summary>
/// <param name="ActualFinish">When it was done, not in the future; today when left out.</param>
[Requires(Permission.RunWorkItem)]
public sealed record CompleteWorkItem(WorkItemId Id, long IfMatch, LocalDate? ActualFinish) : ICommand<WorkItemView>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, CalendarBook calendars, WorkItemViews views) : IRequestHandler<CompleteWorkItem, WorkItemView>
    {
        public async Task<WorkItemView> Handle(CompleteWorkItem command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var workItem = await db.WorkItems.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var today = (await calendars.OfOrganizationAsync(cancellationToken)).DateOf(now);
            workItem.Complete(command.ActualFinish, today, now);
            collaboration.RequireState(WorkItemSteps.Running);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}
