using Collab.Application.Issues;
using Collab.Domain.Issues;
using Collab.Domain.WorkItems;

namespace Collab.Api.Issues;

internal sealed class IssueEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var issues = api.MapGroup("/issues").WithTags("Issues");
        issues.MapGet("", ListIssues);
        issues.MapPost("", ReportIssue);
        var issue = issues.MapGroup("/{id:guid}").WithCurrent(SubjectType.Issue, route => new GetIssue(route.Id<IssueId>()));
        issue.MapGet("", GetIssue);
        issue.MapPost("/measures", RecordIssueMeasures);
        issue.MapPost("/measures/{measureId:guid}/complete", CompleteIssueMeasure);
        issue.MapPost("/close", CloseIssue);
        issue.MapPost("/reopen", ReopenIssue);
    }

    /// <summary>Lists issues, the newest first.</summary>
    /// <param name="collaborationId">Only those of this collaboration.</param>
    /// <param name="state">reported, measuresRecorded, resolved or closed.</param>
    private static async Task<Ok<Page<IssueView>>> ListIssues(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct, CollaborationId? collaborationId = null, IssueState? state = null) =>
        TypedResults.Ok(await mediator.Send(new ListIssues(collaborationId, state, page.Limit, page.Cursor), ct));

    /// <summary>Reports an issue.</summary>
    /// <remarks>
    /// Process step 5. It goes to the lead department, which owes the discussion and its measures within 24 hours; the answer's deadline
    /// says until when.
    /// </remarks>
    private static async Task<Created<IssueView>> ReportIssue(ReportIssueBody body, IMediator mediator, CancellationToken ct)
    {
        var issue = await mediator.Send(
            new ReportIssue(body.CollaborationId, body.Title, body.Description, body.Impact, body.ProposedSolution, body.WorkItemId), ct);
        return TypedResults.Created($"/api/v1/issues/{issue.Id}", issue);
    }

    /// <summary>Shows one issue.</summary>
    private static async Task<Ok<IssueView>> GetIssue(IssueId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetIssue(id), ct));

    /// <summary>Records the discussion of an issue and the measures that follow from it.</summary>
    /// <remarks>
    /// The lead department, within 24 hours of the report. Each measure has an owner and a due time and becomes a deadline; when the issue
    /// is about a task they are written into its line of the progress sheet. More measures may follow while some are open.
    /// </remarks>
    private static async Task<Ok<IssueView>> RecordIssueMeasures(
        IssueId id, IfMatch ifMatch, RecordMeasuresBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RecordIssueMeasures(id, ifMatch.Version, body.Measures, body.Discussion), ct));

    /// <summary>Says that a measure is done.</summary>
    /// <remarks>Its owner or the lead department. With the last one the issue is resolved and the reporter is told. 409 when it was done already.</remarks>
    private static async Task<Ok<IssueView>> CompleteIssueMeasure(
        IssueId id, IssueMeasureId measureId, IfMatch ifMatch, CompleteMeasureBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CompleteIssueMeasure(id, measureId, ifMatch.Version, body.Note), ct));

    /// <summary>Closes an issue that is resolved.</summary>
    /// <remarks>Only its reporter. 409 while measures are open.</remarks>
    private static async Task<Ok<IssueView>> CloseIssue(IssueId id, IfMatch ifMatch, CloseIssueBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CloseIssue(id, ifMatch.Version, body.Note), ct));

    /// <summary>Reopens an issue that is resolved or closed.</summary>
    /// <remarks>Only its reporter. The lead department owes measures again, within 24 hours from now.</remarks>
    private static async Task<Ok<IssueView>> ReopenIssue(IssueId id, IfMatch ifMatch, ReopenIssueBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReopenIssue(id, ifMatch.Version, body.Reason), ct));
}

/// <summary>What is wrong, how far it reaches, and what the reporter proposes.</summary>
/// <param name="Title" example="线上投放物料未过审">In a few words; at most 200 characters.</param>
/// <param name="Impact" example="上线推迟 2 天，曝光受影响">Scope of impact (影响范围).</param>
/// <param name="ProposedSolution" example="设计部 10月12日 10:00 前改好物料">What the reporter proposes.</param>
/// <param name="WorkItemId">The task that it is about, if it is about one; its line in the progress sheet shows the measures.</param>
public sealed record ReportIssueBody(
    CollaborationId CollaborationId, string Title, string Description, string Impact, string ProposedSolution, WorkItemId? WorkItemId = null);

/// <summary>What was discussed and what is done.</summary>
/// <param name="Measures">At least one.</param>
public sealed record RecordMeasuresBody(IReadOnlyList<MeasureToRecord> Measures, DiscussionHeld Discussion);

/// <summary>What there is to say about a measure that is done.</summary>
public sealed record CompleteMeasureBody(string? Note = null);

/// <summary>What the reporter says in closing.</summary>
public sealed record CloseIssueBody(string? Note = null);

/// <summary>Why the reporter is not content.</summary>
public sealed record ReopenIssueBody(string Reason);
