using Collab.Application.WorkItems;
using Collab.Domain.Plans;
using Collab.Domain.WorkItems;

namespace Collab.Api.WorkItems;

internal sealed class WorkItemEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var workItems = api.MapGroup("/work-items").WithTags("Work items");
        workItems.MapGet("", ListWorkItems);
        workItems.MapPost("", PlanWorkItem);
        var workItem = workItems.MapGroup("/{id:guid}").WithCurrent(SubjectType.WorkItem, route => new GetWorkItem(route.Id<WorkItemId>()));
        workItem.MapGet("", GetWorkItem);
        workItem.MapPatch("", EditWorkItem);
        workItem.MapPost("/start", StartWorkItem);
        workItem.MapPost("/progress", NoteProgress);
        workItem.MapPost("/complete", CompleteWorkItem);
        workItem.MapPost("/cancel", CancelWorkItem);
        workItem.MapPost("/mark-at-risk", MarkAtRisk);
    }

    /// <summary>Lists tasks by planned finish.</summary>
    /// <remarks>Those of the collaborations that the caller sees, and those in which the caller is named.</remarks>
    /// <param name="state">Only those in this state.</param>
    /// <param name="responsibleId">Only those of which this member is R.</param>
    private static async Task<Ok<Page<WorkItemView>>> ListWorkItems(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct,
        CollaborationId? collaborationId = null, WorkItemState? state = null, MemberId? responsibleId = null) =>
        TypedResults.Ok(await mediator.Send(new ListWorkItems(collaborationId, state, responsibleId, page.Limit, page.Cursor), ct));

    /// <summary>Adds a task to the plan.</summary>
    /// <remarks>
    /// Only the lead department. The letters may be given later; without R and A the task cannot start. Added after the plan
    /// was approved, its dates are agreed at once and it falls due at the end of the working time of its planned finish.
    /// </remarks>
    private static async Task<Created<WorkItemView>> PlanWorkItem(PlanWorkItemBody body, IMediator mediator, CancellationToken ct)
    {
        var workItem = await mediator.Send(
            new PlanWorkItem(body.CollaborationId, body.Title, body.PlannedStart, body.PlannedFinish, body.AcceptanceCriteria, body.PhaseId, body.Raci), ct);
        return TypedResults.Created($"/api/v1/work-items/{workItem.Id}", workItem);
    }

    /// <summary>Shows one task.</summary>
    private static async Task<Ok<WorkItemView>> GetWorkItem(WorkItemId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetWorkItem(id), ct));

    /// <summary>Edits a task.</summary>
    /// <remarks>
    /// Only the lead department. What is left out stays. Dates move freely before the plan is approved, afterwards by a
    /// revision alone (409 workItem.datesMoveByRevision). A task that would wait for itself is refused (422 workItem.dependencyCycle).
    /// </remarks>
    private static async Task<Ok<WorkItemView>> EditWorkItem(WorkItemId id, IfMatch ifMatch, EditWorkItemBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(
            new EditWorkItem(id, ifMatch.Version, body.Title, body.AcceptanceCriteria, body.PhaseId, body.PlannedStart, body.PlannedFinish, body.DependsOn), ct));

    /// <summary>Starts a task.</summary>
    /// <remarks>Process step 2: without R and A it cannot start (409 workItem.raciRequired). Those who are to be consulted are told.</remarks>
    private static async Task<Ok<WorkItemView>> StartWorkItem(WorkItemId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new StartWorkItem(id, ifMatch.Version), ct));

    /// <summary>Says where a task stands between two weekly reports.</summary>
    /// <remarks>The next weekly report is pre-filled with it; the week's duty stays. 100 completes the task, more than 0 starts it.</remarks>
    private static async Task<Ok<WorkItemView>> NoteProgress(WorkItemId id, IfMatch ifMatch, NoteProgressBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(
            new NoteProgress(id, ifMatch.Version, body.PercentComplete, body.ActualFinish, body.Problem, body.Solution, body.NextStep), ct));

    /// <summary>Completes a task.</summary>
    /// <remarks>Meets its deadline and tells A, C and I. The last open task opens the acceptance (process step 6).</remarks>
    private static async Task<Ok<WorkItemView>> CompleteWorkItem(WorkItemId id, IfMatch ifMatch, CompleteWorkItemBody? body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CompleteWorkItem(id, ifMatch.Version, body?.ActualFinish), ct));

    /// <summary>Cancels a task.</summary>
    /// <remarks>Only the lead department, with a reason. Its deadlines are waived.</remarks>
    private static async Task<Ok<WorkItemView>> CancelWorkItem(WorkItemId id, IfMatch ifMatch, CancelWorkItemBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CancelWorkItem(id, ifMatch.Version, body.Reason), ct));

    /// <summary>Marks a task at risk.</summary>
    /// <remarks>Process step 4: its R then owes a risk warning within 24 clock hours. The system marks a task by itself 48 hours after it fell due.</remarks>
    private static async Task<Ok<WorkItemView>> MarkAtRisk(WorkItemId id, IfMatch ifMatch, MarkAtRiskBody? body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new MarkAtRisk(id, ifMatch.Version, body?.Note), ct));
}

/// <param name="Title" example="宣传物料制作">What is to be done.</param>
/// <param name="PlannedStart">First day.</param>
/// <param name="PlannedFinish">Last day, included.</param>
/// <param name="AcceptanceCriteria" example="通过产品部卖点审核">What counts as done (交付标准).</param>
/// <param name="PhaseId">A phase of the plan, whose days the task keeps to.</param>
/// <param name="Raci">Exactly one accountable, at least one responsible; may be given later.</param>
public sealed record PlanWorkItemBody(
    CollaborationId CollaborationId, string Title, LocalDate PlannedStart, LocalDate PlannedFinish, string? AcceptanceCriteria = null,
    PhaseId? PhaseId = null, IReadOnlyList<RaciLetter>? Raci = null);

/// <summary>What is left out stays.</summary>
/// <param name="DependsOn">Tasks that have to be complete before this one; replaces the present ones.</param>
public sealed record EditWorkItemBody(
    string? Title = null, string? AcceptanceCriteria = null, PhaseId? PhaseId = null, LocalDate? PlannedStart = null, LocalDate? PlannedFinish = null,
    IReadOnlyList<WorkItemId>? DependsOn = null);

/// <param name="ActualFinish">When it was done, not in the future; left out: today.</param>
public sealed record CompleteWorkItemBody(LocalDate? ActualFinish = null);

/// <param name="Reason">Why it is dropped.</param>
public sealed record CancelWorkItemBody(string Reason);

/// <param name="Note">What is seen coming; becomes the problem of the progress sheet.</param>
public sealed record MarkAtRiskBody(string? Note = null);

/// <param name="PercentComplete">Whole percent, 0 to 100.</param>
/// <param name="ActualFinish">When it was done, not in the future; only with 100.</param>
public sealed record NoteProgressBody(int PercentComplete, LocalDate? ActualFinish = null, string? Problem = null, string? Solution = null, string? NextStep = null);
