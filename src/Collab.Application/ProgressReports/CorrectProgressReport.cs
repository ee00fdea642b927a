namespace Collab.Application.ProgressReports;

/// <summary>A report is corrected: a new edition; when it was submitted, and whether late, stays. The department's latest one also corrects its tasks.</summary>
/// <param name="Entries">All rows; those left out are no longer part of the report.</param>
[Requires(Permission.SubmitProgressReport)]
public sealed record CorrectProgressReport(ProgressReportId Id, long IfMatch, IReadOnlyList<ProgressLine> Entries) : ICommand<ProgressReportView>, IConditional
{
    About IAbout.About => new(SubjectType.ProgressReport, Id.Value);

    internal sealed class Validator : AbstractValidator<CorrectProgressReport>
    {
        public Validator()
        {
            RuleFor(x => x.Entries.Count).LessThanOrEqualTo(WorkItem.MostPerCollaboration).OverridePropertyName("entries");
            RuleForEach(x => x.Entries).SetValidator(new ProgressLineValidator());
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, IClock clock, ProgressLines lines, ProgressReportViews views)
        : IRequestHandler<CorrectProgressReport, ProgressReportView>
    {
        public async Task<ProgressReportView> Handle(CorrectProgressReport command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var report = await db.ProgressReports.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var relations = await access.RelationsToAsync(SubjectType.ProgressReport, command.Id.Value, cancellationToken);
            if (!ProgressReportViews.MayCorrect(report, relations, caller)) throw new ForbiddenException();
            var collaboration = await db.Collaborations.GetForUpdateAsync(report.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var latest = !await db.ProgressReports.AnyAsync(
                r => r.CollaborationId == report.CollaborationId && r.DepartmentId == report.DepartmentId && r.Week > report.Week, cancellationToken);
            var entries = await lines.WriteAsync(report.CollaborationId, report.DepartmentId, command.Entries, latest, now, cancellationToken);
            report.Correct(entries, caller.MemberId!.Value, now);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }
    }
}
