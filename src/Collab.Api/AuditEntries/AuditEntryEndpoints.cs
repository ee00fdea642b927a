using Collab.Application.AuditEntries;

namespace Collab.Api.AuditEntries;

internal sealed class AuditEntryEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGroup("/audit-entries").WithTags("Audit entries").MapGet("", ListAuditEntries);

    /// <summary>The record of who did what and when, the newest first.</summary>
    /// <remarks>Administrators see all of the organization, sponsors that of the collaborations they answer for. from is included, to is not; both in UTC.</remarks>
    private static async Task<Ok<Page<AuditEntryView>>> ListAuditEntries(
        CollaborationId? collaborationId, SubjectType? subjectType, InstantParameter? from, InstantParameter? to, [AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListAuditEntries(collaborationId, subjectType, from?.Value, to?.Value, page.Limit, page.Cursor), ct));
}
