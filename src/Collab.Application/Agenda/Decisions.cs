namespace Collab.Application.Agenda;

/// <summary>What waits for somebody's decision without a due time of its own.</summary>
public enum DecisionKind
{
    /// <summary>A resource request was taken up the chain to the sponsor.</summary>
    DecideResourceRequest,

    /// <summary>A plan waits to be signed off by its approver.</summary>
    ApprovePlan,

    /// <summary>An accepted result waits for the approver's signature.</summary>
    SignAcceptance,
}

/// <param name="For">Whose decision it is, for whom I stand in; null: mine.</param>
/// <param name="Since">Since when it waits (UTC).</param>
public sealed record AwaitedDecisionView(DecisionKind Kind, SubjectView Subject, Ref Collaboration, Instant Since, MemberRef? For = null);

/// <summary>Finds them, a bounded number of each kind.</summary>
internal sealed class Decisions(ICollabDb db) : IPerMessage
{
    private const int Most = 50;

    public async Task<IReadOnlyList<AwaitedDecisionView>> OfAsync(MemberId me, CancellationToken ct)
    {
        var escalated = await (
            from request in db.ResourceRequests
            join collaboration in db.Collaborations on request.CollaborationId equals collaboration.Id
            where request.State == ResourceRequestState.Escalated && collaboration.SponsorId == me
            orderby request.UpdatedAt
            select new { request.Id, request.Need.Title, CollaborationId = collaboration.Id, Collaboration = collaboration.Title, request.UpdatedAt }).Take(Most).ToListAsync(ct);
        var plans = await (
            from plan in db.ExecutionPlans
            join collaboration in db.Collaborations on plan.Id equals collaboration.Id
            where plan.ApproverId == me && collaboration.State == CollaborationState.Planning && plan.State == PlanState.Draft
                && db.WorkItems.Any(w => w.CollaborationId == plan.Id)
            orderby plan.UpdatedAt
            select new { plan.Id, plan.Title, Collaboration = collaboration.Title, plan.UpdatedAt }).Take(Most).ToListAsync(ct);
        var accepted = await (
            from acceptance in db.Acceptances
            join plan in db.ExecutionPlans on acceptance.Id equals plan.Id
            join collaboration in db.Collaborations on acceptance.Id equals collaboration.Id
            where plan.ApproverId == me && acceptance.State == AcceptanceState.Accepted
            orderby acceptance.UpdatedAt
            select new { acceptance.Id, acceptance.Title, Collaboration = collaboration.Title, acceptance.UpdatedAt }).Take(Most).ToListAsync(ct);
        return
        [
            .. escalated.Select(r => new AwaitedDecisionView(
                DecisionKind.DecideResourceRequest, new SubjectView(SubjectType.ResourceRequest, r.Id.Value, r.Title), new Ref(r.CollaborationId.Value, r.Collaboration), r.UpdatedAt)),
            .. plans.Select(p => new AwaitedDecisionView(DecisionKind.ApprovePlan, new SubjectView(SubjectType.Plan, p.Id.Value, p.Title), new Ref(p.Id.Value, p.Collaboration), p.UpdatedAt)),
            .. accepted.Select(a => new AwaitedDecisionView(DecisionKind.SignAcceptance, new SubjectView(SubjectType.Acceptance, a.Id.Value, a.Title), new Ref(a.Id.Value, a.Collaboration), a.UpdatedAt)),
        ];
    }
}
