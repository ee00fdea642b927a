using Collab.Application.AuditEntries;
using Microsoft.AspNetCore.Mvc;

namespace Collab.Api.AuditEntries;

internal sealed class AuditEntryEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var entries = api.MapGroup("/audit-entries").WithTags("Audit entries");
        entries.MapGet("", ListAuditEntries);
        entries.MapGet("/actions", ListAuditActions);
        entries.MapGet("/csv", ExportAuditCsv).Produces<string>(StatusCodes.Status200OK, "text/csv");
        entries.MapGet("/jsonl", ExportAuditLines).Produces<string>(StatusCodes.Status200OK, "application/jsonl");
        entries.MapPost("/verify", VerifyAudit);
        entries.MapPost("/erase", EraseAuditText);
    }

    /// <summary>The record of who did what and when, the newest first.</summary>
    /// <remarks>Administrators see all of the organization, sponsors that of the collaborations they answer for. memberId: done by him or in his name. from is included, to is not; both in UTC. q: words in titles and values.</remarks>
    private static async Task<Ok<Page<AuditEntryView>>> ListAuditEntries([AsParameters] AuditParameters filter, [AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListAuditEntries(filter.Filter, page.Limit, page.Cursor), ct));

    /// <summary>Which actions the record has.</summary>
    private static async Task<Ok<ListOf<string>>> ListAuditActions(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListAuditActions(), ct));

    /// <summary>The record as a spreadsheet, in the order of its chain.</summary>
    /// <remarks>RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe. That it was taken out goes into the record.</remarks>
    private static PushStreamHttpResult ExportAuditCsv([AsParameters] AuditParameters filter, IMediator mediator, CancellationToken ct) =>
        TypedResults.Stream(output => mediator.Send(new ExportAuditEntries(filter.Filter, AuditExportFormat.Csv, output), ct), "text/csv; charset=utf-8", "audit.csv");

    /// <summary>The record as JSON documents, one a line, in the order of its chain, to be checked without Collab (deploy/verify-audit.mjs).</summary>
    /// <remarks>The last line is signed with a key of `GET /certificate-keys`. That it was taken out goes into the record.</remarks>
    private static PushStreamHttpResult ExportAuditLines([AsParameters] AuditParameters filter, IMediator mediator, CancellationToken ct) =>
        TypedResults.Stream(output => mediator.Send(new ExportAuditEntries(filter.Filter, AuditExportFormat.Jsonl, output), ct), "application/jsonl", "audit.jsonl");

    /// <summary>Checks that nothing was changed in the record, removed from it or put in between, from a position of its chain on.</summary>
    /// <remarks>Works for about two seconds; while complete is false, ask again after through. The first link that does not hold ends it, and goes into the record itself.</remarks>
    private static async Task<Ok<AuditVerification>> VerifyAudit(VerifyBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new VerifyAudit(body.After), ct));

    /// <summary>Erases the texts of an entry because they are somebody's personal data.</summary>
    /// <remarks>Title, values and address go for good; who did what to which thing and when stays, and the chain still holds. That it was done, by whom and why, is an entry of its own.</remarks>
    private static async Task<NoContent> EraseAuditText(EraseBody body, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new EraseAuditText(body.EntryId, body.Reason), ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Where to begin.</summary>
/// <param name="After">The last position that was found good; 0: from the beginning.</param>
public sealed record VerifyBody(long After = 0);

/// <summary>Whose texts are erased, and why.</summary>
public sealed record EraseBody(Guid EntryId, string Reason);

/// <summary>Which entries; what is left out does not narrow it.</summary>
internal readonly record struct AuditParameters(
    [property: FromQuery(Name = "memberId")] MemberId? MemberId,
    [property: FromQuery(Name = "action")] string? Action,
    [property: FromQuery(Name = "subjectType")] SubjectType? SubjectType,
    [property: FromQuery(Name = "subjectId")] Guid? SubjectId,
    [property: FromQuery(Name = "collaborationId")] CollaborationId? CollaborationId,
    [property: FromQuery(Name = "from")] InstantParameter? From,
    [property: FromQuery(Name = "to")] InstantParameter? To,
    [property: FromQuery(Name = "q")] string? Q)
{
    public AuditFilter Filter => new(MemberId, Action, SubjectType, SubjectId, CollaborationId, From?.Value, To?.Value, Q);
}
