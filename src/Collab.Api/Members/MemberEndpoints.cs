using Collab.Application.Members;

namespace Collab.Api.Members;

internal sealed class MemberEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var members = api.MapGroup("/members").WithTags("Members");
        members.MapGet("", ListMembers);
        var member = members.MapGroup("/{id:guid}").WithCurrent(SubjectType.Member, route => new GetMember(route.Id<MemberId>()));
        member.MapGet("", GetMember);
        member.MapGet("/deactivation", PreviewDeactivation);
        member.MapPost("/deactivation", DeactivateMember);
        member.MapPost("/reactivation", ReactivateMember);
    }

    /// <summary>Lists members by name.</summary>
    /// <param name="departmentId">Only this department's.</param>
    /// <param name="q">Only those whose name, title or e-mail contains it.</param>
    /// <param name="left">true: those who have left; else those who have not.</param>
    private static async Task<Ok<Page<MemberView>>> ListMembers(
        Guid? departmentId, string? q, [AsParameters] Paging page, IMediator mediator, CancellationToken ct, bool? left = null) =>
        TypedResults.Ok(await mediator.Send(new ListMembers(departmentId is { } id ? new(id) : null, q, left == true, page.Limit, page.Cursor), ct));

    /// <summary>Shows one member.</summary>
    private static async Task<Ok<MemberView>> GetMember(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetMember(new(id)), ct));

    /// <summary>Shows what is open in a member's name and has to go to others when he leaves.</summary>
    /// <remarks>Nothing is changed. Administrators alone.</remarks>
    private static async Task<Ok<DeactivationPreview>> PreviewDeactivation(MemberId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PreviewDeactivation(id), ct));

    /// <summary>Says that a member has left, and who follows.</summary>
    /// <remarks>
    /// Administrators alone. Open deadlines, liaison roles, letters of unfinished tasks, heads and sponsors, plans to sign and the people he
    /// stands in for go to the successor, each once, with its history; each successor gets one notice. A successor who cannot follow in
    /// something, such as a liaison of another department, is a 422 at <c>items.{kind}.{id}</c>. Sessions end at once, and nobody signs in
    /// as him any more. What he did stays readable under his name. 409 for oneself and for the last administrator.
    /// </remarks>
    private static async Task<Ok<MemberView>> DeactivateMember(MemberId id, IfMatch ifMatch, DeactivateMemberBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new DeactivateMember(id, ifMatch.Version, body.SuccessorId, body.Items ?? []), ct));

    /// <summary>Says that a member who left is back.</summary>
    /// <remarks>Administrators alone. What was handed over stays where it is.</remarks>
    private static async Task<Ok<MemberView>> ReactivateMember(MemberId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReactivateMember(id, ifMatch.Version), ct));
}

/// <param name="SuccessorId">Who follows in everything that is not named below; null when nothing is open or all is named.</param>
/// <param name="Items">Where somebody else follows, or nobody.</param>
public sealed record DeactivateMemberBody(MemberId? SuccessorId = null, IReadOnlyList<Succession>? Items = null);
