namespace Collab.Application.WorkItems;

/// <summary>The lead department says who does a task, who approves it, who is asked and who is told (process step 2).</summary>
/// <param name="IfMatch">The task's version.</param>
/// <param name="Assignments">All letters of the row, in their order; the first R is the one who owes.</param>
[Requires(Permission.AssignRaci)]
public sealed record AssignRaci(CollaborationId CollaborationId, WorkItemId WorkItemId, long IfMatch, IReadOnlyList<RaciLetter> Assignments)
    : ICommand<RaciRow>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, WorkItemId.Value);

    internal sealed class Validator : AbstractValidator<AssignRaci>
    {
        public Validator() => RuleFor(x => x.Assignments.Count).LessThanOrEqualTo(100).OverridePropertyName("assignments");
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Letters letters, RaciViews views) : IRequestHandler<AssignRaci, RaciRow>
    {
        public async Task<RaciRow> Handle(AssignRaci command, CancellationToken cancellationToken)
        {
            var workItem = await db.WorkItems.GetAsync(command.WorkItemId, command.IfMatch, cancellationToken);
            if (workItem.CollaborationId != command.CollaborationId) throw new NotFoundException();
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            await letters.AssignAsync(workItem, command.Assignments, "assignments", clock.GetCurrentInstant(), cancellationToken);
            await db.SaveAsync(cancellationToken);
            return await views.RowAsync(command.WorkItemId, cancellationToken);
        }
    }
}
