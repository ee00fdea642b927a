namespace Collab.Application.ProgressReports;

/// <summary>One report.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetProgressReport(ProgressReportId Id) : IQuery<ProgressReportView>, IAbout
{
    About IAbout.About => new(SubjectType.ProgressReport, Id.Value);

    internal sealed class Handler(ProgressReportViews views) : IRequestHandler<GetProgressReport, ProgressReportView>
    {
        public Task<ProgressReportView> Handle(GetProgressReport query, CancellationToken cancellationToken) => views.OfAsync(query.Id, cancellationToken);
    }
}
