namespace Collab.Application.Deadlines;

/// <summary>One deadline: who owes what until when, and what happens if not.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetDeadline(DeadlineId Id) : IQuery<DeadlineView>, IAbout
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ICollabDb db, DeadlineViews views) : IRequestHandler<GetDeadline, DeadlineView>
    {
        public async Task<DeadlineView> Handle(GetDeadline query, CancellationToken cancellationToken) =>
            await views.OneAsync(await db.Deadlines.GetAsync(query.Id, cancellationToken), cancellationToken);
    }
}

/// <summary>Everything that happened to a deadline, in order.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetDeadlineHistory(DeadlineId Id) : IQuery<ListOf<DeadlineHistoryEntry>>, IAbout
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ICollabDb db, Names names) : IRequestHandler<GetDeadlineHistory, ListOf<DeadlineHistoryEntry>>
    {
        // A chain has at most three levels and a deadline few moves; more than this is a mistake elsewhere.
        private const int Most = 500;

        public async Task<ListOf<DeadlineHistoryEntry>> Handle(GetDeadlineHistory query, CancellationToken cancellationToken)
        {
            var steps = await db.DeadlineSteps.Where(s => s.DeadlineId == query.Id).OrderBy(s => s.Sequence).Take(Most).ToListAsync(cancellationToken);
            await names.LoadMembersAsync(steps.SelectMany(s => (IEnumerable<MemberId?>)[s.RecipientId, s.RecipientForId, s.ActorId, s.ActorForId]), cancellationToken);
            return new([.. steps.Select(s => new DeadlineHistoryEntry(
                s.At, s.RecordedAt, s.Step, s.Level, s.DueAt, names.Member(s.RecipientId) is { } told ? [told] : [], s.RecipientId == null ? null : "inApp", s.DigestId != null,
                names.Member(s.ActorId), s.Reason, names.Member(s.RecipientForId), names.Member(s.ActorForId)))]);
        }
    }
}

/// <summary>One step of a deadline's history.</summary>
/// <param name="At">When it was true (UTC).</param>
/// <param name="RecordedAt">When Collab wrote it down (UTC); later than <paramref name="At"/> after downtime.</param>
/// <param name="Level">Level of the escalation chain reached.</param>
/// <param name="DueAt">The due time as of this step.</param>
/// <param name="Channel">How the recipients were told: inApp; null when nobody was.</param>
/// <param name="InDigest">Told together with others, in one notice, because there were more than three within an hour.</param>
/// <param name="Actor">Who did it; null: Collab itself.</param>
/// <param name="Reason">For paused and waived: why.</param>
/// <param name="RecipientFor">For whom the recipient stood in, who was away; null: for nobody.</param>
/// <param name="ActorFor">In whose name the actor did it, who was away; null: in his own.</param>
public sealed record DeadlineHistoryEntry(
    Instant At, Instant RecordedAt, DeadlineStepKind Event, int Level, Instant DueAt, IReadOnlyList<MemberRef> Recipients, string? Channel, bool InDigest, MemberRef? Actor, string? Reason,
    MemberRef? RecipientFor, MemberRef? ActorFor);
