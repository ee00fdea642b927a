using Collab.Application.Permissions;

namespace Collab.Api.Permissions;

internal sealed class PermissionEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGroup("/permissions").WithTags("Permissions").MapGet("", ExplainPermissions);

    /// <summary>Tells who may do what, and why somebody may not.</summary>
    /// <remarks>
    /// One table decides what the API allows; this prints it, with the answer for one person. What he may depends on what he is to the
    /// collaboration: its sponsor, head or liaison of a department, lead, responsible for a task. Others than oneself: administrators
    /// (else 403). 404 for a collaboration that the caller may not know of.
    /// </remarks>
    /// <param name="collaborationId">The collaboration; without it: the organization.</param>
    /// <param name="memberId">Of whom it is asked; without it: the caller.</param>
    private static async Task<Ok<PermissionsView>> ExplainPermissions(IMediator mediator, CancellationToken ct, CollaborationId? collaborationId = null, MemberId? memberId = null) =>
        TypedResults.Ok(await mediator.Send(new ExplainPermissions(collaborationId, memberId), ct));
}
