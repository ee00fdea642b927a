namespace Collab.Application.Notifications;

/// <summary>What the signed-in member was told, the newest first.</summary>
/// <param name="Unread">True: only what was not read yet.</param>
[Requires(Permission.SignedIn)]
public sealed record ListNotifications(bool? Unread, int Limit, string? Cursor) : IQuery<NotificationPage>
{
    internal readonly record struct Position(Instant At, NotificationId Id);

    internal sealed class Handler(ICollabDb db, ICaller caller, Names names, GatheredNotices gathered) : IRequestHandler<ListNotifications, NotificationPage>
    {
        public async Task<NotificationPage> Handle(ListNotifications query, CancellationToken cancellationToken)
        {
            var mine = db.Notifications.AsNoTracking().Where(n => n.RecipientId == caller.MemberId);
            var rows = query.Unread == true ? mine.Where(n => n.ReadAt == null) : mine;
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, id) = position;
                rows = rows.Where(n => EF.Functions.LessThan(ValueTuple.Create(n.At, n.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).ToPageAsync(query.Limit, n => new Position(n.At, n.Id), cancellationToken);
            await names.LoadMembersAsync(page.Items.SelectMany(n => new[] { n.ActorId, n.DeputyForId }), cancellationToken);
            await names.LoadCollaborationsAsync(page.Items.Select(n => n.CollaborationId), cancellationToken);
            var first = await gathered.FirstOfAsync([.. page.Items.Where(n => n.Kind == NotificationKind.DeadlineDigest).Select(n => n.Id)], cancellationToken);
            return new NotificationPage(
                [.. page.Items.Select(n => new NotificationView(
                    n.Id, n.Version, n.Kind, n.At, n.ReadAt, n.Level, SubjectView.Of(n.Subject), names.Collaboration(n.CollaborationId), n.DeadlineId, names.Member(n.ActorId), names.Member(n.DeputyForId), n.Values, n.CreatedAt,
                    [.. first[n.Id]]))],
                page.NextCursor, await UnreadAsync(db, caller, cancellationToken));
        }
    }

    /// <summary>How many the member has not read, counted to 100: more is shown as "99+".</summary>
    internal static Task<int> UnreadAsync(ICollabDb db, ICaller caller, CancellationToken ct) =>
        db.Notifications.Where(n => n.RecipientId == caller.MemberId && n.ReadAt == null).Take(100).CountAsync(ct);
}

/// <param name="UnreadCount">At most 100.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Items, string? NextCursor, int UnreadCount);

/// <summary>One notice. Its sentence is made by the reader's client, in the reader's language.</summary>
/// <param name="At">When it was true (UTC).</param>
/// <param name="Level">For breaches: level of the escalation chain, from 1; else 0.</param>
/// <param name="Actor">Who did it; null: Collab itself.</param>
/// <param name="DeputyFor">In whose place the member is told, who is away; null: for himself.</param>
/// <param name="Values">What the sentence needs, by kind.</param>
/// <param name="Gathered">For a digest: the first of those that it holds, by time; all are listed by <c>/me/notifications/{id}/deadlines</c>.</param>
public sealed record NotificationView(
    NotificationId Id, long Version, NotificationKind Kind, Instant At, Instant? ReadAt, int Level, SubjectView Subject, Ref? Collaboration, DeadlineId? DeadlineId,
    MemberRef? Actor, MemberRef? DeputyFor, IReadOnlyDictionary<string, string> Values, Instant CreatedAt, IReadOnlyList<GatheredNotice> Gathered);
