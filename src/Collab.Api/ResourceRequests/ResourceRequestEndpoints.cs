using Collab.Application.ResourceRequests;
using Collab.Domain.ResourceRequests;
using Collab.Domain.WorkItems;

namespace Collab.Api.ResourceRequests;

internal sealed class ResourceRequestEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/resource-requests").WithTags("Resource requests");
        requests.MapGet("", ListResourceRequests);
        requests.MapPost("", SubmitResourceRequest);
        var request = requests.MapGroup("/{id:guid}")
            .WithCurrent(SubjectType.ResourceRequest, route => new GetResourceRequest(route.Id<ResourceRequestId>()));
        request.MapGet("", GetResourceRequest);
        request.MapPost("/reply", ReplyToResourceRequest);
        request.MapPost("/ask", AskRequester);
        request.MapPost("/answer", AnswerProvider);
        request.MapPost("/accept", AcceptResourceReply);
        request.MapPost("/escalate", EscalateResourceRequest);
        request.MapPost("/decide", DecideResourceRequest);
        request.MapPost("/withdraw", WithdrawResourceRequest);
    }

    /// <summary>Lists resource requests.</summary>
    /// <remarks>
    /// Those of the collaborations that the signed-in member sees. <c>sort=dueAt</c> (the default) puts first what has to be
    /// answered first; <c>sort=-submittedAt</c> the newest.
    /// </remarks>
    /// <param name="collaborationId">Only those of this collaboration.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="providerDepartmentId">Only those that this department is asked for.</param>
    /// <param name="requesterDepartmentId">Only those that this department asked for.</param>
    /// <param name="sort">dueAt or -submittedAt.</param>
    private static async Task<Ok<Page<ResourceRequestView>>> ListResourceRequests(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct,
        CollaborationId? collaborationId = null, ResourceRequestState? state = null,
        DepartmentId? providerDepartmentId = null, DepartmentId? requesterDepartmentId = null, string? sort = null) =>
        TypedResults.Ok(await mediator.Send(
            new ListResourceRequests(collaborationId, state, providerDepartmentId, requesterDepartmentId, sort, page.Limit, page.Cursor), ct));

    /// <summary>Hands a department a request for a resource.</summary>
    /// <remarks>
    /// Process step 3. The providing department owes a reply within 2 workdays of its own calendar; the answer's deadline says until
    /// when. Refused with 422: one's own department, one that takes no part, a quantity that is not above 0, an end before the start.
    /// </remarks>
    private static async Task<Created<ResourceRequestView>> SubmitResourceRequest(SubmitResourceRequestBody body, IMediator mediator, CancellationToken ct)
    {
        var request = await mediator.Send(
            new SubmitResourceRequest(
                body.CollaborationId, body.ProviderDepartmentId, body.Kind, body.Title, body.Quantity, body.Unit, body.Purpose, body.Usage,
                body.NeededFrom, body.NeededUntil, body.WorkItemId), ct);
        return TypedResults.Created($"/api/v1/resource-requests/{request.Id}", request);
    }

    /// <summary>Shows one resource request.</summary>
    private static async Task<Ok<ResourceRequestView>> GetResourceRequest(ResourceRequestId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetResourceRequest(id), ct));

    /// <summary>Answers a resource request.</summary>
    /// <remarks>
    /// Process step 3: head, liaison or deputy of the providing department, within 2 workdays. <c>decline</c> needs an alternative
    /// (422 <c>resourceRequest.alternativeRequired</c>), <c>provideInPart</c> an amount below the one asked for. It is answered once:
    /// a second reply is 409 <c>resourceRequest.answeredAlready</c>.
    /// </remarks>
    private static async Task<Ok<ResourceRequestView>> ReplyToResourceRequest(
        ResourceRequestId id, IfMatch ifMatch, ReplyBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(
            new ReplyToResourceRequest(id, ifMatch.Version, body.Decision, body.Explanation, body.Alternative, body.OfferedQuantity), ct));

    /// <summary>Asks the requester back before replying.</summary>
    /// <remarks>
    /// Head, liaison or deputy of the providing department. Waiting for the requester pauses the reply deadline: what is left is kept and
    /// counts again from the answer. 409 while a question is open.
    /// </remarks>
    private static async Task<Ok<ResourceRequestView>> AskRequester(ResourceRequestId id, IfMatch ifMatch, AskRequesterBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AskRequester(id, ifMatch.Version, body.Question), ct));

    /// <summary>Answers the provider's question.</summary>
    /// <remarks>The requester, or head or liaison of the requesting department. The reply deadline goes on. 409 when nothing is asked.</remarks>
    private static async Task<Ok<ResourceRequestView>> AnswerProvider(ResourceRequestId id, IfMatch ifMatch, AnswerProviderBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AnswerProvider(id, ifMatch.Version, body.Answer), ct));

    /// <summary>Accepts the alternative, or the part that is offered.</summary>
    /// <remarks>The requester, or head or liaison of the requesting department. 409 when nothing is offered.</remarks>
    private static async Task<Ok<ResourceRequestView>> AcceptResourceReply(
        ResourceRequestId id, IfMatch ifMatch, AcceptReplyBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new AcceptResourceReply(id, ifMatch.Version, body.Note), ct));

    /// <summary>Takes a resource request up the chain.</summary>
    /// <remarks>The requester does not take what is offered; the sponsor is told and decides. 409 before the reply.</remarks>
    private static async Task<Ok<ResourceRequestView>> EscalateResourceRequest(
        ResourceRequestId id, IfMatch ifMatch, EscalateRequestBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new EscalateResourceRequest(id, ifMatch.Version, body.Reason), ct));

    /// <summary>Decides a resource request that was taken up the chain.</summary>
    /// <remarks>A sponsor of the collaboration or of one of its departments. 409 when it was not taken up.</remarks>
    private static async Task<Ok<ResourceRequestView>> DecideResourceRequest(
        ResourceRequestId id, IfMatch ifMatch, DecideRequestBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new DecideResourceRequest(id, ifMatch.Version, body.Note), ct));

    /// <summary>Withdraws a resource request.</summary>
    /// <remarks>The requester, or head or liaison of the requesting department. An open reply deadline is waived with the reason.</remarks>
    private static async Task<Ok<ResourceRequestView>> WithdrawResourceRequest(
        ResourceRequestId id, IfMatch ifMatch, WithdrawRequestBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new WithdrawResourceRequest(id, ifMatch.Version, body.Reason), ct));
}

/// <summary>What is needed, of whom, how much, what for and when.</summary>
/// <param name="ProviderDepartmentId">The department that is asked; it takes part in the collaboration and is not one's own.</param>
/// <param name="Kind">people, budget, tool or material.</param>
/// <param name="Title" example="海报模板">What is needed, in a few words; at most 200 characters.</param>
/// <param name="Quantity" example="3">How much; above 0, at most 4 digits after the point.</param>
/// <param name="Unit" example="套">Unit of the quantity.</param>
/// <param name="Purpose" example="Q4 新品线上投放">What for (用途).</param>
/// <param name="Usage" example="按渠道改尺寸，不改版式">How it is used (使用方式).</param>
/// <param name="NeededFrom">First day on which it is needed.</param>
/// <param name="NeededUntil">Last day, not before the first.</param>
/// <param name="WorkItemId">The task that needs it, if it is one.</param>
public sealed record SubmitResourceRequestBody(
    CollaborationId CollaborationId, DepartmentId ProviderDepartmentId, ResourceKind Kind, string Title, decimal Quantity, string Unit,
    string Purpose, string Usage, LocalDate NeededFrom, LocalDate NeededUntil, WorkItemId? WorkItemId = null);

/// <summary>The provider's answer.</summary>
/// <param name="Decision">provide, provideInPart or decline.</param>
/// <param name="Alternative" example="10月14日起可提供 1 套，或改用去年的模板">What is offered instead (替代方案); required for decline.</param>
/// <param name="OfferedQuantity">For provideInPart: how much, in the request's unit; less than asked for.</param>
public sealed record ReplyBody(ReplyDecision Decision, string? Explanation = null, string? Alternative = null, decimal? OfferedQuantity = null);

/// <summary>What the requester says to what is offered.</summary>
public sealed record AcceptReplyBody(string? Note = null);

/// <param name="Question">What the provider has to know; up to 2,000 characters.</param>
public sealed record AskRequesterBody(string Question);

/// <param name="Answer">Up to 2,000 characters.</param>
public sealed record AnswerProviderBody(string Answer);

/// <summary>Why the requester does not take what is offered.</summary>
public sealed record EscalateRequestBody(string Reason);

/// <summary>What the sponsor decides.</summary>
public sealed record DecideRequestBody(string Note);

/// <summary>Why it is not needed any more.</summary>
public sealed record WithdrawRequestBody(string Reason);
