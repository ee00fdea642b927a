using Collab.Application.Agenda;

namespace Collab.Api.Agenda;

internal sealed class AgendaEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/me/agenda", GetAgenda).WithTags("Agenda");

    /// <summary>Shows what the signed-in member owes, by due time.</summary>
    /// <remarks>With who waits, until when, and what happens if it is missed; then what the department owes, and what others owe the member.</remarks>
    private static async Task<Ok<AgendaView>> GetAgenda(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetAgenda(), ct));
}
