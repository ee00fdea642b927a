using Collab.Application.Members;

namespace Collab.Api.Members;

internal sealed class MemberEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var members = api.MapGroup("/members").WithTags("Members");
        members.MapGet("", ListMembers);
        members.MapGet("/{id:guid}", GetMember);
    }

    /// <summary>Lists members by name.</summary>
    /// <param name="departmentId">Only this department's.</param>
    /// <param name="q">Only those whose name, title or e-mail contains it.</param>
    private static async Task<Ok<Page<MemberView>>> ListMembers(Guid? departmentId, string? q, [AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListMembers(departmentId is { } id ? new(id) : null, q, page.Limit, page.Cursor), ct));

    /// <summary>Shows one member.</summary>
    private static async Task<Ok<MemberView>> GetMember(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetMember(new(id)), ct));
}
