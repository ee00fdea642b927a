namespace Collab.Application.Deadlines;

/// <summary>Signs what Collab certifies, so that anybody with the public key can check it without Collab.</summary>
public interface ISignCertificates
{
    /// <summary>A JSON Web Signature (RFC 7515) in compact form, ES256, over the content's JSON.</summary>
    Task<string> SignAsync<TContent>(TContent content, CancellationToken ct);

    /// <summary>The public keys of this installation, also those that are not used any more.</summary>
    Task<IReadOnlyList<CertificateKey>> KeysAsync(CancellationToken ct);
}

/// <summary>A public key as RFC 7517 writes it.</summary>
public sealed record CertificateKey(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use);

/// <summary>What was due, why then, who was told on which channel, when it was seen, when it was met; signed, to be checked offline.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record CertifyDeadline(DeadlineId Id) : IQuery<string>, IAbout
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, IMediator mediator, Names names, ISignCertificates certificates) : IRequestHandler<CertifyDeadline, string>
    {
        public async Task<string> Handle(CertifyDeadline query, CancellationToken cancellationToken)
        {
            var deadline = await db.Deadlines.AsNoTracking().SingleAsync(d => d.Id == query.Id, cancellationToken);
            var explanation = await mediator.Send(new ExplainDeadline(query.Id), cancellationToken);
            var steps = await db.DeadlineSteps.Where(s => s.DeadlineId == query.Id).OrderBy(s => s.Sequence).ToListAsync(cancellationToken);
            var seen = await db.Notifications.AsNoTracking().Where(n => n.DeadlineId == query.Id && n.ReadAt != null)
                .Select(n => new { n.RecipientId, n.At, n.ReadAt }).ToListAsync(cancellationToken);
            var digests = steps.Select(s => s.DigestId).OfType<NotificationId>().Distinct().ToList();
            var seenDigests = await db.Notifications.AsNoTracking().Where(n => digests.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.ReadAt, cancellationToken);
            var organization = await db.Organizations.Select(o => new Ref(caller.OrganizationId.Value, o.Name)).SingleAsync(cancellationToken);
            await names.LoadDepartmentsAsync(cancellationToken);
            await names.LoadCollaborationsAsync([deadline.CollaborationId], cancellationToken);
            await names.LoadMembersAsync([deadline.OwnerMemberId, .. steps.SelectMany(s => new[] { s.RecipientId, s.RecipientForId, s.ActorId, s.ActorForId })], cancellationToken);
            return await certificates.SignAsync(
                new DeadlineCertificate(
                    "collab.deadline", clock.GetCurrentInstant(), organization, deadline.Id, deadline.Kind, SubjectView.Of(deadline.Subject), names.Collaboration(deadline.CollaborationId)!,
                    new DeadlineOwner(names.Department(deadline.OwnerDepartmentId), names.Member(deadline.OwnerMemberId)),
                    deadline.State, deadline.MetAt, deadline.BreachedAt, explanation,
                    [.. steps.Select(s => new CertifiedStep(
                        s.Sequence, s.At, s.RecordedAt, s.Step, s.Level, s.DueAt, names.Member(s.RecipientId), s.RecipientId == null ? null : "inApp",
                        s.DigestId != null, s.DigestId is { } digest ? seenDigests[digest] : seen.Find(n => n.RecipientId == s.RecipientId && n.At == s.At)?.ReadAt,
                        names.Member(s.ActorId), s.Reason, names.Member(s.RecipientForId), names.Member(s.ActorForId)))]),
                cancellationToken);
        }
    }
}

/// <summary>What a certificate says about a deadline.</summary>
/// <param name="Type">collab.deadline.</param>
/// <param name="IssuedAt">When it was signed (UTC); what came later is not in it.</param>
/// <param name="Why">Start, policy, calendar, days and pauses from which the due time follows.</param>
public sealed record DeadlineCertificate(
    string Type, Instant IssuedAt, Ref Organization, DeadlineId Id, DeadlineKind Kind, SubjectView Subject, Ref Collaboration, DeadlineOwner Owner,
    DeadlineState State, Instant? MetAt, Instant? BreachedAt, DeadlineExplanation Why, IReadOnlyList<CertifiedStep> History);

/// <param name="At">When it was true (UTC).</param>
/// <param name="RecordedAt">When it was written down (UTC).</param>
/// <param name="Recipient">Who was told; null when nobody.</param>
/// <param name="RecipientFor">For whom the recipient stood in, who was away.</param>
/// <param name="ActorFor">In whose name the actor did it, who was away.</param>
/// <param name="InDigest">Told together with others, in one notice.</param>
/// <param name="SeenAt">When the recipient had read it (UTC); null until then.</param>
public sealed record CertifiedStep(
    int Sequence, Instant At, Instant RecordedAt, DeadlineStepKind Event, int Level, Instant DueAt, MemberRef? Recipient, string? Channel, bool InDigest, Instant? SeenAt,
    MemberRef? Actor, string? Reason, MemberRef? RecipientFor, MemberRef? ActorFor);
