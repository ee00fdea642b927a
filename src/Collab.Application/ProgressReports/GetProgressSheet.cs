using Collab.Application.Deadlines;

namespace Collab.Application.ProgressReports;

/// <summary>The progress sheet of a week.</summary>
/// <param name="Week">Any Monday; left out: this week.</param>
[Requires(Permission.SeeCollaboration)]
public sealed record GetProgressSheet(CollaborationId CollaborationId, LocalDate? Week) : IQuery<ProgressSheet>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, Names names, ReportingWeeks weeks) : IRequestHandler<GetProgressSheet, ProgressSheet>
    {
        // A collaboration with more open measures than tasks has other troubles; the issues page has the rest.
        private const int MostIssues = 200;

        public async Task<ProgressSheet> Handle(GetProgressSheet query, CancellationToken cancellationToken)
        {
            var calendar = await calendars.OfOrganizationAsync(cancellationToken);
            var thisWeek = calendar.MondayOf(clock.GetCurrentInstant());
            var week = query.Week ?? thisWeek;
            if (week.DayOfWeek != IsoDayOfWeek.Monday) throw new RuleBrokenException(ProgressReportRules.WeekIsAMonday);
            var (first, covering) = ReportingWeeks.Covered(calendar, week);

            var collaboration = await db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == query.CollaborationId, cancellationToken);
            var items = await ItemsAsync(query.CollaborationId, week, cancellationToken);
            var reports = await db.ProgressReports.AsNoTracking().Where(r => r.CollaborationId == query.CollaborationId && r.Week == week).ToListAsync(cancellationToken);
            DeadlineId[] due = [.. items.Select(w => w.DueDeadlineId)];
            var deadlines = await db.Deadlines.AsNoTracking()
                .Where(d => due.Contains(d.Id) || (d.CollaborationId == query.CollaborationId && d.Kind == DeadlineKind.WeeklyProgress && d.Week >= first && d.Week <= covering))
                .ToListAsync(cancellationToken);
            var issues = await IssuesAsync(query.CollaborationId, calendar.At(week, LocalTime.Midnight), cancellationToken);
            var phases = await db.ExecutionPlans.AsNoTracking().Where(p => p.Id == query.CollaborationId).Select(p => p.Phases).SingleOrDefaultAsync(cancellationToken) ?? [];
            await names.LoadDepartmentsAsync(cancellationToken);
            await names.LoadMembersAsync(
                [.. items.Select(w => w.Responsible?.MemberId), .. reports.Select(r => (MemberId?)r.SubmittedBy), .. issues.SelectMany(i => i.Measures).Select(m => (MemberId?)m.OwnerId)],
                cancellationToken);

            // An earlier week shows what was reported then; this one what is true now.
            var reported = week < thisWeek ? reports.SelectMany(r => r.Entries).ToDictionary(e => e.WorkItemId) : [];
            return new ProgressSheet(
                week, calendar.WeeklyProgressDay(week) is { } day ? new SheetDue(calendar.At(day, await weeks.TimeAsync(query.CollaborationId, cancellationToken)), day) : null, covering == week ? null : covering,
                [.. items.Select(w => Row(w, reported.GetValueOrDefault(w.Id), collaboration, phases, Brief(deadlines.Find(d => d.Id == w.DueDeadlineId))))],
                [.. issues.SelectMany(i => i.Measures, (i, m) => new SheetMeasure(i.Id, i.Title, m.Description, names.Member(m.OwnerId), m.DueAt, m.DoneAt)).OrderBy(m => m.DueAt)],
                Reports(collaboration, items, reports, deadlines));
        }

        /// <summary>Open tasks, and those that were done in that week or later.</summary>
        private Task<List<WorkItem>> ItemsAsync(CollaborationId id, LocalDate week, CancellationToken ct) => db.WorkItems.AsNoTracking()
            .Where(w => w.CollaborationId == id && w.State != WorkItemState.Cancelled && (w.State != WorkItemState.Completed || w.ActualFinish >= week))
            .OrderBy(w => w.PlannedStart).ThenBy(w => w.Id).Take(WorkItem.MostPerCollaboration).ToListAsync(ct);

        private Task<List<Issue>> IssuesAsync(CollaborationId id, Instant since, CancellationToken ct) => db.Issues.AsNoTracking()
            .Where(i => i.CollaborationId == id && i.State != IssueState.Reported && (i.ClosedAt == null || i.ClosedAt >= since))
            .OrderByDescending(i => i.ReportedAt).Take(MostIssues).ToListAsync(ct);

        private SheetRow Row(WorkItem w, ProgressEntry? then, Collaboration collaboration, IReadOnlyList<Phase> phases, DeadlineBrief? deadline)
        {
            var department = w.ResponsibleDepartmentId ?? collaboration.LeadDepartmentId;
            var phase = phases.FirstOrDefault(p => p.Id == w.PhaseId)?.Name;
            return new SheetRow(
                new SheetWorkItem(w.Id, w.Title, w.Version, phase), names.Department(department), names.Member(w.Responsible?.MemberId),
                w.PlannedStart, w.AgreedFinish, then?.PlannedFinish ?? w.PlannedFinish, then == null ? w.ActualFinish : then.ActualFinish,
                then?.PercentComplete ?? w.PercentComplete, then == null ? w.Problem : then.Problem, then == null ? w.Solution : then.Solution,
                then == null ? w.NextStep : then.NextStep, w.State, caller.IsOf(department), deadline);
        }

        private List<SheetReport> Reports(Collaboration collaboration, List<WorkItem> items, List<ProgressReport> reports, List<Deadline> deadlines)
        {
            var owing = items.Where(w => w.IsOpen).Select(w => w.ResponsibleDepartmentId).OfType<DepartmentId>().ToHashSet();
            var others = owing.Concat(reports.Select(r => r.DepartmentId)).Except(collaboration.Departments.Select(d => d.DepartmentId));
            return
            [
                .. collaboration.Departments.OrderBy(d => d.Position).Select(d => d.DepartmentId).Concat(others).Select(department =>
                {
                    var report = reports.Find(r => r.DepartmentId == department);
                    var duty = deadlines.Find(d => d.Kind == DeadlineKind.WeeklyProgress && d.OwnerDepartmentId == department);
                    var state = report is { Late: true } ? SheetReportState.Late
                        : report != null ? SheetReportState.Submitted
                        : duty is { IsOwed: true } || (duty == null && owing.Contains(department)) ? SheetReportState.Due
                        : SheetReportState.NothingToReport;
                    var brief = report == null ? null : new SheetReportBrief(report.Id, report.Version, report.SubmittedAt, names.Member(report.SubmittedBy));
                    return new SheetReport(names.Department(department), state, brief, Brief(duty));
                }),
            ];
        }

        private static DeadlineBrief? Brief(Deadline? d) => d == null ? null : new DeadlineBrief(d.Id, d.Kind, d.State, d.DueAt, d.Provisional);
    }
}
