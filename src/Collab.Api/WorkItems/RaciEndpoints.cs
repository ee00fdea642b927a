using Collab.Application.WorkItems;
using Collab.Domain.WorkItems;

namespace Collab.Api.WorkItems;

internal sealed class RaciEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var raci = api.MapGroup("/collaborations/{id:guid}/raci").WithTags("RACI");
        raci.MapGet("", GetRaci);
        raci.MapPut("/{workItemId:guid}", AssignRaci)
            .WithCurrent(SubjectType.WorkItem, route => new GetRaciRow(route.Id<WorkItemId>("workItemId")), "workItemId");
    }

    /// <summary>Shows the responsibility matrix (责任分工矩阵).</summary>
    /// <remarks>
    /// Process step 2. Per row what is missing: missingAccountable and missingResponsible with the day on which the task was
    /// to start, notInvolved with the name of somebody whose department takes no part.
    /// </remarks>
    private static async Task<Ok<RaciMatrix>> GetRaci(CollaborationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetRaci(id), ct));

    /// <summary>Sets the letters of one task.</summary>
    /// <remarks>
    /// Only the lead department. If-Match is the task's version. Refused (422): a second accountable (workItem.oneAccountable),
    /// somebody both consulted and informed, R and A in one person unless the organization allows it. A row may be
    /// incomplete while the task has not started.
    /// </remarks>
    private static async Task<Ok<RaciRow>> AssignRaci(
        CollaborationId id, WorkItemId workItemId, IfMatch ifMatch, AssignRaciBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AssignRaci(id, workItemId, ifMatch.Version, body.Assignments), ct));
}

/// <param name="Assignments">All letters of the row; the first responsible is the one who owes.</param>
public sealed record AssignRaciBody(IReadOnlyList<RaciLetter> Assignments);
