using Collab.Application.Outages;
using Collab.Domain.Outages;

namespace Collab.Api.Outages;

internal sealed class OutageEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var outages = api.MapGroup("/outages").WithTags("Outages");
        outages.MapGet("", ListOutages);
        outages.MapGet("/{id:guid}", GetOutage);
        api.MapGet("/system", GetSystemState).WithTags("Outages");
    }

    /// <summary>Lists the outages, the newest first.</summary>
    /// <remarks>Times in which no process enforced deadlines for more than two minutes, by the machines' clocks. Administrators.</remarks>
    private static async Task<Ok<Page<OutageView>>> ListOutages([AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListOutages(page.Limit, page.Cursor), ct));

    /// <summary>Reports an outage.</summary>
    /// <remarks>What fell due in it, in that order: what was due when, noticed when, told late, and not told because it was overtaken. Administrators.</remarks>
    /// <param name="outcome">Only what came out so.</param>
    private static async Task<Ok<OutageReport>> GetOutage(OutageId id, [AsParameters] Paging page, IMediator mediator, CancellationToken ct, OutageOutcome? outcome = null) =>
        TypedResults.Ok(await mediator.Send(new GetOutage(id, outcome, page.Limit, page.Cursor), ct));

    /// <summary>Shows whether deadlines are enforced in time.</summary>
    /// <remarks>The clock of the process that answers against the database's, when any process was last at work, and what is stuck. Administrators.</remarks>
    private static async Task<Ok<SystemState>> GetSystemState(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetSystemState(), ct));
}
