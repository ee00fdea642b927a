using Collab.Application.AuditEntries;

namespace Collab.Api.AuditEntries;

internal sealed class AuditEntryEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var entries = api.MapGroup("/audit-entries").WithTags("Audit entries");
        entries.MapGet("", ListAuditEntries);
        entries.MapPost("/verify", VerifyAudit);
        entries.MapPost("/erase", EraseAuditText);
    }

    /// <summary>The record of who did what and when, the newest first.</summary>
    /// <remarks>Administrators see all of the organization, sponsors that of the collaborations they answer for. from is included, to is not; both in UTC.</remarks>
    private static async Task<Ok<Page<AuditEntryView>>> ListAuditEntries(
        CollaborationId? collaborationId, SubjectType? subjectType, InstantParameter? from, InstantParameter? to, [AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListAuditEntries(collaborationId, subjectType, from?.Value, to?.Value, page.Limit, page.Cursor), ct));

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
