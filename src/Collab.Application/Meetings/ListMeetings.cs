namespace Collab.Application.Meetings;

/// <summary>Meetings that the caller may see, the latest first.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListMeetings(CollaborationId? CollaborationId, MeetingKind? Kind, int Limit, string? Cursor) : IQuery<Page<MeetingView>>
{
    /// <summary>Sort value and id of the last row.</summary>
    internal readonly record struct Position(Instant ScheduledFor, MeetingId Id);

    internal sealed class Handler(MeetingReader meetings, IAccess access) : IRequestHandler<ListMeetings, Page<MeetingView>>
    {
        public async Task<Page<MeetingView>> Handle(ListMeetings query, CancellationToken cancellationToken)
        {
            var visible = access.VisibleCollaborations();
            var rows = meetings.All.Where(x => visible.Contains(x.Meeting.CollaborationId));
            if (query.CollaborationId is { } collaboration) rows = rows.Where(x => x.Meeting.CollaborationId == collaboration);
            if (query.Kind is { } kind) rows = rows.Where(x => x.Meeting.Kind == kind);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } after)
            {
                var (at, id) = after;
                rows = rows.Where(x => EF.Functions.LessThan(ValueTuple.Create(x.Meeting.ScheduledFor, x.Meeting.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(x => x.Meeting.ScheduledFor).ThenByDescending(x => x.Meeting.Id)
                .ToPageAsync(query.Limit, x => new Position(x.Meeting.ScheduledFor, x.Meeting.Id), cancellationToken);
            return new(await meetings.ViewsAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
