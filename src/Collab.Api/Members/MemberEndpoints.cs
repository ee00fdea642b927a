using Collab.Application.Members;
using Collab.Application.Session;

namespace Collab.Api.Members;

internal sealed class MemberEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var members = api.MapGroup("/members").WithTags("Members");
        members.MapGet("", ListMembers);
        members.MapPost("", AddMember);
        members.MapPost("/import", ImportMembers);
        members.MapPost("/import/preview", ReadMemberFile);
        var member = members.MapGroup("/{id:guid}").WithCurrent(SubjectType.Member, route => new GetMember(route.Id<MemberId>()));
        member.MapGet("", GetMember);
        member.MapPut("", ChangeMember);
        member.MapPost("/invitation", InviteMember);
        member.MapGet("/sessions", ListSessions);
        member.MapPost("/sessions/end", EndSessions);
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

    /// <summary>Adds a member and makes the invitation to hand over.</summary>
    /// <remarks>
    /// Administrators alone. The link is <c>/invitation#token=…</c> at this server's address, good once and for 7 days; its secret is in this answer and
    /// nowhere else. 422 where somebody signs in with that e-mail already.
    /// </remarks>
    private static async Task<Created<InvitedMember>> AddMember(AddMemberBody body, IMediator mediator, CancellationToken ct)
    {
        var added = await mediator.Send(new AddMember(body.Name, body.Email, body.DepartmentId, body.Title ?? "", body.Administrator), ct);
        return TypedResults.Created($"/api/v1/members/{added.Member.Id}", added);
    }

    /// <summary>Shows what a table of members (CSV or .xlsx) would change, row by row.</summary>
    /// <remarks>
    /// Nothing is changed. Administrators alone. The first line names the columns: name, email, department and title, or 姓名, 邮箱, 部门, 职务. Who is there
    /// already is found by his e-mail; a department that is missing would be made.
    /// </remarks>
    private static async Task<Ok<MemberFileRead>> ReadMemberFile(MemberFileBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReadMemberFile(body.File), ct));

    /// <summary>Takes a table of members over: all of it or, with a row that cannot be, nothing.</summary>
    /// <remarks>Administrators alone. Each new member gets an invitation, whose secret is in this answer and nowhere else.</remarks>
    private static async Task<Ok<MembersImported>> ImportMembers(MemberFileBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ImportMembers(body.File), ct));

    /// <summary>Changes name, department, position and role of a member.</summary>
    /// <remarks>Administrators alone. What he owes and is in collaborations stays as it is. 409 for one's own role and for the last administrator's.</remarks>
    private static async Task<Ok<MemberView>> ChangeMember(MemberId id, IfMatch ifMatch, ChangeMemberBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ChangeMember(id, ifMatch.Version, body.Name, body.DepartmentId, body.Title ?? "", body.Administrator), ct));

    /// <summary>Makes a new link for a member: the first one was lost, or his password is.</summary>
    /// <remarks>Administrators alone, for others. Good once, for 7 days, or for an hour where he had a password. A former link is void. His password stays good until the link is used, which ends his sessions.</remarks>
    private static async Task<Ok<InvitedMember>> InviteMember(MemberId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new InviteMember(id, ifMatch.Version), ct));

    /// <summary>Shows where a member is signed in.</summary>
    /// <remarks>Administrators alone.</remarks>
    private static async Task<Ok<SessionList>> ListSessions(MemberId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListSessions(id), ct));

    /// <summary>Ends all sessions of a member, at once.</summary>
    /// <remarks>Administrators alone. The member's password and access tokens stay good.</remarks>
    private static async Task<NoContent> EndSessions(MemberId id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new EndSessions(id), ct);
        return TypedResults.NoContent();
    }

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

/// <summary>Who comes.</summary>
/// <param name="Email">What the person signs in with; unique over all organizations.</param>
/// <param name="Title">What the person is called at work.</param>
/// <param name="Administrator">Whether the person runs the organization.</param>
public sealed record AddMemberBody(string Name, string Email, DepartmentId DepartmentId, string? Title = null, bool Administrator = false);

/// <summary>All of a member that administrators change.</summary>
/// <param name="Title">What the person is called at work.</param>
/// <param name="Administrator">Whether the person runs the organization.</param>
public sealed record ChangeMemberBody(string Name, DepartmentId DepartmentId, string? Title, bool Administrator);

/// <param name="File">The table's bytes in base64, at most 700 KiB.</param>
public sealed record MemberFileBody(byte[] File);
