namespace Collab.Application.Issues;

/// <summary>Reads issues for answers, one or a page: the same view everywhere.</summary>
internal sealed class IssueReader(ICollabDb db, ICaller caller, IAccess access, Names names) : IPerMessage
{
    /// <summary>What a view is made of.</summary>
    internal sealed class Found
    {
        public required Issue Issue { get; init; }
        public required string CollaborationTitle { get; init; }
        public required CollaborationState CollaborationState { get; init; }
        public required string? WorkItemTitle { get; init; }
    }

    /// <summary>All of the organization, to filter and order.</summary>
    public IQueryable<Found> All =>
        from issue in db.Issues.AsNoTracking()
        join collaboration in db.Collaborations on issue.CollaborationId equals collaboration.Id
        select new Found
        {
            Issue = issue,
            CollaborationTitle = collaboration.Title,
            CollaborationState = collaboration.State,
            WorkItemTitle = db.WorkItems.Where(x => x.Id == issue.WorkItemId).Select(x => x.Title).FirstOrDefault(),
        };

    public async Task<IssueView> ViewAsync(IssueId id, CancellationToken ct)
    {
        var found = await All.SingleOrDefaultAsync(x => x.Issue.Id == id, ct) ?? throw new NotFoundException();
        return (await ViewsAsync([found], ct))[0];
    }

    public async Task<IReadOnlyList<IssueView>> ViewsAsync(IReadOnlyList<Found> found, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(SubjectType.Issue, [.. found.Select(x => x.Issue.Id.Value)], ct);
        await names.LoadMembersAsync(found.SelectMany(x => PeopleOf(x.Issue)).Select(x => (MemberId?)x), ct);
        DeadlineId[] owed = [.. found.SelectMany(x => x.Issue.Measures.Select(m => m.DeadlineId).Append(x.Issue.ResponseDeadlineId))];
        var deadlines = await db.Deadlines.Where(x => owed.Contains(x.Id)).Select(DeadlineBrief.Projection).ToDictionaryAsync(x => x.Id, ct);
        return [.. found.Select(x => ToView(x, relations[x.Issue.Id.Value], deadlines))];
    }

    private static IEnumerable<MemberId> PeopleOf(Issue issue) =>
        issue.Measures.Select(x => x.OwnerId).Concat(issue.Discussion?.Attendees ?? []).Append(issue.ReporterId);

    private IssueView ToView(Found found, SubjectRelations relations, Dictionary<DeadlineId, DeadlineBrief> deadlines)
    {
        var issue = found.Issue;
        return new(
            issue.Id, issue.Version, new Ref(issue.CollaborationId.Value, found.CollaborationTitle),
            issue.WorkItemId is { } workItem ? new Ref(workItem.Value, found.WorkItemTitle ?? "") : null,
            issue.Title, issue.Description, issue.Impact, issue.ProposedSolution, names.Member(issue.ReporterId)!, issue.ReportedAt, issue.State,
            [.. issue.Measures.Select(x => new IssueMeasureView(
                x.Id, x.Description, names.Member(x.OwnerId)!, x.DueAt, x.DoneAt, deadlines.GetValueOrDefault(x.DeadlineId)))],
            issue.Discussion is { } discussion
                ? new(discussion.HeldAt, [.. discussion.Attendees.Select(x => names.Member(x)!)], discussion.Decision) : null,
            deadlines.GetValueOrDefault(issue.ResponseDeadlineId), issue.ClosedAt, issue.TimesReopened, issue.CreatedAt, issue.UpdatedAt,
            found.CollaborationState is CollaborationState.Archived or CollaborationState.Cancelled ? [] : Allowed(issue, relations));
    }

    private string[] Allowed(Issue issue, SubjectRelations relations)
    {
        var lead = relations.Allows(Permission.RecordIssueMeasures);
        var reporter = caller.Is(issue.ReporterId);
        (string Verb, bool Now)[] verbs =
        [
            ("recordMeasures", lead && Issue.Lifecycle.Allows(issue.State, IssueState.MeasuresRecorded)),
            ("completeMeasure", issue.State == IssueState.MeasuresRecorded && issue.Measures.Any(x => x.DoneAt == null && (lead || caller.Is(x.OwnerId)))),
            ("close", reporter && Issue.Lifecycle.Allows(issue.State, IssueState.Closed)),
            ("reopen", reporter && Issue.Lifecycle.Allows(issue.State, IssueState.Reported)),
        ];
        return [.. verbs.Where(x => x.Now).Select(x => x.Verb)];
    }
}
