using Collab.Application.WorkItems;

namespace Collab.Application.Plans;

/// <summary>The execution plan (协作执行方案) with its tasks, revisions and the first approved state.</summary>
/// <param name="Id">The collaboration's id.</param>
/// <param name="WorkItems">All tasks, at most 500, by planned start.</param>
/// <param name="Baseline">What was first approved; null until then, the same for ever afterwards.</param>
/// <param name="Allowed">What the caller may do now: edit, approve, revise; decide, when a revision waits for the caller.</param>
public sealed record PlanView(
    CollaborationId Id, long Version, Instant CreatedAt, Instant UpdatedAt, PlanState State, MemberRef? Approver, Instant? ApprovedAt, MemberRef? ApprovedBy,
    IReadOnlyList<PhaseView> Phases, IReadOnlyList<WorkItemView> WorkItems, IReadOnlyList<PlanRevisionView> Revisions, BaselineView? Baseline,
    IReadOnlyList<string> Allowed) : IVersioned;

/// <param name="Start">First day.</param>
/// <param name="Finish">Last day, included.</param>
/// <param name="AcceptanceCriteria">交付标准.</param>
/// <param name="Resources">People, budget, tools, materials that it needs.</param>
public sealed record PhaseView(PhaseId Id, string Name, LocalDate Start, LocalDate Finish, string AcceptanceCriteria, string Resources);

/// <summary>Dates that were proposed to move after the approval, and what was decided.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Rejection">Why it was rejected; null otherwise.</param>
public sealed record PlanRevisionView(
    PlanRevisionId Id, int Number, string Reason, RevisionState State, MemberRef? ProposedBy, Instant ProposedAt, MemberRef? DecidedBy, Instant? DecidedAt,
    string? Rejection, IReadOnlyList<DateChange> Changes);

/// <summary>The first approved plan.</summary>
public sealed record BaselineView(IReadOnlyList<PhaseView> Phases, IReadOnlyList<BaselineItem> Items);

/// <summary>Makes the plan's view.</summary>
internal sealed class PlanViews(ICollabDb db, IAccess access, Names names, WorkItemViews workItems) : IPerMessage
{
    public async Task<PlanView> OfAsync(CollaborationId id, CancellationToken ct)
    {
        var plan = await db.ExecutionPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFoundException();
        var state = await db.Collaborations.Where(c => c.Id == id).Select(c => c.State).SingleAsync(ct);
        var items = await db.WorkItems.AsNoTracking().Where(w => w.CollaborationId == id).OrderBy(w => w.PlannedStart).ThenBy(w => w.Id)
            .Take(WorkItem.MostPerCollaboration).ToListAsync(ct);
        var relations = await access.RelationsToAsync(SubjectType.Plan, id.Value, ct);
        await names.LoadMembersAsync([plan.ApproverId, plan.ApprovedBy, .. plan.Revisions.SelectMany(r => new[] { r.ProposedBy, r.DecidedBy })], ct);
        return new PlanView(
            plan.Id, plan.Version, plan.CreatedAt, plan.UpdatedAt, plan.State, names.Member(plan.ApproverId), plan.ApprovedAt, names.Member(plan.ApprovedBy),
            [.. plan.Phases.Select(View)], await workItems.OfAsync(items, ct), [.. plan.Revisions.Select(View)],
            plan.Baseline is { } baseline ? new BaselineView([.. baseline.Phases.Select(View)], baseline.Items) : null, Allowed(plan, state, relations));
    }

    private static PhaseView View(Phase p) => new(p.Id, p.Name, p.Start, p.Finish, p.AcceptanceCriteria, p.Resources);

    private PlanRevisionView View(PlanRevision r) => new(
        r.Id, r.Number, r.Reason, r.State, names.Member(r.ProposedBy), r.ProposedAt, names.Member(r.DecidedBy), r.DecidedAt, r.Rejection, r.Changes);

    private static List<string> Allowed(ExecutionPlan plan, CollaborationState state, SubjectRelations relations)
    {
        if (state is CollaborationState.Archived or CollaborationState.Cancelled) return [];
        var approver = relations.Is(Relation.Approver);
        List<string> allowed = [];
        if (plan.State == PlanState.Draft && relations.Allows(Permission.EditPlan)) allowed.Add("edit");
        if (plan.State == PlanState.Draft && approver && state == CollaborationState.Planning) allowed.Add("approve");
        if (plan.State == PlanState.Approved && relations.Allows(Permission.RevisePlan) && WorkItemSteps.Running.Contains(state)) allowed.Add("revise");
        if (approver && plan.Revisions.Any(r => r.State == RevisionState.Proposed)) allowed.Add("decide");
        return allowed;
    }
}
