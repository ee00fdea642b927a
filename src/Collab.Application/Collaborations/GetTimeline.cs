using System.Text.Json;
using Collab.Application.AuditEntries;
using Collab.Application.Deadlines;

namespace Collab.Application.Collaborations;

/// <summary>What happened in a collaboration, the latest first.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetTimeline(CollaborationId CollaborationId, int Limit, string? Cursor) : IQuery<Page<TimelineEntry>>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal sealed class Handler(ICollabDb db, AuditEntryPages pages) : IRequestHandler<GetTimeline, Page<TimelineEntry>>
    {
        public async Task<Page<TimelineEntry>> Handle(GetTimeline query, CancellationToken cancellationToken)
        {
            var page = await pages.OfAsync(db.AuditEntries.Where(x => x.CollaborationId == query.CollaborationId), query.Limit, query.Cursor, cancellationToken);
            return new([.. page.Items.Select(x => new TimelineEntry(x.Id, x.At, x.RecordedAt, x.Actor, x.Action, x.Subject, x.Values))], page.NextCursor);
        }
    }
}

/// <summary>One thing that happened.</summary>
/// <param name="At">When it was true (UTC).</param>
/// <param name="RecordedAt">When it was written down (UTC).</param>
/// <param name="Actor">Who did it; null: Collab itself.</param>
/// <param name="Action">What happened, such as resourceRequestSubmitted.</param>
/// <param name="Values">What else is known of it, by name; people and departments by their names.</param>
public sealed record TimelineEntry(
    Guid Id, Instant At, Instant RecordedAt, MemberRef? Actor, string Action, SubjectView Subject, IReadOnlyDictionary<string, JsonElement> Values);
