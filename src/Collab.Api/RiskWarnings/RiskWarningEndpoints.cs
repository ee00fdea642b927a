using Collab.Application.RiskWarnings;
using Collab.Domain.RiskWarnings;
using Collab.Domain.WorkItems;

namespace Collab.Api.RiskWarnings;

internal sealed class RiskWarningEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var warnings = api.MapGroup("/risk-warnings").WithTags("Risk warnings");
        warnings.MapGet("", ListRiskWarnings);
        warnings.MapPost("", RaiseRiskWarning);
        warnings.MapGet("/{id:guid}", GetRiskWarning);
    }

    /// <summary>Lists risk warnings, the latest first.</summary>
    /// <param name="workItemId">Only those about this task.</param>
    private static async Task<Ok<Page<RiskWarningView>>> ListRiskWarnings(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct, CollaborationId? collaborationId = null, WorkItemId? workItemId = null) =>
        TypedResults.Ok(await mediator.Send(new ListRiskWarnings(collaborationId, workItemId, page.Limit, page.Cursor), ct));

    /// <summary>Raises a risk warning (风险预警通知).</summary>
    /// <remarks>
    /// Process step 4: within 24 clock hours of a task being more than 2 days late or marked at risk. Meets that duty and
    /// opens the next one: the lead department convenes the emergency coordination meeting within 24 clock hours.
    /// </remarks>
    private static async Task<Created<RiskWarningView>> RaiseRiskWarning(RaiseRiskWarningBody body, IMediator mediator, CancellationToken ct)
    {
        var warning = await mediator.Send(new RaiseRiskWarning(body.WorkItemId, body.Cause, body.Impact, body.Solution), ct);
        return TypedResults.Created($"/api/v1/risk-warnings/{warning.Id}", warning);
    }

    /// <summary>Shows one risk warning.</summary>
    private static async Task<Ok<RiskWarningView>> GetRiskWarning(RiskWarningId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetRiskWarning(id), ct));
}

/// <param name="Cause" example="3 家门店暂停合作">Why it is late or will be.</param>
/// <param name="Impact" example="首批铺货少 3 家">What that does to others.</param>
/// <param name="Solution" example="13 日前另找 2 家门店">What is done about it.</param>
public sealed record RaiseRiskWarningBody(WorkItemId WorkItemId, string Cause, string Impact, string Solution);
