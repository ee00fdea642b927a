namespace Collab.Application.ProgressReports;

/// <summary>
/// A department reports the week's progress of its tasks (process step 4: every Friday before 17:00). It is the caller's
/// department. Sent after the due time it still counts, as late.
/// </summary>
/// <param name="Week">The Monday of the week, this one or an earlier one.</param>
/// <param name="Entries">At least one of the department's tasks; those left out stay as they are.</param>
[Requires(Permission.SubmitProgressReport)]
public sealed record SubmitProgressReport(CollaborationId CollaborationId, LocalDate Week, IReadOnlyList<ProgressLine> Entries)
    : ICommand<ProgressReportView>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<SubmitProgressReport>
    {
        public Validator()
        {
            RuleFor(x => x.Entries.Count).LessThanOrEqualTo(WorkItem.MostPerCollaboration).OverridePropertyName("entries");
            RuleForEach(x => x.Entries).SetValidator(new ProgressLineValidator());
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, ReportingWeeks weeks, ProgressLines lines, ProgressReportViews views)
        : IRequestHandler<SubmitProgressReport, ProgressReportView>
    {
        public async Task<ProgressReportView> Handle(SubmitProgressReport command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireState(CollaborationState.Executing, CollaborationState.Accepting, CollaborationState.Retrospecting);
            var department = await ReportingDepartmentAsync(collaboration, command.Entries, cancellationToken);
            if (await db.ProgressReports.AnyAsync(r => r.CollaborationId == collaboration.Id && r.DepartmentId == department && r.Week == command.Week, cancellationToken))
                throw new RuleBrokenException(ProgressReportRules.SubmittedAlready);

            var entries = await lines.WriteAsync(collaboration.Id, department, command.Entries, apply: true, now, cancellationToken);
            var thisWeek = (await calendars.OfOrganizationAsync(cancellationToken)).MondayOf(now);
            var late = command.Week <= thisWeek && now > await DueAsync(collaboration.Id, department, command.Week, cancellationToken);
            var report = ProgressReport.Submit(collaboration, department, command.Week, thisWeek, entries, late, caller.MemberId!.Value, now);
            db.ProgressReports.Add(report);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(report.Id, cancellationToken);
        }

        /// <summary>
        /// The caller's own department; a liaison who has moved elsewhere since still reports for the one he stands for, and who stands in for
        /// somebody for that one's, when he reports its tasks.
        /// </summary>
        private async Task<DepartmentId> ReportingDepartmentAsync(Collaboration collaboration, IReadOnlyList<ProgressLine> entries, CancellationToken ct)
        {
            var own = caller.DepartmentId!.Value;
            if (caller.StandsFor.Count > 0 && entries.Count > 0)
            {
                var first = await db.WorkItems.Where(w => w.CollaborationId == collaboration.Id && w.Id == entries[0].WorkItemId).Select(w => w.ResponsibleDepartmentId).SingleOrDefaultAsync(ct);
                if (first is { } owing && owing != own && caller.IsOf(owing)) return owing;
            }
            if (collaboration.Involves(own) || await db.WorkItems.AnyAsync(w => w.CollaborationId == collaboration.Id && w.ResponsibleDepartmentId == own, ct)) return own;
            return collaboration.Departments.FirstOrDefault(d => d.LiaisonId == caller.MemberId || d.DeputyId == caller.MemberId)?.DepartmentId ?? own;
        }

        private async Task<Instant?> DueAsync(CollaborationId collaboration, DepartmentId department, LocalDate week, CancellationToken ct)
        {
            if (week.DayOfWeek != IsoDayOfWeek.Monday) return null;   // refused by the report itself
            if (await weeks.DutiesForAsync(collaboration, department, week, ct) is [.., var duty]) return duty.DueAt;
            var calendar = await calendars.OfOrganizationAsync(ct);
            return calendar.WeeklyProgressDue(calendar.WeekCovering(week), await weeks.TimeAsync(collaboration, ct));
        }
    }
}
