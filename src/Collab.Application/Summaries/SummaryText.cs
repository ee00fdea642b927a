namespace Collab.Application.Summaries;

/// <summary>Puts the facts into words, in one of the two languages. Plain text, one line per item; the sentences are in <c>Texts/summaries</c>.</summary>
/// <param name="language">zh-CN or en.</param>
public sealed class SummaryText(string language)
{
    public IReadOnlyList<SummarySection> Of(SummaryFacts facts) =>
    [
        Section(SummarySections.Background, [facts.Background, Say("coreNeeds", facts.CoreNeeds), Say("expectedFinish", facts.ExpectedFinish)]),
        Section(SummarySections.Goals, facts.Goals.Select(Goal)),
        Section(SummarySections.Responsibilities, [.. facts.Departments.Select(Department), .. facts.WorkItems.Items.Select(Responsibility), .. More(facts.WorkItems)]),
        Section(SummarySections.Schedule, [Kept(facts.WorkItems.Items), .. facts.WorkItems.Items.Select(Finish), .. More(facts.WorkItems)]),
        Section(SummarySections.Resources, facts.Requests.Items.Count == 0 ? [Say("noRequests")] : [.. facts.Requests.Items.Select(Request), .. More(facts.Requests)]),
        Section(SummarySections.Issues, facts.Issues.Items.Count == 0 ? [Say("noIssues")] : [.. facts.Issues.Items.SelectMany(Issue), .. More(facts.Issues)]),
        Section(SummarySections.Deadlines, facts.Deadlines.Count == 0 ? [Say("noDeadlines")] : facts.Deadlines.Select(d => Say("deadlines", d.Department, d.Met, d.MetLate, d.Breached, d.Waived))),
        Section(SummarySections.Retrospective, Looks(facts.Retrospective)),
    ];

    private string Goal(GoalFact goal)
    {
        var target = Say("goal", goal.Indicator, goal.Target, goal.Unit, goal.DueOn);
        var measured = goal.Measured is { } value ? Say("measured", value, goal.Unit) : Say("notMeasured");
        return target + measured + goal.Verdict switch
        {
            Verdict.Passed => Say("passed"),
            Verdict.PassedWithRemarks => Say("passedWithRemarks", goal.Remarks ?? ""),
            Verdict.Failed => Say("failed", goal.Remarks ?? ""),
            _ => "",
        };
    }

    private string Department(DepartmentFact department) =>
        Say(department.Leads ? "leadDepartment" : "department", department.Name, department.Liaison ?? Say("nobody"));

    private string Responsibility(WorkItemFact item) =>
        Say("responsibility", item.Title, item.Responsible.Count == 0 ? Say("nobody") : string.Join(Say("comma"), item.Responsible), item.Accountable ?? Say("nobody"));

    private string Kept(IReadOnlyList<WorkItemFact> items)
    {
        var completed = items.Where(i => i.State == WorkItemState.Completed).ToList();
        var late = completed.Count(i => i.ActualFinish > i.AgreedFinish);
        return Say("kept", items.Count, completed.Count - late, late, items.Count(i => i.State == WorkItemState.Cancelled));
    }

    private string Finish(WorkItemFact item) =>
        item.AgreedFinish is not { } agreed ? Say("neverAgreed", item.Title)
        : item.ActualFinish is not { } actual ? Say(item.State == WorkItemState.Cancelled ? "cancelled" : "unfinished", item.Title, agreed)
        : Say("finished", item.Title, agreed, actual) + item.TimesMoved switch
        {
            0 => Say("notMoved"),
            1 => Say("movedOnce"),
            _ => Say("moved", item.TimesMoved),
        };

    private string Request(RequestFact request) => Say("request", request.Title, request.Quantity, request.Unit, request.Provider) + request.Decision switch
    {
        ReplyDecision.Provide => Say("provided"),
        ReplyDecision.ProvideInPart => Say("providedInPart", request.OfferedQuantity ?? 0, request.Unit),
        ReplyDecision.Decline => Say("declined", request.Alternative ?? ""),
        _ => Say(request.State == ResourceRequestState.Withdrawn ? "withdrawn" : "noReply"),
    };

    private IEnumerable<string> Issue(IssueFact issue) =>
    [
        Say(issue.State == IssueState.Closed ? "issueClosed" : issue.State == IssueState.Resolved ? "issueResolved" : "issueOpen", issue.Title, issue.Impact),
        .. issue.Measures.Select(m => m.DoneOn is { } done
            ? Say("measureDone", m.Description, m.Owner ?? Say("nobody"), m.DueOn, done)
            : Say("measureOpen", m.Description, m.Owner ?? Say("nobody"), m.DueOn)),
    ];

    private IEnumerable<string> Looks(RetrospectiveFact retrospective) =>
    [
        .. retrospective.WentWell.Select(x => Say("wentWell", x)),
        .. retrospective.DidNotGoWell.Select(x => Say("didNotGoWell", x)),
        .. retrospective.Causes.Select(x => Say("cause", x)),
        .. retrospective.Improvements.Select(i => Say("improvement", i.Description, i.Owner ?? Say("nobody"), i.DueOn)),
    ];

    private IEnumerable<string> More<TFact>(SomeOf<TFact> some) => some.More == 0 ? [] : [Say("more", some.More)];

    private static SummarySection Section(string code, IEnumerable<string> lines) => new(code, string.Join('\n', lines.Select(line => line.TrimEnd())));

    private string Say(string code, params object[] values) => RuleTexts.Of($"summary.text.{code}", language, values);
}
