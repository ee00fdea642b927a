using System.Net.Mime;
using Collab.Application.Archive;
using Collab.Application.Collaborations;

namespace Collab.Api.Archive;

internal sealed class ArchiveEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var archive = api.MapGroup("/collaborations/{id:guid}/archive").WithTags("Archive")
            .WithCurrent(SubjectType.Collaboration, route => new GetCollaboration(route.Id<CollaborationId>()));
        archive.MapGet("", GetArchive).Produces<object>(StatusCodes.Status200OK, MediaTypeNames.Application.Json);
        archive.MapPost("", ArchiveCollaboration);
    }

    /// <summary>The whole collaboration as one JSON document, to keep.</summary>
    /// <remarks>
    /// Everything: brief, commitments, departments with their liaisons, plan with baseline and revisions, work items with their RACI letters,
    /// requests, reports, warnings, meetings, issues, acceptance, retrospective, summary, deadlines with their history, timeline; people and
    /// departments by id at the end. Also before it is archived: as of now.
    /// </remarks>
    private static PushStreamHttpResult GetArchive(CollaborationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Stream(output => mediator.Send(new GetArchive(id, output), ct), MediaTypeNames.Application.Json, $"collaboration-{id}.json");

    /// <summary>Archives a collaboration.</summary>
    /// <remarks>
    /// Step 6, by the lead department or the sponsor, with the collaboration's version. The retrospective is recorded, the summary report filed
    /// and no issue unsolved (409 otherwise). Read-only for ever afterwards; what was still owed is waived.
    /// </remarks>
    private static async Task<Ok<CollaborationView>> ArchiveCollaboration(CollaborationId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ArchiveCollaboration(id, ifMatch.Version), ct));
}
