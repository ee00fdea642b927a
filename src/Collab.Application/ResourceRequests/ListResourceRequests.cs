namespace Collab.Application.ResourceRequests;

/// <summary>Resource requests that the caller may see.</summary>
/// <param name="Sort"><c>dueAt</c>, the default: by the reply's due time; or <c>-submittedAt</c>: the newest first.</param>
[Requires(Permission.SignedIn)]
public sealed record ListResourceRequests(
    CollaborationId? CollaborationId, ResourceRequestState? State, DepartmentId? ProviderDepartmentId, DepartmentId? RequesterDepartmentId,
    string? Sort, int Limit, string? Cursor) : IQuery<Page<ResourceRequestView>>
{
    /// <summary>Sort value and id of the last row.</summary>
    internal readonly record struct Position(Instant At, ResourceRequestId Id);

    internal sealed class Handler(ResourceRequestReader requests, IAccess access) : IRequestHandler<ListResourceRequests, Page<ResourceRequestView>>
    {
        public async Task<Page<ResourceRequestView>> Handle(ListResourceRequests query, CancellationToken cancellationToken)
        {
            var page = query.Sort switch
            {
                null or "dueAt" => await ByDueTimeAsync(query, cancellationToken),
                "-submittedAt" => await NewestFirstAsync(query, cancellationToken),
                _ => throw new UnreadableException("sort.unknown", "sort", query.Sort),
            };
            return new(await requests.ViewsAsync(page.Items, cancellationToken), page.NextCursor);
        }

        private Task<Page<ResourceRequestReader.Found>> ByDueTimeAsync(ListResourceRequests query, CancellationToken ct)
        {
            var rows = Filtered(query);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } after)
            {
                var (at, id) = after;
                // Said twice: the comparison of two tables' columns cannot be looked up in an index.
                rows = rows.Where(x => x.DueAt >= at && EF.Functions.GreaterThan(ValueTuple.Create(x.DueAt, x.Request.Id), ValueTuple.Create(at, id)));
            }
            return rows.OrderBy(x => x.DueAt).ThenBy(x => x.Request.Id).ToPageAsync(query.Limit, x => new Position(x.DueAt, x.Request.Id), ct);
        }

        private Task<Page<ResourceRequestReader.Found>> NewestFirstAsync(ListResourceRequests query, CancellationToken ct)
        {
            var rows = Filtered(query);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } after)
            {
                var (at, id) = after;
                rows = rows.Where(x => EF.Functions.LessThan(ValueTuple.Create(x.Request.SubmittedAt, x.Request.Id), ValueTuple.Create(at, id)));
            }
            return rows.OrderByDescending(x => x.Request.SubmittedAt).ThenByDescending(x => x.Request.Id)
                .ToPageAsync(query.Limit, x => new Position(x.Request.SubmittedAt, x.Request.Id), ct);
        }

        private IQueryable<ResourceRequestReader.Found> Filtered(ListResourceRequests query)
        {
            var visible = access.VisibleCollaborations();
            var rows = requests.All.Where(x => visible.Contains(x.Request.CollaborationId));
            if (query.CollaborationId is { } collaboration) rows = rows.Where(x => x.Request.CollaborationId == collaboration);
            if (query.State is { } state) rows = rows.Where(x => x.Request.State == state);
            if (query.ProviderDepartmentId is { } provider) rows = rows.Where(x => x.Request.ProviderId == provider);
            if (query.RequesterDepartmentId is { } requester) rows = rows.Where(x => x.Request.RequesterDepartmentId == requester);
            return rows;
        }
    }
}
