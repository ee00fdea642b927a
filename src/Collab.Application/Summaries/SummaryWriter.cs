namespace Collab.Application.Summaries;

/// <summary>Collects what the record holds, a query per kind of thing, and has it put into the organization's language.</summary>
internal sealed class SummaryWriter(ICollabDb db, CalendarBook calendars, Names names) : IPerMessage
{
    /// <summary>Characters that a section may have.</summary>
    public const int LongestSection = 100_000;

    /// <summary>As many tasks as a collaboration can have. Of requests and issues nobody would read more.</summary>
    private const int Most = WorkItem.MostPerCollaboration;

    public async Task<IReadOnlyList<SummarySection>> WriteAsync(Collaboration collaboration, CancellationToken ct)
    {
        var language = await db.Organizations.Select(o => o.Language).SingleAsync(ct);
        return new SummaryText(language).Of(await FactsAsync(collaboration, ct));
    }

    private async Task<SummaryFacts> FactsAsync(Collaboration collaboration, CancellationToken ct)
    {
        var id = collaboration.Id;
        var calendar = await calendars.OfOrganizationAsync(ct);
        var brief = await db.Briefs.SingleAsync(b => b.Id == id, ct);
        var acceptance = await db.Acceptances.SingleAsync(a => a.Id == id, ct);
        // Loaded, not projected: it was held a moment ago and is not saved yet.
        var retrospective = await db.Retrospectives.SingleAsync(r => r.Id == id, ct);
        var workItems = await db.WorkItems.Where(w => w.CollaborationId == id).OrderBy(w => w.PlannedStart).ThenBy(w => w.Id)
            .Select(w => new
            {
                w.Title,
                w.State,
                w.AgreedFinish,
                w.ActualFinish,
                w.TimesMoved,
                Letters = w.Raci.Where(a => a.Role == RaciRole.Responsible || a.Role == RaciRole.Accountable).OrderBy(a => a.Position).Select(a => new { a.MemberId, a.Role }).ToList(),
            }).Take(Most).ToListAsync(ct);
        var requestsOf = db.ResourceRequests.Where(r => r.CollaborationId == id);
        var requests = await requestsOf.OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id)
            .Select(r => new { r.Need.Title, r.Need.Quantity, r.Need.Unit, r.ProviderId, r.State, r.Reply }).Take(Most).ToListAsync(ct);
        var issuesOf = db.Issues.Where(i => i.CollaborationId == id);
        var issues = await issuesOf.OrderBy(i => i.ReportedAt).ThenBy(i => i.Id).Select(i => new { i.Title, i.Impact, i.State, i.Measures }).Take(Most).ToListAsync(ct);
        var deadlines = await DeadlinesAsync(collaboration, retrospective.DeadlineId, ct);

        await names.LoadDepartmentsAsync(ct);
        await names.LoadMembersAsync(
        [
            .. collaboration.Departments.Select(d => d.LiaisonId), .. workItems.SelectMany(w => w.Letters).Select(a => (MemberId?)a.MemberId),
            .. issues.SelectMany(i => i.Measures).Select(m => (MemberId?)m.OwnerId), .. retrospective.Improvements.Select(i => (MemberId?)i.OwnerId),
        ], ct);
        return new SummaryFacts(
            brief.Background, brief.CoreNeeds, brief.ExpectedFinish, [.. brief.Goals.Select(g => Goal(g, acceptance))],
            [.. collaboration.Departments.OrderBy(d => d.Position).Select(d => new DepartmentFact(
                names.Department(d.DepartmentId).Name, d.DepartmentId == collaboration.LeadDepartmentId, Name(d.LiaisonId)))],
            new([.. workItems.Select(w => new WorkItemFact(
                w.Title, w.State, [.. w.Letters.Where(a => a.Role == RaciRole.Responsible).Select(a => Name(a.MemberId)).OfType<string>()],
                w.Letters.Where(a => a.Role == RaciRole.Accountable).Select(a => Name(a.MemberId)).FirstOrDefault(), w.AgreedFinish, w.ActualFinish, w.TimesMoved))], 0),
            new([.. requests.Select(r => new RequestFact(
                r.Title, r.Quantity, r.Unit, names.Department(r.ProviderId).Name, r.State, r.Reply?.Decision, r.Reply?.OfferedQuantity, r.Reply?.Alternative))],
                await MoreAsync(requestsOf, requests.Count, ct)),
            new([.. issues.Select(i => new IssueFact(i.Title, i.Impact, i.State, [.. i.Measures.Select(m => new MeasureFact(
                m.Description, Name(m.OwnerId), calendar.DateOf(m.DueAt), m.DoneAt is { } done ? calendar.DateOf(done) : null))]))],
                await MoreAsync(issuesOf, issues.Count, ct)),
            deadlines,
            new RetrospectiveFact(
                retrospective.WentWell, retrospective.DidNotGoWell, retrospective.Causes,
                [.. retrospective.Improvements.Select(i => new ImprovementFact(i.Description, Name(i.OwnerId), i.DueOn))]));
    }

    /// <summary>Counted in the database, but for the one that is met by the retrospective itself and not saved yet.</summary>
    private async Task<IReadOnlyList<DeadlineFact>> DeadlinesAsync(Collaboration collaboration, DeadlineId retrospective, CancellationToken ct)
    {
        var counts = await db.Deadlines.Where(d => d.CollaborationId == collaboration.Id && d.Id != retrospective)
            .GroupBy(d => new { d.OwnerDepartmentId, d.State }).Select(g => new { g.Key.OwnerDepartmentId, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        var last = await db.Deadlines.SingleAsync(d => d.Id == retrospective, ct);
        counts.Add(new { last.OwnerDepartmentId, last.State, Count = 1 });
        await names.LoadDepartmentsAsync(ct);
        return
        [
            .. counts.GroupBy(c => names.Department(c.OwnerDepartmentId).Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            {
                int Of(DeadlineState state) => g.Where(c => c.State == state).Sum(c => c.Count);
                return new DeadlineFact(g.Key, Of(DeadlineState.Met), Of(DeadlineState.MetLate), Of(DeadlineState.Breached), Of(DeadlineState.Waived));
            }),
        ];
    }

    private static GoalFact Goal(Goal goal, Acceptance acceptance)
    {
        var check = acceptance.Checks.FirstOrDefault(c => c.Subject == CheckedSubject.Goal && c.SubjectId == goal.Id.Value);
        return new GoalFact(goal.Indicator, goal.Target, goal.Unit, goal.DueOn, check?.MeasuredValue, check?.Verdict, check?.Remarks);
    }

    private static async Task<int> MoreAsync<TRoot>(IQueryable<TRoot> all, int read, CancellationToken ct) => read < Most ? 0 : await all.CountAsync(ct) - read;

    private string? Name(MemberId? id) => names.Member(id)?.Name;
}
