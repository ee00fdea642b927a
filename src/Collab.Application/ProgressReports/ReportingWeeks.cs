using Collab.Application.DeadlinePolicies;
using Collab.Application.Deadlines;
using Collab.Application.Notifications;

namespace Collab.Application.ProgressReports;

/// <summary>
/// The duty to report a week's progress (process step 4): one per executing collaboration and department that is responsible
/// for an open task. A week without workdays opens none; the next one covers it, and its duty names the first week covered.
/// </summary>
internal sealed class ReportingWeeks(ICollabDb db, Duties duties, CalendarBook calendars, PolicyBook policies, People people) : IPerMessage
{
    /// <summary>The wall time at which the week's progress is due: 17:00, or earlier where the organization's policy says so.</summary>
    public async Task<LocalTime> TimeAsync(CollaborationId collaboration, CancellationToken ct) =>
        (await policies.OfAsync(DeadlineKind.WeeklyProgress, collaboration, ct)).Time!.Value;

    /// <summary>The duties that a week's report meets: one, or none; more when a calendar change has joined weeks that had begun already.</summary>
    public async Task<IReadOnlyList<Deadline>> DutiesForAsync(CollaborationId collaboration, DepartmentId department, LocalDate week, CancellationToken ct)
    {
        var (first, covering) = Covered(await calendars.OfOrganizationAsync(ct), week);
        return await db.Deadlines
            .Where(d => d.Kind == DeadlineKind.WeeklyProgress && d.CollaborationId == collaboration && d.OwnerDepartmentId == department && d.Week >= first && d.Week <= covering)
            .OrderBy(d => d.Week).ToListAsync(ct);
    }

    /// <summary>Opens the duties of the week that begins on a Monday; those that are there stay.</summary>
    /// <param name="firstWeek">The Monday of the first week that the reports cover; earlier than <paramref name="monday"/> after weeks without workdays.</param>
    public async Task OpenAsync(IReadOnlyCollection<CollaborationId> executing, LocalDate monday, LocalDate firstWeek, Instant startedAt, CancellationToken ct)
    {
        var calendar = await calendars.OfOrganizationAsync(ct);
        if (calendar.WeeklyProgressDay(monday) is null) return;
        var opened = await db.Deadlines
            .Where(d => d.Kind == DeadlineKind.WeeklyProgress && executing.Contains(d.CollaborationId) && d.Week >= firstWeek && d.Week <= monday)
            .Select(d => new { d.CollaborationId, d.OwnerDepartmentId }).ToListAsync(ct);
        var known = opened.Select(d => (d.CollaborationId, d.OwnerDepartmentId)).ToHashSet();
        var owing = (await OwingAsync(executing, ct)).Where(o => !known.Contains(o)).ToList();
        await people.LoadAsync([.. owing.Select(o => o.Collaboration).Distinct()], ct);
        await policies.LoadAsync([.. owing.Select(o => o.Collaboration).Distinct()], ct);
        foreach (var (collaboration, department) in owing)
        {
            var subject = new Subject(SubjectType.ProgressReport, collaboration.Value, people.Known(collaboration).Title);
            var owner = await people.LiaisonOrHeadAsync(collaboration, department, ct);
            await duties.OpenForWeekAsync(NewId.Of<DeadlineId>(), new Duty(collaboration, subject, department, owner), startedAt, firstWeek, ct);
        }
    }

    /// <summary>The first and the last week that the report of a week covers: more than one after weeks without workdays.</summary>
    public static (LocalDate First, LocalDate Covering) Covered(WorkCalendar calendar, LocalDate week)
    {
        var covering = calendar.WeekCovering(week);
        var first = covering;
        while (calendar.WeeklyProgressDay(first.PlusWeeks(-1)) is null) first = first.PlusWeeks(-1);
        return (first, covering);
    }

    private async Task<IReadOnlyList<(CollaborationId Collaboration, DepartmentId Department)>> OwingAsync(IReadOnlyCollection<CollaborationId> executing, CancellationToken ct)
    {
        var stored = await db.WorkItems
            .Where(w => executing.Contains(w.CollaborationId) && w.ResponsibleDepartmentId != null && (w.State == WorkItemState.Planned || w.State == WorkItemState.InProgress))
            .Select(w => new { w.CollaborationId, Department = w.ResponsibleDepartmentId!.Value }).Distinct().ToListAsync(ct);
        // Those planned a moment ago in the same transaction are not stored yet.
        var local = db.WorkItems.Local.Where(w => w is { IsOpen: true, ResponsibleDepartmentId: not null } && executing.Contains(w.CollaborationId));
        return [.. stored.Select(w => (w.CollaborationId, w.Department)).Union(local.Select(w => (w.CollaborationId, w.ResponsibleDepartmentId!.Value)))];
    }
}

/// <summary>Work began: what is left of the week is reported as well, unless its due time has passed.</summary>
internal sealed class OpenFirstWeek(ICollabDb db, CalendarBook calendars, ReportingWeeks weeks) : IReactTo<ExecutionBegun>
{
    public async Task ReactAsync(ExecutionBegun happened, CancellationToken ct)
    {
        var calendar = await calendars.OfOrganizationAsync(ct);
        var monday = calendar.MondayOf(happened.At);
        if (calendar.WeeklyProgressDue(monday, await weeks.TimeAsync(happened.Id, ct)) > happened.At) await weeks.OpenAsync([happened.Id], monday, monday, happened.At, ct);
        var organization = await db.Organizations.SingleAsync(ct);
        if (organization.NextWeekOpensAt == null) organization.ExpectWeekAt(calendar.At(monday.PlusWeeks(1), LocalTime.Midnight));
    }
}
