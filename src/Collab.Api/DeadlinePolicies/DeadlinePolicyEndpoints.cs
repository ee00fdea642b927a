using Collab.Application.DeadlinePolicies;

namespace Collab.Api.DeadlinePolicies;

internal sealed class DeadlinePolicyEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGroup("/deadline-policies").WithTags("Deadlines").MapGet("", ListDeadlinePolicies);

    /// <summary>Lists how long each kind of duty may take, and who is told when it is missed.</summary>
    /// <remarks>In the order of the process's table. Where <c>isProcessMinimum</c> holds, an organization may tighten the limit, not relax it.</remarks>
    private static async Task<Ok<ListOf<DeadlinePolicyRow>>> ListDeadlinePolicies(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListDeadlinePolicies(), ct));
}
