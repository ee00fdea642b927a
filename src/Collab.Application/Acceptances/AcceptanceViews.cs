namespace Collab.Application.Acceptances;

/// <summary>Makes the view of an acceptance, also of one that has not begun.</summary>
internal sealed class AcceptanceViews(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    public async Task<AcceptanceView> OfAsync(CollaborationId id, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(SubjectType.Acceptance, id.Value, ct);
        var openWorkItems = await db.WorkItems.CountOpenAsync(id, ct);
        if (await db.Acceptances.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } acceptance)
        {
            var begun = await db.Collaborations.Where(c => c.Id == id).Select(c => new { c.CreatedAt, c.UpdatedAt }).SingleAsync(ct);
            return new AcceptanceView(
                id, 0, AcceptanceStage.NotStarted, [], null, null, null, null, null, [.. MissingView.Of("workItemsOpen", openWorkItems)], begun.CreatedAt, begun.UpdatedAt, []);
        }
        await names.LoadMembersAsync([acceptance.AcceptedBy, acceptance.SignedBy, .. acceptance.Checks.SelectMany(c => (IEnumerable<MemberId?>)[c.JudgedBy, c.Rework?.OwnerId])], ct);
        WorkItemId[] reworks = [.. acceptance.Checks.Select(c => c.Rework?.WorkItemId).OfType<WorkItemId>()];
        var reworkStates = await db.WorkItems.Where(w => reworks.Contains(w.Id)).Select(w => new { w.Id, w.State }).ToDictionaryAsync(w => w.Id, w => w.State, ct);
        var deadline = await db.Deadlines.Where(d => d.Id == acceptance.DeadlineId).Select(DeadlineBrief.Projection).SingleOrDefaultAsync(ct);
        return new AcceptanceView(
            id, acceptance.Version, StageOf(acceptance.State), [.. acceptance.Checks.Select(c => Check(c, reworkStates))],
            names.Member(acceptance.AcceptedBy), acceptance.AcceptedAt, names.Member(acceptance.SignedBy), acceptance.SignedAt, deadline,
            Missing(acceptance, openWorkItems), acceptance.CreatedAt, acceptance.UpdatedAt, Allowed(acceptance, openWorkItems, relations));
    }

    private AcceptanceCheckView Check(AcceptanceCheck check, Dictionary<WorkItemId, WorkItemState> reworkStates) => new(
        check.Id, new CheckedSubjectView(check.Subject, check.SubjectId, check.Title), check.Criterion,
        check.Target is { } target ? new CheckTarget(target, check.Unit ?? "") : null,
        check.Verdict, check.Remarks, check.MeasuredValue, check.Rework is { } rework ? Rework(rework, reworkStates) : null, names.Member(check.JudgedBy), check.JudgedAt);

    private ReworkView Rework(Rework rework, Dictionary<WorkItemId, WorkItemState> states) => new(
        rework.Title, rework.OwnerId, names.Member(rework.OwnerId), rework.DueOn, rework.WorkItemId,
        rework.WorkItemId is { } id && states.TryGetValue(id, out var state) ? state : null);

    private static AcceptanceStage StageOf(AcceptanceState state) => state switch
    {
        AcceptanceState.Open => AcceptanceStage.Open,
        AcceptanceState.Accepted => AcceptanceStage.Accepted,
        _ => AcceptanceStage.Signed,
    };

    private static IReadOnlyList<MissingView> Missing(Acceptance acceptance, int openWorkItems) => acceptance.State switch
    {
        AcceptanceState.Open =>
        [
            .. MissingView.Of("checksUnjudged", acceptance.Checks.Count(c => c.Verdict == null)),
            .. MissingView.Of("checksFailed", acceptance.Checks.Count(c => c.Verdict == Verdict.Failed)),
        ],
        AcceptanceState.Accepted => [.. MissingView.Of("workItemsOpen", openWorkItems)],
        _ => [],
    };

    private static List<string> Allowed(Acceptance acceptance, int openWorkItems, SubjectRelations relations)
    {
        var complete = Missing(acceptance, openWorkItems).Count == 0;
        List<string> allowed = [];
        if (acceptance.State == AcceptanceState.Open && relations.Allows(Permission.JudgeAcceptance)) allowed.Add("judge");
        if (acceptance.State == AcceptanceState.Open && complete && relations.Allows(Permission.AcceptDeliverable)) allowed.Add("accept");
        if (acceptance.State == AcceptanceState.Accepted && complete && relations.Allows(Permission.SignAcceptance)) allowed.Add("sign");
        return allowed;
    }
}
