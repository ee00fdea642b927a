using Collab.Application.Summaries;

namespace Collab.Api.Summaries;

internal sealed class SummaryEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var summary = api.MapGroup("/collaborations/{id:guid}/summary").WithTags("Summary")
            .WithCurrent(SubjectType.Summary, route => new GetSummary(route.Id<CollaborationId>()));
        summary.MapGet("", GetSummary);
        summary.MapPut("", CorrectSummary);
        summary.MapPost("/file", FileSummary);
    }

    /// <summary>The summary report of a collaboration.</summary>
    /// <remarks>Step 6. Generated when the retrospective was recorded; before: state notYet, version 0. Those who are only informed may read it.</remarks>
    private static async Task<Ok<SummaryView>> GetSummary(CollaborationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetSummary(id), ct));

    /// <summary>Corrects sections of the summary report.</summary>
    /// <remarks>Step 6, by the lead department, until it is filed. Sections that are not named stay as they are.</remarks>
    private static async Task<Ok<SummaryView>> CorrectSummary(CollaborationId id, IfMatch ifMatch, SummaryBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CorrectSummary(id, ifMatch.Version, body.Sections), ct));

    /// <summary>Files the summary report.</summary>
    /// <remarks>Step 6, by the lead department. It is final then, and the collaboration can be archived.</remarks>
    private static async Task<Ok<SummaryView>> FileSummary(CollaborationId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new FileSummary(id, ifMatch.Version), ct));
}

/// <summary>The sections that change.</summary>
public sealed record SummaryBody(IReadOnlyList<CorrectedSection> Sections);
