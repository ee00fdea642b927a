namespace Collab.Application.ProgressReports;

/// <summary>What one department reported for one week (协作进度跟踪表).</summary>
/// <param name="Week">The Monday of the week.</param>
/// <param name="Late">Whether it came after the week's due time.</param>
/// <param name="Edition">1 as submitted; each correction is one more.</param>
/// <param name="Allowed">correct, when the caller may.</param>
public sealed record ProgressReportView(
    ProgressReportId Id, long Version, Instant CreatedAt, Instant UpdatedAt, Ref Collaboration, Ref Department, LocalDate Week,
    Instant SubmittedAt, MemberRef? SubmittedBy, bool Late, int Edition, IReadOnlyList<ProgressEntryView> Entries, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>One row as it was reported.</summary>
/// <param name="PercentComplete">Whole percent, 0 to 100.</param>
/// <param name="Responsible">The first R at that time.</param>
public sealed record ProgressEntryView(
    WorkItemId WorkItemId, string Title, LocalDate PlannedFinish, int PercentComplete, LocalDate? ActualFinish,
    string? Problem, string? Solution, string? NextStep, MemberRef? Responsible);

/// <summary>Makes the views of a page of reports in a fixed number of queries.</summary>
internal sealed class ProgressReportViews(ICollabDb db, ICaller caller, IAccess access, Names names) : IPerMessage
{
    /// <summary>Its own department corrects a report, and the lead; not the R of another department's task.</summary>
    public static bool MayCorrect(ProgressReport report, SubjectRelations relations, ICaller caller) =>
        relations.Allows(Permission.SubmitProgressReport)
        && (relations.Is(Relation.SubjectHead | Relation.SubjectLiaison | Relation.Lead) || caller.IsOf(report.DepartmentId));

    public async Task<ProgressReportView> OfAsync(ProgressReportId id, CancellationToken ct)
    {
        var report = await db.ProgressReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException();
        return (await OfAsync([report], ct))[0];
    }

    public async Task<IReadOnlyList<ProgressReportView>> OfAsync(IReadOnlyList<ProgressReport> reports, CancellationToken ct)
    {
        if (reports.Count == 0) return [];
        CollaborationId[] ids = [.. reports.Select(r => r.CollaborationId).Distinct()];
        var collaborations = await db.Collaborations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Title, c.State }).ToDictionaryAsync(c => c.Id, ct);
        var relations = await access.RelationsToAsync(SubjectType.ProgressReport, [.. reports.Select(r => r.Id.Value)], ct);
        await names.LoadDepartmentsAsync(ct);
        await names.LoadMembersAsync(reports.SelectMany(r => r.Entries.Select(e => e.ResponsibleId).Append(r.SubmittedBy)), ct);
        return
        [
            .. reports.Select(r =>
            {
                var collaboration = collaborations[r.CollaborationId];
                var open = collaboration.State is not (CollaborationState.Archived or CollaborationState.Cancelled);
                return new ProgressReportView(
                    r.Id, r.Version, r.CreatedAt, r.UpdatedAt, new Ref(r.CollaborationId.Value, collaboration.Title), names.Department(r.DepartmentId), r.Week,
                    r.SubmittedAt, names.Member(r.SubmittedBy), r.Late, r.Edition, [.. r.Entries.Select(View)],
                    open && relations.TryGetValue(r.Id.Value, out var of) && MayCorrect(r, of, caller) ? ["correct"] : []);
            }),
        ];
    }

    private ProgressEntryView View(ProgressEntry e) => new(
        e.WorkItemId, e.Title, e.PlannedFinish, e.PercentComplete, e.ActualFinish, e.Problem, e.Solution, e.NextStep, names.Member(e.ResponsibleId));
}
