using Collab.Application.Calendars;
using NodaTime.Text;

namespace Collab.Application.Collaborations;

/// <summary>How each of the six steps stands, told in facts. One query per kind of thing, whatever the number of things.</summary>
internal sealed class StepFacts(ICollabDb db, CalendarBook calendars, IClock clock) : IPerMessage
{
    /// <param name="step">The step that the collaboration has come to.</param>
    /// <param name="withFacts">False for those who may not see the content: then only the states are told.</param>
    public async Task<IReadOnlyList<StepView>> OfAsync(
        CollaborationId id, CollaborationState state, int step, (int Named, int Total) liaisons, bool withFacts, CancellationToken ct)
    {
        if (!withFacts) return [.. Enumerable.Range(1, 6).Select(n => new StepView(n, StateOf(n, state, step, issuesOpen: 0), false, []))];

        var commitments = await db.Commitments.Where(c => c.CollaborationId == id).Select(c => new { c.State, c.Conditions }).ToListAsync(ct);
        // Counted here: asked to, PostgreSQL looks for the letters in all tasks of the organization (100 ms instead of 1).
        var items = await db.WorkItems.Where(w => w.CollaborationId == id && w.State != WorkItemState.Cancelled)
            .Select(w => new { w.State, Roles = w.Raci.Select(a => a.Role).ToList() }).ToListAsync(ct);
        var plan = await db.ExecutionPlans.Where(p => p.Id == id).Select(p => new { p.ApprovedAt, p.Revisions }).SingleOrDefaultAsync(ct);
        var requestsOpen = await db.ResourceRequests.CountAsync(
            r => r.CollaborationId == id
                && (r.State == ResourceRequestState.Submitted || r.State == ResourceRequestState.ProvidedInPart || r.State == ResourceRequestState.Declined || r.State == ResourceRequestState.Escalated), ct);
        var issuesOpen = await db.Issues.CountAsync(i => i.CollaborationId == id && i.State != IssueState.Closed, ct);
        var progressDue = await db.Deadlines.Where(d => d.CollaborationId == id && d.Kind == DeadlineKind.WeeklyProgress && d.State == DeadlineState.Open).MinAsync(d => (Instant?)d.DueAt, ct);

        var confirmed = commitments.Count(c => c.State is CommitmentState.Confirmed or CommitmentState.ConfirmedOnCondition);
        var conditions = commitments.SelectMany(c => c.Conditions).ToLookup(c => c.FulfilledAt != null);
        var open = items.Where(x => x.State is WorkItemState.Planned or WorkItemState.InProgress).ToList();
        var (withoutR, withoutA) = (open.Count(x => !x.Roles.Contains(RaciRole.Responsible)), open.Count(x => !x.Roles.Contains(RaciRole.Accountable)));
        var revisions = plan?.Revisions.Count(r => r.State == RevisionState.Approved) ?? 0;
        var zone = plan?.ApprovedAt is null ? null : (await calendars.OfOrganizationAsync(ct)).Zone;

        return
        [
            Step(1, gap: step > 1 && conditions[false].Any(c => c.DueAt < clock.GetCurrentInstant()),
                N("commitmentsConfirmed", ("confirmed", confirmed), ("total", liaisons.Total)),
                Some("commitmentsDeclined", commitments.Count(c => c.State == CommitmentState.Declined)),
                Some("conditionsOpen", conditions[false].Count()),
                conditions[false].Any() ? null : Some("conditionsFulfilled", conditions[true].Count())),
            Step(2, gap: step > 2 && (withoutR + withoutA > 0 || liaisons.Named < liaisons.Total),
                N("workItems", ("n", items.Count)),
                N("liaisons", ("named", liaisons.Named), ("total", liaisons.Total)),
                Some("workItemsWithoutResponsible", withoutR),
                Some("workItemsWithoutAccountable", withoutA)),
            Step(3, gap: false,
                plan?.ApprovedAt is { } approved ? On("planApproved", approved, zone!) : step < 3 ? N("notStarted") : N("planDraft"),
                Some("revisions", revisions),
                Some("requestsOpen", requestsOpen)),
            Step(4, gap: false,
                plan?.ApprovedAt is null ? N("notStarted") : N("workItemsCompleted", ("n", items.Count(x => x.State == WorkItemState.Completed)), ("total", items.Count)),
                progressDue is { } due ? new Fact("progressDue", new Dictionary<string, object> { ["at"] = due }) : null),
            Step(5, gap: step > 5 && issuesOpen > 0, N("issuesOpen", ("n", issuesOpen))),
            Step(6, gap: false, [.. await LastStepAsync(id, state, ct)]),
        ];

        StepView Step(int n, bool gap, params Fact?[] facts) => new(n, StateOf(n, state, step, issuesOpen), gap, [.. facts.OfType<Fact>()]);
    }

    private async Task<IReadOnlyList<Fact?>> LastStepAsync(CollaborationId id, CollaborationState state, CancellationToken ct)
    {
        if (state is not (CollaborationState.Accepting or CollaborationState.Retrospecting or CollaborationState.Archived)) return [N("notStarted")];
        var acceptance = await db.Acceptances.Where(a => a.Id == id).Select(a => new { a.Checks, a.SignedAt }).SingleOrDefaultAsync(ct);
        var heldAt = await db.Retrospectives.Where(r => r.Id == id).Select(r => r.HeldAt).SingleOrDefaultAsync(ct);
        var zone = (await calendars.OfOrganizationAsync(ct)).Zone;
        return
        [
            acceptance is { SignedAt: { } signed } ? On("accepted", signed, zone)
                : N("checksJudged", ("n", acceptance?.Checks.Count(c => c.Verdict != null) ?? 0), ("total", acceptance?.Checks.Count ?? 0)),
            heldAt is { } held ? On("retrospectiveHeld", held, zone) : null,
        ];
    }

    /// <summary>Issues are solved while the work runs, so step 5 is under way beside step 4 as long as one is open.</summary>
    private static StepState StateOf(int n, CollaborationState state, int step, int issuesOpen) => state switch
    {
        CollaborationState.Archived => StepState.Done,
        CollaborationState.Cancelled => StepState.Ahead,
        _ when n < step => StepState.Done,
        _ when n == step || (n == 5 && step == 4 && issuesOpen > 0) => StepState.Current,
        _ => StepState.Ahead,
    };

    private static Fact N(string code, params (string Name, int Value)[] values) => new(code, values.ToDictionary(x => x.Name, x => (object)x.Value));

    private static Fact? Some(string code, int n) => n == 0 ? null : N(code, ("n", n));

    private static Fact On(string code, Instant at, DateTimeZone zone) => new(code, new Dictionary<string, object> { ["on"] = LocalDatePattern.Iso.Format(at.InZone(zone).Date) });
}
