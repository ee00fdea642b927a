using Collab.Application.Deadlines;
using Collab.Domain.Deadlines;

namespace Collab.Api.Deadlines;

internal sealed class DeadlineEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/certificate-keys", ListCertificateKeys).WithTags("Deadlines").AllowAnonymous();
        var deadlines = api.MapGroup("/deadlines").WithTags("Deadlines");
        deadlines.MapGet("", ListDeadlines);
        deadlines.MapGet("/unattended", ListUnattended);
        var deadline = deadlines.MapGroup("/{id:guid}").WithCurrent(SubjectType.Deadline, route => new GetDeadline(route.Id<DeadlineId>()));
        deadline.MapGet("", GetDeadline);
        deadline.MapGet("/history", GetDeadlineHistory);
        deadline.MapGet("/explanation", ExplainDeadline);
        deadline.MapGet("/certificate", CertifyDeadline);
        deadline.MapPost("/pause", PauseDeadline);
        deadline.MapPost("/resume", ResumeDeadline);
        deadline.MapPost("/waive", WaiveDeadline);
    }

    /// <summary>Lists deadlines by due time.</summary>
    /// <remarks>Those of the collaborations that the caller sees.</remarks>
    /// <param name="kind">Only this kind of duty.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="ownerId">Only what this member owes.</param>
    /// <param name="departmentId">Only what this department owes.</param>
    /// <param name="dueBefore">Only those due before this instant (UTC).</param>
    private static async Task<Ok<Page<DeadlineView>>> ListDeadlines(
        [AsParameters] Paging page, IMediator mediator, CancellationToken ct,
        DeadlineKind? kind = null, DeadlineState? state = null, CollaborationId? collaborationId = null, MemberId? ownerId = null, DepartmentId? departmentId = null, InstantParameter? dueBefore = null) =>
        TypedResults.Ok(await mediator.Send(new ListDeadlines(kind, state, collaborationId, ownerId, departmentId, dueBefore?.Value, page.Limit, page.Cursor), ct));

    /// <summary>Lists open deadlines whose next level would find nobody.</summary>
    /// <remarks>Before they are missed: a standing report for administrators. Naming a liaison, a head or a sponsor mends them.</remarks>
    /// <param name="days">Of those due within so many days, 1 to 92.</param>
    private static async Task<Ok<UnattendedDeadlines>> ListUnattended(IMediator mediator, CancellationToken ct, int days = 30) =>
        TypedResults.Ok(await mediator.Send(new ListUnattended(days), ct));

    /// <summary>Shows one deadline.</summary>
    /// <remarks>Who owes what to whom until when, and who is told when it is missed.</remarks>
    private static async Task<Ok<DeadlineView>> GetDeadline(DeadlineId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetDeadline(id), ct));

    /// <summary>Shows everything that happened to a deadline.</summary>
    /// <remarks>When it was true and when it was recorded; who was told, by which channel.</remarks>
    private static async Task<Ok<ListOf<DeadlineHistoryEntry>>> GetDeadlineHistory(DeadlineId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetDeadlineHistory(id), ct));

    /// <summary>Explains a due time.</summary>
    /// <remarks>For workdays: each day that was passed, counted or not, and why.</remarks>
    private static async Task<Ok<DeadlineExplanation>> ExplainDeadline(DeadlineId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ExplainDeadline(id), ct));

    /// <summary>Certifies a deadline.</summary>
    /// <remarks>
    /// What was due, why then, who was told on which channel, when it was seen and when it was met, as a JSON Web Signature (RFC 7515,
    /// ES256, compact). It can be checked without Collab, with the keys of <c>/certificate-keys</c>: a changed byte fails.
    /// </remarks>
    private static async Task<Ok<SignedCertificate>> CertifyDeadline(DeadlineId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(new SignedCertificate(await mediator.Send(new CertifyDeadline(id), ct)));

    /// <summary>Lists the public keys with which certificates are checked.</summary>
    /// <remarks>A JSON Web Key Set (RFC 7517). Keep it beside the certificates.</remarks>
    private static async Task<Ok<CertificateKeySet>> ListCertificateKeys(ISignCertificates certificates, CancellationToken ct) =>
        TypedResults.Ok(new CertificateKeySet(await certificates.KeysAsync(ct)));

    /// <summary>Pauses a duty whose time is counted.</summary>
    /// <remarks>
    /// For a recorded reason, such as waiting for the requester. What is left is kept, in the deadline's own unit, and counts again
    /// from the moment of resuming. Sponsor and lead. 409 for agreed dates (<c>deadline.cannotPause</c>) and after the due time.
    /// </remarks>
    private static async Task<Ok<DeadlineView>> PauseDeadline(DeadlineId id, IfMatch ifMatch, DeadlineReasonBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new PauseDeadline(id, ifMatch.Version, body.Reason), ct));

    /// <summary>Lets a paused duty go on.</summary>
    /// <remarks>Sponsor and lead. The answer has the new due time.</remarks>
    private static async Task<Ok<DeadlineView>> ResumeDeadline(DeadlineId id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ResumeDeadline(id, ifMatch.Version), ct));

    /// <summary>Waives a duty: nobody needs it any more.</summary>
    /// <remarks>Who and why stays in its history. Sponsor and lead; who owes it does not waive it himself (409 <c>deadline.notOnesOwn</c>).</remarks>
    private static async Task<Ok<DeadlineView>> WaiveDeadline(DeadlineId id, IfMatch ifMatch, DeadlineReasonBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new WaiveDeadline(id, ifMatch.Version, body.Reason), ct));
}

/// <summary>Why; stays on record.</summary>
public sealed record DeadlineReasonBody(string Reason);

/// <param name="Certificate">The JSON Web Signature in compact form; its payload is the certificate's JSON.</param>
public sealed record SignedCertificate(string Certificate);

/// <summary>A JSON Web Key Set.</summary>
public sealed record CertificateKeySet(IReadOnlyList<CertificateKey> Keys);
