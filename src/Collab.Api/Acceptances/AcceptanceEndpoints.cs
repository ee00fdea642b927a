using Collab.Application.Acceptances;
using Collab.Domain.Acceptances;

namespace Collab.Api.Acceptances;

internal sealed class AcceptanceEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var acceptance = api.MapGroup("/collaborations/{id:guid}/acceptance").WithTags("Acceptance")
            .WithCurrent(SubjectType.Acceptance, route => new GetAcceptance(route.Id<CollaborationId>()));
        acceptance.MapGet("", GetAcceptance);
        acceptance.MapPut("/checks/{checkId:guid}", JudgeDeliverable);
        acceptance.MapPost("/accept", AcceptDeliverable);
        acceptance.MapPost("/sign", SignAcceptance);
    }

    /// <summary>The acceptance of a collaboration.</summary>
    /// <remarks>Step 6: each deliverable against its acceptance criterion, each goal against its measured value. Before the last task is done: state notStarted, version 0, no checks.</remarks>
    private static async Task<Ok<AcceptanceView>> GetAcceptance(CollaborationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetAcceptance(id), ct));

    /// <summary>Judges one deliverable or goal.</summary>
    /// <remarks>
    /// Step 6, by the initiator's department; may be judged again until the acceptance. A goal needs measuredValue; passedWithRemarks and failed
    /// need remarks; failed needs rework, which becomes a task of its owner (the plan's approver is its A) until dueOn. The same rework once
    /// more is the same task; while that is open the verdict keeps it (409 acceptance.reworkOpen).
    /// </remarks>
    private static async Task<Ok<AcceptanceView>> JudgeDeliverable(CollaborationId id, Guid checkId, IfMatch ifMatch, JudgementBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new JudgeDeliverable(id, ifMatch.Version, checkId, body.Verdict, body.Remarks, body.MeasuredValue, body.Rework), ct));

    /// <summary>Accepts what was delivered.</summary>
    /// <remarks>Step 6, by the initiator's department, once everything is judged and nothing failed (409 otherwise). The approver is told to sign.</remarks>
    private static async Task<Ok<AcceptanceView>> AcceptDeliverable(CollaborationId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AcceptDeliverable(id, ifMatch.Version), ct));

    /// <summary>Signs the acceptance.</summary>
    /// <remarks>Step 6, by the plan's approver, once no task is open (409 acceptance.workItemsOpen). Meets the acceptance deadline; the retrospective is owed within 5 workdays.</remarks>
    private static async Task<Ok<AcceptanceView>> SignAcceptance(CollaborationId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new SignAcceptance(id, ifMatch.Version), ct));
}

/// <summary>A verdict on one line of the acceptance.</summary>
/// <param name="Remarks">Required unless passed.</param>
/// <param name="MeasuredValue">Required for a goal, in its unit.</param>
/// <param name="Rework">Required when failed: what is done again, by whom, until when.</param>
public sealed record JudgementBody(Verdict Verdict, string? Remarks = null, decimal? MeasuredValue = null, AskedRework? Rework = null);
