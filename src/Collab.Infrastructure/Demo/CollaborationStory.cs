using Collab.Application.Acceptances;
using Collab.Application.Archive;
using Collab.Application.Collaborations;
using Collab.Application.Issues;
using Collab.Application.Meetings;
using Collab.Application.Plans;
using Collab.Application.ProgressReports;
using Collab.Application.ResourceRequests;
using Collab.Application.Retrospectives;
using Collab.Application.RiskWarnings;
using Collab.Application.Summaries;
using Collab.Application.WorkItems;

namespace Collab.Infrastructure.Demo;

/// <summary>One collaboration of the demo, told in the words of its people: things are called by their titles.</summary>
internal sealed class CollaborationStory
{
    private readonly DemoStage _stage;
    private readonly Dictionary<string, WorkItemId> _workItems = [];
    private readonly Dictionary<string, ResourceRequestId> _requests = [];
    private readonly Dictionary<string, IssueId> _issues = [];
    private readonly Dictionary<string, RiskWarningId> _warnings = [];

    private CollaborationStory(DemoStage stage, CollaborationId id) => (_stage, Id) = (stage, id);

    public CollaborationId Id { get; }

    public static async Task<CollaborationStory> StartAsync(
        DemoStage stage, string who, string title, Scenario scenario, string lead, string[] others, BriefText brief, GoalText[] goals, CancellationToken ct)
    {
        var started = await stage.DoesAsync(
            who, new StartCollaboration(title, scenario, null, stage.Department(lead), [.. others.Select(stage.Department)], brief, goals), ct);
        return new CollaborationStory(stage, started.Id);
    }

    public Task KickoffAsync(string who, string[] attendees, (string Question, string Answer)[] questions, CancellationToken ct) =>
        MeetAsync(who, MeetingKind.Kickoff, null, attendees, questions, null, null, [], ct);

    public async Task ConfirmAsync(string who, string department, (string Description, string Owner, string Due)[] conditions, CancellationToken ct)
    {
        var commitment = await CommitmentAsync(who, department, ct);
        await _stage.DoesAsync(
            who,
            new ConfirmCommitment(
                Id, _stage.Department(department), commitment.Version,
                [.. conditions.Select(c => new ConditionText(c.Description, _stage.Member(c.Owner), DemoStage.At(c.Due)))]),
            ct);
    }

    public async Task DeclineAsync(string who, string department, string reason, CancellationToken ct) => await _stage.DoesAsync(
        who, new DeclineCommitment(Id, _stage.Department(department), (await CommitmentAsync(who, department, ct)).Version, reason), ct);

    public async Task FulfilConditionsAsync(string who, CancellationToken ct)
    {
        foreach (var commitment in (await _stage.DoesAsync(who, new ListCommitments(Id), ct)).Items)
            foreach (var condition in commitment.Conditions.Where(c => c.FulfilledAt == null))
                await _stage.DoesAsync(who, new FulfilCondition(Id, new DepartmentId(commitment.Department.Id), condition.Id, commitment.Version, null), ct);
    }

    public async Task LiaisonAsync(string who, string department, string liaison, string? deputy, CancellationToken ct)
    {
        var version = (await _stage.DoesAsync(who, new GetCollaboration(Id), ct)).Version;
        await _stage.DoesAsync(who, new NameLiaison(Id, _stage.Department(department), version, _stage.Member(liaison), deputy == null ? null : _stage.Member(deputy)), ct);
    }

    public async Task PhasesAsync(string who, PhaseDraft[] phases, CancellationToken ct) =>
        await _stage.DoesAsync(who, new WritePlan(Id, (await PlanAsync(who, ct)).Version, null, phases), ct);

    /// <param name="letters">Such as <c>R market.manager, A market.director</c>.</param>
    public async Task WorkItemAsync(string who, string title, LocalDate start, LocalDate finish, string criteria, string? phase, string letters, CancellationToken ct)
    {
        var phaseId = phase == null ? (PhaseId?)null : (await PlanAsync(who, ct)).Phases.Single(p => p.Name == phase).Id;
        _workItems[title] = (await _stage.DoesAsync(who, new PlanWorkItem(Id, title, start, finish, criteria, phaseId, [.. Letters(letters)]), ct)).Id;
    }

    public async Task DependsOnAsync(string who, string item, string on, CancellationToken ct) => await _stage.DoesAsync(
        who, new EditWorkItem(_workItems[item], (await ItemAsync(who, item, ct)).Version, null, null, null, null, null, [_workItems[on]]), ct);

    public async Task ApprovePlanAsync(string who, CancellationToken ct) =>
        await _stage.DoesAsync(who, new ApprovePlan(Id, (await PlanAsync(who, ct)).Version), ct);

    public async Task ReviseAsync(string who, string reason, (string Item, LocalDate Start, LocalDate Finish)[] changes, CancellationToken ct) => await _stage.DoesAsync(
        who, new RevisePlan(Id, (await PlanAsync(who, ct)).Version, reason, [.. changes.Select(c => new NewDates(_workItems[c.Item], c.Start, c.Finish))]), ct);

    public async Task ApproveRevisionAsync(string who, CancellationToken ct)
    {
        var plan = await PlanAsync(who, ct);
        await _stage.DoesAsync(who, new ApproveRevision(Id, plan.Revisions.Last(r => r.State == RevisionState.Proposed).Id, plan.Version), ct);
    }

    public async Task StartWorkAsync(string who, string item, CancellationToken ct) =>
        await _stage.DoesAsync(who, new StartWorkItem(_workItems[item], (await ItemAsync(who, item, ct)).Version), ct);

    public async Task ProgressAsync(string who, string item, int percent, string? problem, string? solution, string? nextStep, CancellationToken ct) => await _stage.DoesAsync(
        who, new NoteProgress(_workItems[item], (await ItemAsync(who, item, ct)).Version, percent, null, problem, solution, nextStep), ct);

    public async Task CompleteAsync(string who, string item, CancellationToken ct) =>
        await _stage.DoesAsync(who, new CompleteWorkItem(_workItems[item], (await ItemAsync(who, item, ct)).Version, null), ct);

    public async Task AtRiskAsync(string who, string item, string note, CancellationToken ct) =>
        await _stage.DoesAsync(who, new MarkAtRisk(_workItems[item], (await ItemAsync(who, item, ct)).Version, note), ct);

    public async Task ReportAsync(string who, LocalDate week, (string Item, int Percent, string? Problem, string? Solution, string? NextStep)[] lines, CancellationToken ct) => await _stage.DoesAsync(
        who, new SubmitProgressReport(Id, week, [.. lines.Select(l => new ProgressLine(_workItems[l.Item], l.Percent, null, l.Problem, l.Solution, l.NextStep))]), ct);

    public async Task RequestAsync(
        string who, string provider, ResourceKind kind, string title, decimal quantity, string unit, string purpose, string usage, LocalDate from, LocalDate until, string? item, CancellationToken ct) =>
        _requests[title] = (await _stage.DoesAsync(
            who,
            new SubmitResourceRequest(Id, _stage.Department(provider), kind, title, quantity, unit, purpose, usage, from, until, item == null ? null : _workItems[item]), ct)).Id;

    public async Task ReplyAsync(string who, string request, ReplyDecision decision, string? explanation, string? alternative, decimal? quantity, CancellationToken ct) => await _stage.DoesAsync(
        who, new ReplyToResourceRequest(_requests[request], await RequestVersionAsync(who, request, ct), decision, explanation, alternative, quantity), ct);

    public async Task AcceptAsync(string who, string request, string? note, CancellationToken ct) =>
        await _stage.DoesAsync(who, new AcceptResourceReply(_requests[request], await RequestVersionAsync(who, request, ct), note), ct);

    public async Task EscalateAsync(string who, string request, string reason, CancellationToken ct) =>
        await _stage.DoesAsync(who, new EscalateResourceRequest(_requests[request], await RequestVersionAsync(who, request, ct), reason), ct);

    public async Task WithdrawAsync(string who, string request, string reason, CancellationToken ct) =>
        await _stage.DoesAsync(who, new WithdrawResourceRequest(_requests[request], await RequestVersionAsync(who, request, ct), reason), ct);

    public async Task WarnAsync(string who, string item, string cause, string impact, string solution, CancellationToken ct) =>
        _warnings[item] = (await _stage.DoesAsync(who, new RaiseRiskWarning(_workItems[item], cause, impact, solution), ct)).Id;

    public Task EmergencyMeetingAsync(string who, string item, string[] attendees, DecisionToRecord[] decisions, CancellationToken ct) =>
        MeetAsync(who, MeetingKind.EmergencyCoordination, null, attendees, [], _warnings[item], null, decisions, ct);

    public async Task IssueAsync(string who, string title, string description, string impact, string proposal, string? item, CancellationToken ct) => _issues[title] =
        (await _stage.DoesAsync(who, new ReportIssue(Id, title, description, impact, proposal, item == null ? null : _workItems[item]), ct)).Id;

    public async Task MeasuresAsync(string who, string issue, string heldAt, string[] attendees, string decision, (string Description, string Owner, string Due)[] measures, CancellationToken ct) =>
        await _stage.DoesAsync(
            who,
            new RecordIssueMeasures(
                _issues[issue], (await IssueViewAsync(who, issue, ct)).Version,
                [.. measures.Select(m => new MeasureToRecord(m.Description, _stage.Member(m.Owner), DemoStage.At(m.Due)))],
                new DiscussionHeld(DemoStage.At(heldAt), [.. attendees.Select(_stage.Member)], decision)),
            ct);

    public async Task MeasureDoneAsync(string who, string issue, CancellationToken ct)
    {
        var view = await IssueViewAsync(who, issue, ct);
        await _stage.DoesAsync(who, new CompleteIssueMeasure(_issues[issue], view.Measures.First(m => m.DoneAt == null).Id, view.Version, null), ct);
    }

    public async Task CloseIssueAsync(string who, string issue, CancellationToken ct) =>
        await _stage.DoesAsync(who, new CloseIssue(_issues[issue], (await IssueViewAsync(who, issue, ct)).Version, null), ct);

    /// <summary>Everything passed; goals with the values that were measured, in the order of the brief.</summary>
    public async Task JudgeAllAsync(string who, decimal[] measured, string? remarks, CancellationToken ct)
    {
        var values = new Queue<decimal>(measured);
        foreach (var check in (await _stage.DoesAsync(who, new GetAcceptance(Id), ct)).Checks)
        {
            var version = (await _stage.DoesAsync(who, new GetAcceptance(Id), ct)).Version;
            var isGoal = check.Subject.Type == CheckedSubject.Goal;
            await _stage.DoesAsync(
                who, new JudgeDeliverable(Id, version, check.Id, isGoal && remarks != null ? Verdict.PassedWithRemarks : Verdict.Passed, isGoal ? remarks : null, isGoal ? values.Dequeue() : null, null), ct);
        }
    }

    public async Task AcceptAllAsync(string who, string approver, CancellationToken ct)
    {
        await _stage.DoesAsync(who, new AcceptDeliverable(Id, (await _stage.DoesAsync(who, new GetAcceptance(Id), ct)).Version), ct);
        await _stage.DoesAsync(approver, new SignAcceptance(Id, (await _stage.DoesAsync(approver, new GetAcceptance(Id), ct)).Version), ct);
    }

    public async Task RetrospectAsync(string who, string heldAt, string[] well, string[] notWell, string[] causes, (string Description, string Owner, LocalDate Due)[] improvements, CancellationToken ct) =>
        await _stage.DoesAsync(
            who,
            new HoldRetrospective(
                Id, (await _stage.DoesAsync(who, new GetRetrospective(Id), ct)).Version, DemoStage.At(heldAt), well, notWell, causes,
                [.. improvements.Select(i => new PlannedImprovement(i.Description, _stage.Member(i.Owner), i.Due))]),
            ct);

    public async Task ArchiveAsync(string who, CancellationToken ct)
    {
        await _stage.DoesAsync(who, new FileSummary(Id, (await _stage.DoesAsync(who, new GetSummary(Id), ct)).Version), ct);
        await _stage.DoesAsync(who, new ArchiveCollaboration(Id, (await _stage.DoesAsync(who, new GetCollaboration(Id), ct)).Version), ct);
    }

    private async Task MeetAsync(
        string who, MeetingKind kind, string? title, string[] attendees, (string Question, string Answer)[] questions, RiskWarningId? warning, IssueId? issue, DecisionToRecord[] decisions, CancellationToken ct) =>
        await _stage.DoesAsync(
            who,
            new ConveneMeeting(
                Id, kind, title, null, _stage.Now, [.. attendees.Select(_stage.Member)], null, warning, issue,
                [.. questions.Select(q => new QuestionAsked(q.Question, q.Answer))], decisions),
            ct);

    private async Task<CommitmentView> CommitmentAsync(string who, string department, CancellationToken ct) =>
        (await _stage.DoesAsync(who, new ListCommitments(Id), ct)).Items.Single(c => c.Department.Id == _stage.Department(department).Value);

    private Task<PlanView> PlanAsync(string who, CancellationToken ct) => _stage.DoesAsync(who, new GetPlan(Id), ct);

    private Task<WorkItemView> ItemAsync(string who, string title, CancellationToken ct) => _stage.DoesAsync(who, new GetWorkItem(_workItems[title]), ct);

    private Task<IssueView> IssueViewAsync(string who, string title, CancellationToken ct) => _stage.DoesAsync(who, new GetIssue(_issues[title]), ct);

    private async Task<long> RequestVersionAsync(string who, string title, CancellationToken ct) =>
        (await _stage.DoesAsync(who, new GetResourceRequest(_requests[title]), ct)).Version;

    private IEnumerable<RaciLetter> Letters(string letters) => letters.Split(',', StringSplitOptions.TrimEntries).Select(l => l.Split(' ')).Select(l => new RaciLetter(
        _stage.Member(l[1]),
        l[0] switch { "R" => RaciRole.Responsible, "A" => RaciRole.Accountable, "C" => RaciRole.Consulted, _ => RaciRole.Informed }));
}
