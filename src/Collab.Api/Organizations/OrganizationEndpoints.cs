using Collab.Application.Organizations;

namespace Collab.Api.Organizations;

internal sealed class OrganizationEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/organization", GetOrganization).WithTags("Organization");

    /// <summary>Shows the signed-in member's organization.</summary>
    private static async Task<Ok<OrganizationView>> GetOrganization(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetOrganization(), ct));
}
