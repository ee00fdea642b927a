namespace Collab.Application.WorkItems;

/// <summary>
/// Says where one task stands between two weekly reports; the next report is pre-filled with it. It is not the report: the week's duty stays.
/// </summary>
/// <param name="PercentComplete">Whole percent; 100 completes the task, more than 0 starts it.</param>
/// <param name="ActualFinish">When it was done, not in the future; only with 100. Today when left out.</param>
[Requires(Permission.RunWorkItem)]
public sealed record NoteProgress(WorkItemId Id, long IfMatch, int PercentComplete, LocalDate? ActualFinish, string? Problem, string? Solution, string? NextStep)
    : ICommand<WorkItemView>, IConditional
{
    About IAbout.About => new(SubjectType.WorkItem, Id.Value);

    internal sealed class Validator : AbstractValidator<NoteProgress>
    {
        public Validator()
        {
            RuleFor(x => x.Problem).MaximumLength(2_000);
            RuleFor(x => x.Solution).MaximumLength(2_000);
            RuleFor(x => x.NextStep).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, CalendarBook calendars, WorkItemViews views) : IRequestHandler<NoteProgress, WorkItemView>
    {
        public async Task<WorkItemView> Handle(NoteProgress command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var workItem = await db.WorkItems.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var collaboration = await db.Collaborations.GetForUpdateAsync(workItem.CollaborationId, cancellationToken);
            collaboration.RequireState(WorkItemSteps.Running);
            var progress = new Progress(command.PercentComplete, command.ActualFinish, command.Problem, command.Solution, command.NextStep);
            workItem.ReportProgress(progress, (await calendars.OfOrganizationAsync(cancellationToken)).DateOf(now), now);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}
