using Collab.Application.Deadlines;

namespace Collab.Application.WorkItems;

/// <summary>A task as it stands: dates, letters, progress, deadline.</summary>
/// <param name="PlannedFinish">Last day, included.</param>
/// <param name="AgreedFinish">The finish that was first approved; null before the approval.</param>
/// <param name="TimesMoved">How often a revision moved the finish.</param>
/// <param name="PercentComplete">Whole percent, 0 to 100.</param>
/// <param name="AtRisk">Marked at risk or more than 2 days late, and not done.</param>
/// <param name="Raci">Letters in their order; the first R is the one who owes.</param>
/// <param name="Deadline">"Task due"; null before the plan is approved.</param>
/// <param name="Allowed">What the caller may do now: edit, assign, start, complete, cancel, markAtRisk, warn.</param>
public sealed record WorkItemView(
    WorkItemId Id, long Version, Instant CreatedAt, Instant UpdatedAt, Ref Collaboration, PhaseId? PhaseId, string Title,
    LocalDate PlannedStart, LocalDate PlannedFinish, LocalDate? AgreedFinish, int TimesMoved, LocalDate? ActualFinish, string AcceptanceCriteria,
    WorkItemState State, int PercentComplete, string? Problem, string? Solution, string? NextStep, IReadOnlyList<WorkItemId> DependsOn, bool AtRisk,
    IReadOnlyList<RaciView> Raci, DeadlineBrief? Deadline, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>One letter with the person's name.</summary>
public sealed record RaciView(MemberRef Member, RaciRole Role);

/// <summary>Makes the views of a page of tasks in a fixed number of queries.</summary>
internal sealed class WorkItemViews(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    public async Task<WorkItemView> OfAsync(WorkItemId id, CancellationToken ct)
    {
        var workItem = await db.WorkItems.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFoundException();
        return (await OfAsync([workItem], ct))[0];
    }

    public async Task<IReadOnlyList<WorkItemView>> OfAsync(IReadOnlyList<WorkItem> workItems, CancellationToken ct)
    {
        if (workItems.Count == 0) return [];
        DeadlineId[] due = [.. workItems.Select(w => w.DueDeadlineId)];
        CollaborationId[] collaborationIds = [.. workItems.Select(w => w.CollaborationId).Distinct()];
        var deadlines = await db.Deadlines.Where(d => due.Contains(d.Id)).Select(DeadlineBrief.Projection).ToDictionaryAsync(d => d.Id, ct);
        var collaborations = await db.Collaborations.Where(c => collaborationIds.Contains(c.Id)).Select(c => new { c.Id, c.Title, c.State }).ToDictionaryAsync(c => c.Id, ct);
        var relations = await access.RelationsToAsync(SubjectType.WorkItem, [.. workItems.Select(w => w.Id.Value)], ct);
        await names.LoadMembersAsync(workItems.SelectMany(w => w.Raci).Select(a => (MemberId?)a.MemberId), ct);
        return
        [
            .. workItems.Select(w =>
            {
                var collaboration = collaborations[w.CollaborationId];
                return View(
                    w, new Ref(w.CollaborationId.Value, collaboration.Title), deadlines.GetValueOrDefault(w.DueDeadlineId),
                    relations.TryGetValue(w.Id.Value, out var of) ? Allowed(w, collaboration.State, of) : []);
            }),
        ];
    }

    private WorkItemView View(WorkItem w, Ref collaboration, DeadlineBrief? deadline, IReadOnlyList<string> allowed) => new(
        w.Id, w.Version, w.CreatedAt, w.UpdatedAt, collaboration, w.PhaseId, w.Title,
        w.PlannedStart, w.PlannedFinish, w.AgreedFinish, w.TimesMoved, w.ActualFinish, w.AcceptanceCriteria,
        w.State, w.PercentComplete, w.Problem, w.Solution, w.NextStep, w.DependsOn, w is { IsOpen: true, AtRiskSince: not null },
        [.. w.Raci.OrderBy(a => a.Position).Select(a => new RaciView(names.Member(a.MemberId)!, a.Role))], deadline, allowed);

    private static List<string> Allowed(WorkItem workItem, CollaborationState state, SubjectRelations relations)
    {
        if (!workItem.IsOpen || state is CollaborationState.Archived or CollaborationState.Cancelled) return [];
        var running = WorkItemSteps.Running.Contains(state);
        var (edits, runs) = (relations.Allows(Permission.EditWorkItem), relations.Allows(Permission.RunWorkItem) && running);
        List<string> allowed = [];
        if (edits) allowed.Add("edit");
        if (relations.Allows(Permission.AssignRaci)) allowed.Add("assign");
        if (runs && workItem is { State: WorkItemState.Planned, RaciComplete: true }) allowed.Add("start");
        if (runs && workItem.RaciComplete) allowed.Add("complete");
        if (edits) allowed.Add("cancel");
        if (runs && workItem.WarningDeadlineId == null) allowed.Add("markAtRisk");
        if (running && relations.Allows(Permission.RaiseRiskWarning)) allowed.Add("warn");
        return allowed;
    }
}
