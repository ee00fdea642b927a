using System.Text.Json;
using Collab.Application.Deadlines;

namespace Collab.Application.Collaborations;

/// <summary>What happened in a collaboration, the latest first.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetTimeline(CollaborationId CollaborationId, int Limit, string? Cursor) : IQuery<Page<TimelineEntry>>, IAbout
{
    About IAbout.About => new(SubjectType.Collaboration, CollaborationId.Value);

    internal readonly record struct Position(Instant At, long Seq);

    internal sealed class Handler(ICollabDb db, Names names) : IRequestHandler<GetTimeline, Page<TimelineEntry>>
    {
        public async Task<Page<TimelineEntry>> Handle(GetTimeline query, CancellationToken cancellationToken)
        {
            var entries = db.AuditEntries.AsNoTracking().Where(x => x.CollaborationId == query.CollaborationId);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, seq) = position;
                entries = entries.Where(x => EF.Functions.LessThan(ValueTuple.Create(x.At, x.Seq), ValueTuple.Create(at, seq)));
            }
            var page = await entries.OrderByDescending(x => x.At).ThenByDescending(x => x.Seq)
                .ToPageAsync(query.Limit, x => new Position(x.At, x.Seq), cancellationToken);
            var people = page.Items.SelectMany(x => x.Values).Where(v => NamesMember(v.Key)).Select(v => Id(v.Value)).OfType<Guid>().Select(MemberId.From);
            await names.LoadMembersAsync([.. page.Items.Select(x => x.ActorId), .. people.Cast<MemberId?>()], cancellationToken);
            await names.LoadDepartmentsAsync(cancellationToken);
            return new(
            [
                .. page.Items.Select(x => new TimelineEntry(
                    x.Id, x.At, x.RecordedAt, names.Member(x.ActorId), x.Action, new SubjectView(x.SubjectType, x.SubjectId, x.SubjectTitle), x.Values.ToDictionary(v => v.Key, Said))),
            ], page.NextCursor);
        }

        /// <summary>Ids of people and departments mean nothing to a reader: their names stand in their place.</summary>
        private JsonElement Said(KeyValuePair<string, JsonElement> value)
        {
            var name = Id(value.Value) is not { } id ? null
                : NamesMember(value.Key) ? names.Member(MemberId.From(id))?.Name
                : value.Key is "departmentId" or "providerId" ? names.Department(DepartmentId.From(id)).Name
                : null;
            return name is null ? value.Value : JsonSerializer.SerializeToElement(name, CollabJson.Options);
        }

        private static bool NamesMember(string key) => key is "by" or "liaisonId" or "formerId" or "requesterId" or "reporterId" or "proposedBy" or "ownerId";

        private static Guid? Id(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;
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
