namespace Collab.Application.Notifications;

/// <summary>What a digest gathered, by time.</summary>
[Requires(Permission.ReadNotification)]
public sealed record ListGathered(NotificationId Id, int Limit, string? Cursor) : IQuery<Page<GatheredNotice>>, IAbout
{
    About IAbout.About => new(SubjectType.Notification, Id.Value);

    internal readonly record struct Position(Instant At, DeadlineId Deadline, int Sequence);

    internal sealed class Handler(ICollabDb db, GatheredNotices gathered) : IRequestHandler<ListGathered, Page<GatheredNotice>>
    {
        public async Task<Page<GatheredNotice>> Handle(ListGathered query, CancellationToken cancellationToken)
        {
            var steps = db.DeadlineSteps.Where(s => s.DigestId == query.Id);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, deadline, sequence) = position;
                steps = steps.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.At, s.DeadlineId, s.Sequence), ValueTuple.Create(at, deadline, sequence)));
            }
            var page = await steps.OrderBy(s => s.At).ThenBy(s => s.DeadlineId).ThenBy(s => s.Sequence)
                .ToPageAsync(query.Limit, s => new Position(s.At, s.DeadlineId, s.Sequence), cancellationToken);
            return new(await gathered.ViewsAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}

/// <summary>One notice of a digest, with what its own sentence needs.</summary>
/// <param name="Kind">What it would be if it were told singly.</param>
/// <param name="At">When it was true (UTC).</param>
/// <param name="Level">For breaches: level of the escalation chain, from 1; else 0.</param>
/// <param name="DeputyFor">In whose place the member is told, who is away; null: for himself.</param>
/// <param name="Values">kind and dueAt, as in a notice of its own.</param>
public sealed record GatheredNotice(
    NotificationKind Kind, Instant At, int Level, SubjectView Subject, Ref Collaboration, DeadlineId DeadlineId, MemberRef? DeputyFor, IReadOnlyDictionary<string, string> Values);

/// <summary>Makes views of what digests gathered, from the deadlines' histories.</summary>
public sealed class GatheredNotices(ICollabDb db, Names names) : IPerMessage
{
    /// <summary>So many are shown with the digest itself.</summary>
    private const int First = 5;

    public async Task<ILookup<NotificationId, GatheredNotice>> FirstOfAsync(IReadOnlyCollection<NotificationId> digests, CancellationToken ct)
    {
        List<DeadlineStep> steps = digests.Count == 0 ? [] : await db.FirstGathered(digests, First).OrderBy(s => s.At).ThenBy(s => s.DeadlineId).ThenBy(s => s.Sequence).ToListAsync(ct);
        var views = await ViewsAsync(steps, ct);
        return steps.Zip(views).ToLookup(x => x.First.DigestId!.Value, x => x.Second);
    }

    /// <summary>In the same order.</summary>
    public async Task<IReadOnlyList<GatheredNotice>> ViewsAsync(IReadOnlyList<DeadlineStep> steps, CancellationToken ct)
    {
        if (steps.Count == 0) return [];
        var ids = steps.Select(s => s.DeadlineId).Distinct().ToList();
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        await names.LoadCollaborationsAsync(deadlines.Values.Select(d => (CollaborationId?)d.CollaborationId), ct);
        await names.LoadMembersAsync(steps.Select(s => s.RecipientForId), ct);
        return [.. steps.Select(s => (Step: s, Deadline: deadlines[s.DeadlineId])).Select(x => new GatheredNotice(
            DeadlineNotices.KindOf(x.Step.Step)!.Value, x.Step.At, x.Step.Level, SubjectView.Of(x.Deadline.Subject), names.Collaboration(x.Deadline.CollaborationId)!, x.Deadline.Id,
            names.Member(x.Step.RecipientForId), DeadlineNotices.ValuesOf(x.Deadline.Kind, x.Step.DueAt)))];
    }
}
