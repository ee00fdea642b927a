namespace Collab.Application.Summaries;

/// <summary>The summary report of a collaboration; those who are only informed may read it too (process step 6).</summary>
[Requires(Permission.SeeNamed)]
public sealed record GetSummary(CollaborationId Id) : IQuery<SummaryView>, IAbout
{
    About IAbout.About => new(SubjectType.Summary, Id.Value);

    internal sealed class Handler(SummaryViews views) : IRequestHandler<GetSummary, SummaryView>
    {
        public Task<SummaryView> Handle(GetSummary query, CancellationToken cancellationToken) => views.OfAsync(query.Id, cancellationToken);
    }
}
