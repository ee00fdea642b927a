using Collab.Application.Collaborations;

namespace Collab.Api.Collaborations;

internal sealed class CommitmentEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var commitments = api.MapGroup("/collaborations/{id:guid}/commitments").WithTags("Collaborations");
        commitments.MapGet("", ListCommitments);
        var commitment = commitments.MapGroup("/{departmentId:guid}")
            .WithCurrent(route => new GetCommitment(route.Id<CollaborationId>(), route.Id<DepartmentId>("departmentId")));
        commitment.MapPost("/confirm", ConfirmCommitment);
        commitment.MapPost("/decline", DeclineCommitment);
        commitment.MapPost("/conditions/{conditionId:guid}/fulfil", FulfilCondition);
    }

    /// <summary>Lists what each department says to the goal.</summary>
    /// <remarks>Empty before the kick-off.</remarks>
    private static async Task<Ok<ListOf<CommitmentView>>> ListCommitments(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListCommitments(new(id)), ct));

    /// <summary>Confirms the goal for a department.</summary>
    /// <remarks>
    /// Process step 1: its head, liaison or deputy, within 1 workday of the kick-off. A condition has an owner among the departments
    /// that take part and a due time, and is tracked like any deadline. With the last confirmation the brief is frozen and planning
    /// begins. A department that declined may still confirm; one that confirmed cannot twice (409 <c>commitment.alreadyStated</c>).
    /// </remarks>
    private static async Task<Ok<CommitmentView>> ConfirmCommitment(
        Guid id, Guid departmentId, IfMatch ifMatch, ConfirmCommitmentBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ConfirmCommitment(new(id), new(departmentId), ifMatch.Version, body.Conditions ?? []), ct));

    /// <summary>Declines the goal for a department, with a reason.</summary>
    /// <remarks>Its head, liaison or deputy. The goal step stays open until the department confirms.</remarks>
    private static async Task<Ok<CommitmentView>> DeclineCommitment(
        Guid id, Guid departmentId, IfMatch ifMatch, DeclineCommitmentBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new DeclineCommitment(new(id), new(departmentId), ifMatch.Version, body.Reason), ct));

    /// <summary>Says that a condition is fulfilled.</summary>
    /// <remarks>Its owner, the owner's head or liaison, or the lead department. If-Match is the version of the commitment that it belongs to.</remarks>
    private static async Task<Ok<CommitmentView>> FulfilCondition(
        Guid id, Guid departmentId, Guid conditionId, IfMatch ifMatch, FulfilConditionBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new FulfilCondition(new(id), new(departmentId), new(conditionId), ifMatch.Version, body.Note), ct));
}

/// <param name="Conditions">What somebody has to do first, at most 20; left out: the department confirms without any.</param>
public sealed record ConfirmCommitmentBody(IReadOnlyList<ConditionText>? Conditions = null);

/// <param name="Reason">Why the department cannot take part as asked.</param>
public sealed record DeclineCommitmentBody(string Reason);

/// <param name="Note">What was delivered, or where it lies.</param>
public sealed record FulfilConditionBody(string? Note = null);
