namespace Collab.Application.Issues;

/// <summary>Issues that the caller may see, the newest first; one's own reports also where one takes no other part.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListIssues(CollaborationId? CollaborationId, IssueState? State, int Limit, string? Cursor) : IQuery<Page<IssueView>>
{
    /// <summary>Sort value and id of the last row.</summary>
    internal readonly record struct Position(Instant ReportedAt, IssueId Id);

    internal sealed class Handler(IssueReader issues, IAccess access, ICaller caller) : IRequestHandler<ListIssues, Page<IssueView>>
    {
        public async Task<Page<IssueView>> Handle(ListIssues query, CancellationToken cancellationToken)
        {
            var visible = access.VisibleCollaborations();
            var selves = caller.Selves();
            var rows = issues.All.Where(x => visible.Contains(x.Issue.CollaborationId) || selves.Contains(x.Issue.ReporterId));
            if (query.CollaborationId is { } collaboration) rows = rows.Where(x => x.Issue.CollaborationId == collaboration);
            if (query.State is { } state) rows = rows.Where(x => x.Issue.State == state);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } after)
            {
                var (at, id) = after;
                rows = rows.Where(x => EF.Functions.LessThan(ValueTuple.Create(x.Issue.ReportedAt, x.Issue.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(x => x.Issue.ReportedAt).ThenByDescending(x => x.Issue.Id)
                .ToPageAsync(query.Limit, x => new Position(x.Issue.ReportedAt, x.Issue.Id), cancellationToken);
            return new(await issues.ViewsAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
