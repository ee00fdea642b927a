using Collab.Application.Collaborations;
using Collab.Domain.Templates;

namespace Collab.Api.Collaborations;

internal sealed class CollaborationEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var collaborations = api.MapGroup("/collaborations").WithTags("Collaborations");
        collaborations.MapGet("", ListCollaborations);
        collaborations.MapPost("", StartCollaboration);
        var collaboration = collaborations.MapGroup("/{id:guid}")
            .WithCurrent(SubjectType.Collaboration, route => new GetCollaboration(route.Id<CollaborationId>()));
        collaboration.MapGet("", GetCollaboration);
        collaboration.MapPatch("", AmendCollaboration);
        collaboration.MapPost("/cancel", CancelCollaboration);
        collaboration.MapGet("/timeline", GetTimeline);
        collaboration.MapGet("/blockers", ListBlockers);
        collaboration.MapGet("/liaisons", ListLiaisons);
        collaboration.MapPut("/liaisons/{departmentId:guid}", NameLiaison);
    }

    /// <summary>Lists collaborations.</summary>
    /// <remarks>Those that the signed-in member takes part in, answers for, or is informed of; for administrators all.</remarks>
    /// <param name="state">Only those in this state.</param>
    /// <param name="scenario">Only those of this scenario.</param>
    /// <param name="q">Only those whose title contains it.</param>
    /// <param name="sort">updatedAt or createdAt, with a minus for the latest first; by default -updatedAt.</param>
    private static async Task<Ok<Page<CollaborationRow>>> ListCollaborations(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct, CollaborationState? state = null, Scenario? scenario = null, string? q = null, string? sort = null) =>
        TypedResults.Ok(await mediator.Send(new ListCollaborations(state, scenario, q, sort, page.Limit, page.Cursor), ct));

    /// <summary>Starts a collaboration with its brief and goals.</summary>
    /// <remarks>
    /// Process step 1. Vague wording ("as soon as possible", 提升效果) is refused with 422: <c>errors</c> names the field, the words
    /// and what to write instead, and <c>findings</c> says where they stand. A template fills in phases and tasks, counted in
    /// workdays from the day after. The plan is a draft that the head of the lead department approves.
    /// </remarks>
    private static async Task<Created<CollaborationView>> StartCollaboration(StartCollaborationBody body, IMediator mediator, CancellationToken ct)
    {
        var started = await mediator.Send(
            new StartCollaboration(
                body.Title, body.Scenario, body.TemplateId, body.LeadDepartmentId, body.ParticipatingDepartmentIds, body.Brief, body.Goals), ct);
        return TypedResults.Created($"/api/v1/collaborations/{started.Id}", started);
    }

    /// <summary>Shows one collaboration.</summary>
    /// <remarks>Where it stands in the six steps, with the facts of each, and what the caller may do now.</remarks>
    private static async Task<Ok<CollaborationView>> GetCollaboration(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetCollaboration(new(id)), ct));

    /// <summary>Changes title, departments or sponsor of a draft.</summary>
    /// <remarks>The lead department, before the kick-off; afterwards 409 <c>collaboration.draftOnly</c>. What is left out stays.</remarks>
    private static async Task<Ok<CollaborationView>> AmendCollaboration(Guid id, IfMatch ifMatch, AmendCollaborationBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AmendCollaboration(new(id), ifMatch.Version, body.Title, body.ParticipatingDepartmentIds, body.SponsorId), ct));

    /// <summary>Gives a collaboration up, with a reason.</summary>
    /// <remarks>The lead department or the sponsor. What is still owed in it is waived with the reason; it stays readable and cannot be changed any more.</remarks>
    private static async Task<Ok<CollaborationView>> CancelCollaboration(Guid id, IfMatch ifMatch, CancelCollaborationBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CancelCollaboration(new(id), ifMatch.Version, body.Reason), ct));

    /// <summary>Tells what happened, the latest first.</summary>
    /// <remarks>Each entry says when it was true and when it was recorded: what was noticed late has both.</remarks>
    private static async Task<Ok<Page<TimelineEntry>>> GetTimeline(Guid id, [AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetTimeline(new(id), page.Limit, page.Cursor), ct));

    /// <summary>Tells what holds the collaboration up, what happens first at the top.</summary>
    /// <remarks>Missed and near deadlines, unanswered requests, missing commitments, open issues, and tasks that start within a week and have nobody. At most 20.</remarks>
    private static async Task<Ok<ListOf<BlockerView>>> ListBlockers(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListBlockers(new(id)), ct));

    /// <summary>Shows each department's liaison, deputy and escalation chain.</summary>
    private static async Task<Ok<ListOf<LiaisonRow>>> ListLiaisons(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListLiaisons(new(id)), ct));

    /// <summary>Names a department's liaison and deputy.</summary>
    /// <remarks>
    /// Process step 2. The head of the department names both; the liaison only who stands in (403 <c>collaboration.headNamesLiaison</c>).
    /// Both are members of the department. What the department owes follows the liaison. If-Match is the collaboration's version.
    /// </remarks>
    private static async Task<Ok<CollaborationView>> NameLiaison(Guid id, Guid departmentId, IfMatch ifMatch, NameLiaisonBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new NameLiaison(new(id), new(departmentId), ifMatch.Version, body.MemberId, body.DeputyId), ct));
}

/// <summary>A new collaboration.</summary>
/// <param name="Title" example="Q4 新品推广">Its name, at most 200 characters.</param>
/// <param name="LeadDepartmentId">牵头部门: owns the outcome and receives issues.</param>
/// <param name="ParticipatingDepartmentIds">配合部门; the lead department is taken as included.</param>
/// <param name="Goals">1 to 20, each with its measure.</param>
/// <param name="TemplateId">Fills in phases and tasks.</param>
public sealed record StartCollaborationBody(
    string Title, Scenario Scenario, DepartmentId LeadDepartmentId, IReadOnlyList<DepartmentId> ParticipatingDepartmentIds, BriefText Brief, IReadOnlyList<GoalText> Goals,
    TemplateId? TemplateId = null);

/// <summary>What changes of a draft; what is left out stays.</summary>
/// <param name="SponsorId">分管领导: to whom the last escalation goes.</param>
public sealed record AmendCollaborationBody(string? Title = null, IReadOnlyList<DepartmentId>? ParticipatingDepartmentIds = null, MemberId? SponsorId = null);

public sealed record CancelCollaborationBody(string Reason);

/// <param name="MemberId">协作接口人, a member of the department.</param>
/// <param name="DeputyId">Who takes over when the liaison is away.</param>
public sealed record NameLiaisonBody(MemberId MemberId, MemberId? DeputyId = null);
