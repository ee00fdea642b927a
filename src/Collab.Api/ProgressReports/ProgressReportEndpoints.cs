using Collab.Application.ProgressReports;
using Collab.Domain.ProgressReports;

namespace Collab.Api.ProgressReports;

internal sealed class ProgressReportEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/progress-reports").WithTags("Progress reports");
        reports.MapGet("", ListProgressReports);
        reports.MapPost("", SubmitProgressReport);
        var report = reports.MapGroup("/{id:guid}").WithCurrent(SubjectType.ProgressReport, route => new GetProgressReport(route.Id<ProgressReportId>()));
        report.MapGet("", GetProgressReport);
        report.MapPut("", CorrectProgressReport);
        api.MapGet("/collaborations/{id:guid}/progress-sheet", GetProgressSheet).WithTags("Progress reports");
    }

    /// <summary>Lists progress reports, the latest week first.</summary>
    /// <param name="week">Only those of the week that begins on this Monday.</param>
    /// <param name="departmentId">Only those of this department.</param>
    private static async Task<Ok<Page<ProgressReportView>>> ListProgressReports(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct,
        CollaborationId? collaborationId = null, DateParameter? week = null, DepartmentId? departmentId = null) =>
        TypedResults.Ok(await mediator.Send(new ListProgressReports(collaborationId, week?.Value, departmentId, page.Limit, page.Cursor), ct));

    /// <summary>Submits the week's progress of the caller's department.</summary>
    /// <remarks>
    /// Process step 4: every Friday before 17:00, wall time of the organization; on the week's last workday when Friday is
    /// none. Meets the week's deadline; afterwards it still counts, as late. Once per department and week (409
    /// progressReport.submittedAlready), then corrected. All liaisons get a copy.
    /// </remarks>
    private static async Task<Created<ProgressReportView>> SubmitProgressReport(SubmitProgressReportBody body, IMediator mediator, CancellationToken ct)
    {
        var report = await mediator.Send(new SubmitProgressReport(body.CollaborationId, body.Week, body.Entries), ct);
        return TypedResults.Created($"/api/v1/progress-reports/{report.Id}", report);
    }

    /// <summary>Shows one progress report.</summary>
    private static async Task<Ok<ProgressReportView>> GetProgressReport(ProgressReportId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetProgressReport(id), ct));

    /// <summary>Corrects a progress report.</summary>
    /// <remarks>A new edition. When it was submitted, and whether late, stays. The department's latest report also corrects its tasks.</remarks>
    private static async Task<Ok<ProgressReportView>> CorrectProgressReport(
        ProgressReportId id, IfMatch ifMatch, CorrectProgressReportBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CorrectProgressReport(id, ifMatch.Version, body.Entries), ct));

    /// <summary>Shows the progress sheet (协作进度跟踪表) of a week.</summary>
    /// <remarks>All departments' tasks, the measures against issues, who has sent. An earlier week shows what was reported then; a week without workdays names the one whose report covers it.</remarks>
    /// <param name="week">The Monday of the week; left out: this week.</param>
    private static async Task<Ok<ProgressSheet>> GetProgressSheet(CollaborationId id, IMediator mediator, CancellationToken ct, DateParameter? week = null) =>
        TypedResults.Ok(await mediator.Send(new GetProgressSheet(id, week?.Value), ct));
}

/// <param name="Week" example="2024-10-07">The Monday of the week, this one or an earlier one.</param>
/// <param name="Entries">At least one of the department's tasks.</param>
public sealed record SubmitProgressReportBody(CollaborationId CollaborationId, LocalDate Week, IReadOnlyList<ProgressLine> Entries);

/// <param name="Entries">All rows; those left out are no longer part of the report.</param>
public sealed record CorrectProgressReportBody(IReadOnlyList<ProgressLine> Entries);
