namespace Collab.Application.WorkItems;

/// <summary>The lead department drops a task, with a reason; its deadlines are waived.</summary>
[Requires(Permission.EditWorkItem)]
public sealed record CancelWorkItem(WorkItemId Id, long IfMatch, string Reason) : ICommand<WorkItemView>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Validator : AbstractValidator<CancelWorkItem>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ICollabDb db, IClock clock, WorkItemViews views) : IRequestHandler<CancelWorkItem, WorkItemView>
    {
        public async Task<WorkItemView> Handle(CancelWorkItem command, CancellationToken cancellationToken)
        {
            var workItem = await db.WorkItems.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            workItem.Cancel(command.Reason, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}
