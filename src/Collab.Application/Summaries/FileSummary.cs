namespace Collab.Application.Summaries;

/// <summary>The lead department files the summary report; it is final, and the collaboration can be archived (process step 6).</summary>
[Requires(Permission.CorrectSummary)]
public sealed record FileSummary(CollaborationId Id, long IfMatch) : ICommand<SummaryView>, IConditional
{
    About IAbout.About => new(SubjectType.Summary, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, SummaryViews views) : IRequestHandler<FileSummary, SummaryView>
    {
        public async Task<SummaryView> Handle(FileSummary command, CancellationToken cancellationToken)
        {
            (await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken)).RequireOpen();
            var summary = (await db.SummaryReports.GeneratedAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            summary.File(caller.MemberId!.Value, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}
