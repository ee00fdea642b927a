using Collab.Application.Plans;
using Collab.Domain.Plans;

namespace Collab.Api.Plans;

internal sealed class PlanEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var plan = api.MapGroup("/collaborations/{id:guid}/plan").WithTags("Plans")
            .WithCurrent(SubjectType.Plan, route => new GetPlan(route.Id<CollaborationId>()));
        plan.MapGet("", GetPlan);
        plan.MapPut("", WritePlan);
        plan.MapPost("/approve", ApprovePlan);
        plan.MapPost("/revisions", RevisePlan);
        plan.MapPost("/revisions/{revisionId:guid}/approve", ApproveRevision);
        plan.MapPost("/revisions/{revisionId:guid}/reject", RejectRevision);
    }

    /// <summary>Shows the execution plan (协作执行方案).</summary>
    /// <remarks>Process step 3. Phases, tasks, revisions, and the first approved plan as the baseline: a date that moved always shows the one that was agreed.</remarks>
    private static async Task<Ok<PlanView>> GetPlan(CollaborationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetPlan(id), ct));

    /// <summary>Writes the plan's phases and names its approver.</summary>
    /// <remarks>
    /// Only the lead department, and only while the plan is a draft (409 plan.approvedAlready). A phase that has tasks is not
    /// removed (409 plan.phaseHasWorkItems).
    /// </remarks>
    private static async Task<Ok<PlanView>> WritePlan(CollaborationId id, IfMatch ifMatch, WritePlanBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new WritePlan(id, ifMatch.Version, body.ApproverId, body.Phases), ct));

    /// <summary>Approves the plan.</summary>
    /// <remarks>
    /// Only its approver. It needs at least one task (409 plan.noWorkItems), every department's liaison (409
    /// collaboration.liaisonsMissing) and tasks inside their phases. From then on the plan is the baseline, every open task
    /// falls due at the end of the working time of its planned finish, and progress is owed each week.
    /// </remarks>
    private static async Task<Ok<PlanView>> ApprovePlan(CollaborationId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ApprovePlan(id, ifMatch.Version), ct));

    /// <summary>Proposes to move dates after the approval.</summary>
    /// <remarks>Only the lead department, with a reason. Nothing moves until the approver decides; what the approver proposes is decided with it.</remarks>
    private static async Task<Ok<PlanView>> RevisePlan(CollaborationId id, IfMatch ifMatch, RevisePlanBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RevisePlan(id, ifMatch.Version, body.Reason, body.Changes), ct));

    /// <summary>Approves a revision.</summary>
    /// <remarks>Only the plan's approver. The tasks move, their open deadlines are recomputed; a deadline that was missed stays missed and the new date gets one of its own.</remarks>
    private static async Task<Ok<PlanView>> ApproveRevision(CollaborationId id, PlanRevisionId revisionId, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ApproveRevision(id, revisionId, ifMatch.Version), ct));

    /// <summary>Rejects a revision.</summary>
    /// <remarks>Only the plan's approver, with a reason. Nothing moves.</remarks>
    private static async Task<Ok<PlanView>> RejectRevision(
        CollaborationId id, PlanRevisionId revisionId, IfMatch ifMatch, RejectRevisionBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RejectRevision(id, revisionId, ifMatch.Version, body.Reason), ct));
}

/// <summary>The plan as it is written.</summary>
/// <param name="Phases">All phases; one with an id replaces that one, what is left out is removed.</param>
/// <param name="ApproverId">Who signs it off; left out: as before.</param>
public sealed record WritePlanBody(IReadOnlyList<PhaseDraft> Phases, MemberId? ApproverId = null);

/// <param name="Reason" example="卖点有调整，初稿要重写">Why dates move.</param>
/// <param name="Changes">The dates that tasks are to have.</param>
public sealed record RevisePlanBody(string Reason, IReadOnlyList<NewDates> Changes);

/// <param name="Reason">Why nothing moves.</param>
public sealed record RejectRevisionBody(string Reason);
