namespace Collab.Application.WorkItems;

/// <summary>A member sees that a task will be late: its R owes a risk warning within 24 hours (process step 4).</summary>
/// <param name="Note">What is seen coming; becomes the problem of the progress sheet.</param>
[Requires(Permission.RunWorkItem)]
public sealed record MarkAtRisk(WorkItemId Id, long IfMatch, string? Note) : ICommand<WorkItemView>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Validator : AbstractValidator<MarkAtRisk>
    {
        public Validator() => RuleFor(x => x.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, WorkItemViews views) : IRequestHandler<MarkAtRisk, WorkItemView>
    {
        public async Task<WorkItemView> Handle(MarkAtRisk command, CancellationToken cancellationToken)
        {
            var workItem = await db.WorkItems.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireState(WorkItemSteps.Running);
            workItem.MarkAtRisk(caller.MemberId, clock.GetCurrentInstant(), command.Note);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}
