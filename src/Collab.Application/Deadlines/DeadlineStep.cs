namespace Collab.Application.Deadlines;

/// <summary>One line of a deadline's history: what happened, when it was true, when it was recorded, who was told. Append-only.</summary>
/// <param name="Sequence">Order within the deadline, from 1.</param>
/// <param name="ActorId">Who did it; null: Collab itself.</param>
/// <param name="RecipientForId">For whom the recipient stood in; null: for nobody.</param>
/// <param name="ActorForId">In whose name the actor did it, who was away; null: in his own.</param>
/// <param name="Level">Level of the escalation chain reached.</param>
/// <param name="DigestId">The digest in which the recipient was told; null: by a notice of its own, or nobody was told.</param>
public sealed record DeadlineStep(
    OrganizationId OrganizationId, DeadlineId DeadlineId, int Sequence, DeadlineStepKind Step, int Level,
    Instant At, Instant RecordedAt, Instant DueAt, MemberId? RecipientId, MemberId? ActorId, string? Reason, MemberId? RecipientForId, MemberId? ActorForId, NotificationId? DigestId)
{
    public static DeadlineStep Of(DeadlineStepped happened, ICaller caller, Instant now, NotificationId? digest = null) => new(
        caller.OrganizationId, happened.Id, happened.Sequence, happened.Step, happened.Level,
        happened.At, now, happened.DueAt, happened.Recipient, caller.MemberId, happened.Reason, happened.RecipientFor, caller.ActsFor, digest);
}
