using Collab.Application.Retrospectives;

namespace Collab.Api.Retrospectives;

internal sealed class RetrospectiveEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var retrospective = api.MapGroup("/collaborations/{id:guid}/retrospective").WithTags("Retrospective")
            .WithCurrent(SubjectType.Retrospective, route => new GetRetrospective(route.Id<CollaborationId>()));
        retrospective.MapGet("", GetRetrospective);
        retrospective.MapPost("", HoldRetrospective);
    }

    /// <summary>The retrospective of a collaboration.</summary>
    /// <remarks>Step 6. Before the acceptance is signed: state notStarted, version 0.</remarks>
    private static async Task<Ok<RetrospectiveView>> GetRetrospective(CollaborationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetRetrospective(id), ct));

    /// <summary>Records the retrospective that took place.</summary>
    /// <remarks>Step 6, by the lead department within 5 workdays after the signature. Where something did not go well, causes are required. The summary report is generated from the record.</remarks>
    private static async Task<Ok<RetrospectiveView>> HoldRetrospective(CollaborationId id, IfMatch ifMatch, RetrospectiveBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(
            new HoldRetrospective(id, ifMatch.Version, body.HeldAt, body.WentWell, body.DidNotGoWell, body.Causes, body.Improvements), ct));
}

/// <summary>What came of the retrospective.</summary>
/// <param name="HeldAt">When it took place (UTC); not in the future.</param>
/// <param name="Causes">Required where something did not go well.</param>
/// <param name="Improvements">Each with its owner and date.</param>
public sealed record RetrospectiveBody(
    Instant HeldAt, IReadOnlyList<string> WentWell, IReadOnlyList<string> DidNotGoWell, IReadOnlyList<string> Causes, IReadOnlyList<PlannedImprovement> Improvements);
