namespace Collab.Application.WorkItems;

/// <summary>Work on a task begins. Without R and A it cannot; those who are to be consulted are told.</summary>
[Requires(Permission.RunWorkItem)]
public sealed record StartWorkItem(WorkItemId Id, long IfMatch) : ICommand<WorkItemView>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, WorkItemViews views) : IRequestHandler<StartWorkItem, WorkItemView>
    {
        public async Task<WorkItemView> Handle(StartWorkItem command, CancellationToken cancellationToken)
        {
            var workItem = await db.WorkItems.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            // The missing letters are the nearer reason, so they are named before the missing approval.
            workItem.Start(clock.GetCurrentInstant());
            collaboration.RequireState(WorkItemSteps.Running);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}

internal static class WorkItemSteps
{
    /// <summary>Work goes on while the plan is carried out, and for rework during the acceptance.</summary>
    public static readonly CollaborationState[] Running = [CollaborationState.Executing, CollaborationState.Accepting];
}
