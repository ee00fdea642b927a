using Collab.Application.DeadlinePolicies;
using Collab.Application.Deadlines;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Deadlines;
using Collab.Domain.Templates;

namespace Collab.Api.DeadlinePolicies;

internal sealed class DeadlinePolicyEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var policies = api.MapGroup("/deadline-policies").WithTags("Deadlines");
        policies.MapGet("", ListDeadlinePolicies);
        policies.MapPost("", AddDeadlinePolicy);
        policies.MapPost("/preview", PreviewAddition);
        policies.MapPost("/{id:guid}/removal/preview", PreviewRemoval);
        policies.MapPut("/{id:guid}", ChangeDeadlinePolicy);
        policies.MapDelete("/{id:guid}", RemoveDeadlinePolicy);
        policies.MapPost("/{id:guid}/preview", PreviewDeadlinePolicy);
    }

    /// <summary>Lists how long each kind of duty may take, and who is told when it is missed.</summary>
    /// <remarks>In the order of the process's table. Where <c>isProcessMinimum</c> holds, an organization may tighten the limit, not relax it.</remarks>
    /// <param name="collaborationId">With the exceptions of this collaboration.</param>
    private static async Task<Ok<ListOf<DeadlinePolicyRow>>> ListDeadlinePolicies(IMediator mediator, CancellationToken ct, CollaborationId? collaborationId = null) =>
        TypedResults.Ok(await mediator.Send(new ListDeadlinePolicies(collaborationId), ct));

    /// <summary>Makes an exception for a template or for one collaboration.</summary>
    /// <remarks>Its limits hold instead of the organization's; open deadlines are derived again. Administrators alone. 409 when there is one already.</remarks>
    private static async Task<Created<PolicyChanged>> AddDeadlinePolicy(AddDeadlinePolicyBody body, IMediator mediator, CancellationToken ct)
    {
        var added = await mediator.Send(
            new AddDeadlinePolicy(body.Kind, body.TemplateId, body.CollaborationId, new(body.Amount, body.Chain, body.Reminders, body.Time)), ct);
        return TypedResults.Created($"/api/v1/deadline-policies/{added.Policy.Id}", added);
    }

    /// <summary>Shows what an exception would do to open deadlines.</summary>
    /// <remarks>Nothing is changed. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> PreviewAddition(AddDeadlinePolicyBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PreviewAddition(body.Kind, body.TemplateId, body.CollaborationId, new(body.Amount, body.Chain, body.Reminders, body.Time)), ct));

    /// <summary>Shows what the end of an exception would do to open deadlines.</summary>
    /// <remarks>Nothing is changed. 409 for the organization's own limit. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> PreviewRemoval(DeadlinePolicyId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PreviewRemoval(id), ct));

    /// <summary>Changes a limit, its reminders and who is told.</summary>
    /// <remarks>
    /// As the next edition. Open deadlines of the kind are derived again in the same transaction; met, breached and waived ones stay as
    /// they were, and one whose new time would already have passed keeps its old one. Owners whose time got shorter are told.
    /// 422 <c>deadlinePolicy.amountOutOfRange</c> where the process itself demands less. Administrators alone.
    /// </remarks>
    private static async Task<Ok<PolicyChanged>> ChangeDeadlinePolicy(DeadlinePolicyId id, IfMatch ifMatch, PolicyLimits body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ChangeDeadlinePolicy(id, ifMatch.Version, body), ct));

    /// <summary>Ends an exception; the organization's limit holds again.</summary>
    /// <remarks>Answers what that did to open deadlines. 409 for the organization's own. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> RemoveDeadlinePolicy(DeadlinePolicyId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RemoveDeadlinePolicy(id, ifMatch.Version), ct));

    /// <summary>Shows what a change of a limit would do to open deadlines.</summary>
    /// <remarks>Which would move, from when to when, and whom that hits. Nothing is changed. Administrators alone.</remarks>
    private static async Task<Ok<WhatIf>> PreviewDeadlinePolicy(DeadlinePolicyId id, PolicyLimits body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PreviewDeadlinePolicy(id, body), ct));
}

/// <summary>What is sent to make an exception: for a template or for a collaboration.</summary>
/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
/// <param name="Time">For weekly progress: the wall time, at most 17:00.</param>
public sealed record AddDeadlinePolicyBody(
    DeadlineKind Kind, int Amount, IReadOnlyList<ChainRole> Chain, Reminders Reminders, TemplateId? TemplateId = null, CollaborationId? CollaborationId = null, LocalTime? Time = null);
