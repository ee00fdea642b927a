using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using Collab.Domain.Plans;
using static Collab.Domain.WorkItems.WorkItemState;

namespace Collab.Domain.WorkItems;

public enum WorkItemState
{
    Planned,
    InProgress,
    Completed,
    Cancelled,
}

/// <summary>
/// One task (任务) of a plan: who does it (RACI), from when until when, what counts as done, and where it stands.
/// It falls due at the end of the working time of its planned finish.
/// </summary>
public sealed class WorkItem : AggregateRoot<WorkItemId>
{
    private readonly List<RaciAssignment> _raci = [];

    /// <summary>More tasks than one collaboration can be run with; a plan is shown whole.</summary>
    public const int MostPerCollaboration = 500;

    private WorkItem() { }

    public static WorkItem Plan(
        Collaboration collaboration, string title, LocalDate plannedStart, LocalDate plannedFinish, string? acceptanceCriteria, Phase? phase, Instant now)
    {
        // Once the result is signed there is no more work, only what was learnt from it.
        collaboration.RequireState(
            CollaborationState.Draft, CollaborationState.Committing, CollaborationState.Planning, CollaborationState.Executing, CollaborationState.Accepting);
        var item = new WorkItem
        {
            Id = NewId.Of<WorkItemId>(),
            OrganizationId = collaboration.OrganizationId,
            CollaborationId = collaboration.Id,
            DueDeadlineId = NewId.Of<DeadlineId>(),
        };
        item.Describe(title, acceptanceCriteria, phase?.Id);
        item.SetDates(plannedStart, plannedFinish, phase);
        item.Raise(new WorkItemPlanned(item.Id, item.CollaborationId, item.Title, now));
        return item;
    }

    /// <summary>Refuses one more than a collaboration can hold.</summary>
    /// <param name="existing">How many it has.</param>
    public static void RequireRoom(int existing)
    {
        if (existing >= MostPerCollaboration) throw new RuleBrokenException(WorkItemRules.TooMany, null, MostPerCollaboration);
    }

    public CollaborationId CollaborationId { get; private set; }
    public PhaseId? PhaseId { get; private set; }
    public string Title { get; private set; } = "";
    public string AcceptanceCriteria { get; private set; } = "";
    public LocalDate PlannedStart { get; private set; }
    public LocalDate PlannedFinish { get; private set; }

    /// <summary>The finish that was first approved; stays for ever. Null before the approval.</summary>
    public LocalDate? AgreedFinish { get; private set; }

    /// <summary>How often the finish was moved by a revision.</summary>
    public int TimesMoved { get; private set; }
    public LocalDate? ActualFinish { get; private set; }
    public WorkItemState State { get; private set; } = Planned;

    /// <summary>Whole percent, 0 to 100.</summary>
    public int PercentComplete { get; private set; }
    public string? Problem { get; private set; }
    public string? Solution { get; private set; }
    public string? NextStep { get; private set; }

    /// <summary>Work items that have to be complete before this one makes sense.</summary>
    public IReadOnlyList<WorkItemId> DependsOn { get; private set; } = [];

    /// <summary>When somebody marked it at risk, or the system found it more than 2 days late; null otherwise.</summary>
    public Instant? AtRiskSince { get; private set; }

    /// <summary>When a risk warning was last raised for it; null: never.</summary>
    public Instant? WarnedAt { get; private set; }

    /// <summary>The deadline "task due"; a new one when a revision gives a breached one a later date.</summary>
    public DeadlineId DueDeadlineId { get; private set; }

    /// <summary>The open duty to warn, if there is one; a new one for each time the task came to be at risk.</summary>
    public DeadlineId? WarningDeadlineId { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>Letters in the order in which they were given.</summary>
    public IReadOnlyList<RaciAssignment> Raci => _raci;

    /// <summary>The first R: the one who owes. Null until assigned.</summary>
    public RaciAssignment? Responsible => _raci.OrderBy(a => a.Position).FirstOrDefault(a => a.Role == RaciRole.Responsible);
    public RaciAssignment? Accountable => _raci.Find(a => a.Role == RaciRole.Accountable);

    /// <summary>The department that owes progress: that of the first R.</summary>
    public DepartmentId? ResponsibleDepartmentId { get; private set; }

    public bool IsOpen => State is Planned or InProgress;

    /// <summary>Exactly one A and at least one R: without it a task cannot start.</summary>
    public bool RaciComplete => Responsible != null && Accountable != null;

    public void Edit(string title, string? acceptanceCriteria, Phase? phase, LocalDate plannedStart, LocalDate plannedFinish, IReadOnlyList<WorkItemId> dependsOn, Instant now)
    {
        RequireOpen();
        Require(AgreedFinish == null || (plannedStart, plannedFinish) == (PlannedStart, PlannedFinish), WorkItemRules.DatesMoveByRevision);
        Require(!dependsOn.Contains(Id), WorkItemRules.DependsOnItself);
        var moves = (plannedStart, plannedFinish, phase?.Id) != (PlannedStart, PlannedFinish, PhaseId);
        if (AgreedFinish == null && moves) SetDates(plannedStart, plannedFinish, phase);
        Describe(title, acceptanceCriteria, phase?.Id);
        DependsOn = [.. dependsOn.Distinct()];
        Raise(new WorkItemEdited(Id, CollaborationId, Title, now));
    }

    /// <summary>Sets the letters of the matrix row. A row may be incomplete for a while; the task just cannot start.</summary>
    /// <param name="allowSelfApproval">Whether R and A may be one person (the organization's policy).</param>
    public void AssignRaci(IReadOnlyList<RaciAssignment> assignments, bool allowSelfApproval, Instant now)
    {
        RequireOpen();
        var byRole = assignments.ToLookup(a => a.Role, a => a.MemberId);
        Require(byRole[RaciRole.Accountable].Count() <= 1, WorkItemRules.OneAccountable);
        Require(!byRole[RaciRole.Consulted].Intersect(byRole[RaciRole.Informed]).Any(), WorkItemRules.ConsultedAndInformed);
        Require(allowSelfApproval || !byRole[RaciRole.Responsible].Intersect(byRole[RaciRole.Accountable]).Any(), WorkItemRules.ResponsibleApproves);
        Require(assignments.DistinctBy(a => (a.MemberId, a.Role)).Count() == assignments.Count, WorkItemRules.LetterTwice);
        Require(State == Planned || (byRole[RaciRole.Responsible].Any() && byRole[RaciRole.Accountable].Any()), WorkItemRules.RaciRequired);
        MemberId[] newlyNamed = [.. assignments.Select(a => a.MemberId).Distinct().Except(_raci.Select(a => a.MemberId))];
        // A letter that stays is the same row; only its place may change.
        List<RaciAssignment> letters = [.. assignments.Select((a, position) => (_raci.Find(a.IsSameLetter) ?? a).At(position))];
        _raci.RemoveAll(a => !letters.Contains(a));
        _raci.AddRange(letters.Where(a => !_raci.Contains(a)));
        ResponsibleDepartmentId = Responsible?.DepartmentId;
        Raise(new RaciAssigned(Id, CollaborationId, Title, letters, newlyNamed, DueDeadlineId, WarningDeadlineId, now));
    }

    /// <summary>One who has letters here has left the company: another takes them, each in its place.</summary>
    public void Replace(MemberId leaver, Member successor, bool allowSelfApproval, Instant now)
    {
        var letters = _raci.OrderBy(a => a.Position)
            .Select(a => a.MemberId == leaver ? new RaciAssignment(successor.Id, successor.DepartmentId, a.Role) : a)
            .DistinctBy(a => (a.MemberId, a.Role)).ToList();
        // Who is asked need not be told as well.
        letters.RemoveAll(a => a.Role == RaciRole.Informed && letters.Exists(c => c.Role == RaciRole.Consulted && c.MemberId == a.MemberId));
        AssignRaci(letters, allowSelfApproval, now);
    }

    /// <summary>The plan was approved (or the task was added to an approved one): its dates are the agreed ones and it falls due.</summary>
    public void Agree(Instant now)
    {
        if (AgreedFinish != null) return;
        AgreedFinish = PlannedFinish;
        Raise(new WorkItemAgreed(Id, CollaborationId, Title, PlannedFinish, DueDeadlineId, now));
    }

    /// <summary>An approved revision moves the dates.</summary>
    public void MoveTo(LocalDate start, LocalDate finish, Instant now)
    {
        RequireOpen();
        var from = PlannedFinish;
        SetDates(start, finish, null);
        if (from != finish) TimesMoved++;
        Raise(new WorkItemMoved(Id, CollaborationId, Title, from, finish, DueDeadlineId, now));
    }

    /// <summary>What a revision would move; the present dates are part of it, so that people see from where.</summary>
    public DateChange ChangeTo(LocalDate start, LocalDate finish)
    {
        RequireOpen();
        Require(start <= finish, WorkItemRules.EndsBeforeItStarts, "changes");
        return new DateChange(Id, Title, PlannedStart, PlannedFinish, start, finish);
    }

    /// <summary>The old deadline was missed and stays missed; the date that was agreed instead gets one of its own.</summary>
    public DeadlineId RenewDueDeadline() => DueDeadlineId = NewId.Of<DeadlineId>();

    /// <summary>Work begins. A task without R and A cannot start.</summary>
    public void Start(Instant now)
    {
        Require(RaciComplete, WorkItemRules.RaciRequired);
        State = WorkItemLifecycle.Table.Move(State, InProgress);
        Raise(new WorkItemStarted(Id, CollaborationId, Title, now));
    }

    /// <summary>What the weekly progress sheet says of this task. 100 % completes it; more than 0 starts it.</summary>
    /// <param name="actualFinish">When it was done; for a completed task without it, <paramref name="today"/>.</param>
    public void ReportProgress(Progress progress, LocalDate today, Instant now)
    {
        Require(State != Cancelled, WorkItemRules.NotOpen);
        Require(progress.ActualFinish == null || progress.PercentComplete == 100, WorkItemRules.FinishedMeansAll, "actualFinish");
        Require(progress.ActualFinish == null || progress.ActualFinish <= today, WorkItemRules.FinishInFuture, "actualFinish");
        Require(State != Completed || progress.PercentComplete == 100, WorkItemRules.CompletedStays, "percentComplete");
        if (State == Planned && progress.PercentComplete > 0) Start(now);
        (PercentComplete, Problem, Solution, NextStep) = (progress.PercentComplete, progress.Problem, progress.Solution, progress.NextStep);
        Raise(new WorkItemProgressed(Id, CollaborationId, Title, PercentComplete, now));
        if (progress.PercentComplete == 100 && State != Completed) Finish(progress.ActualFinish ?? today, now);
        else if (State == Completed && progress.ActualFinish != null) ActualFinish = progress.ActualFinish;
    }

    /// <summary>R says that it is done.</summary>
    public void Complete(LocalDate? actualFinish, LocalDate today, Instant now)
    {
        Require(actualFinish == null || actualFinish <= today, WorkItemRules.FinishInFuture, "actualFinish");
        if (State == Planned) Start(now);
        PercentComplete = 100;
        Finish(actualFinish ?? today, now);
    }

    public void Cancel(string reason, Instant now)
    {
        CancelReason = Text.Required(reason, WorkItemRules.ReasonRequired);
        State = WorkItemLifecycle.Table.Move(State, Cancelled);
        Raise(new WorkItemCancelled(Id, CollaborationId, Title, DueDeadlineId, WarningDeadlineId, CancelReason, now));
        WarningDeadlineId = null;
    }

    /// <summary>A member sees that it will be late: the duty to warn opens (within 24 hours).</summary>
    /// <param name="note">What the member sees coming; the problem of the progress sheet.</param>
    public void MarkAtRisk(MemberId? by, Instant now, string? note = null)
    {
        RequireOpen();
        Require(WarningDeadlineId == null, WorkItemRules.AtRiskAlready);
        Problem = Text.Optional(note) ?? Problem;
        BecomeAtRisk(by, now);
    }

    /// <summary>
    /// The system found it more than 2 days late. Nothing happens when a duty to warn is open already, when a warning was
    /// raised since it fell due, or when it is done.
    /// </summary>
    /// <param name="dueAt">When it fell due.</param>
    /// <param name="passedAt">The instant at which the delay passed the limit, however late it was noticed.</param>
    public void PassDelayLimit(Instant dueAt, Instant passedAt)
    {
        if (!IsOpen || WarningDeadlineId != null || WarnedAt >= dueAt) return;
        BecomeAtRisk(null, passedAt);
    }

    /// <summary>A risk warning was raised: the duty to warn is met.</summary>
    public void Warned(Instant now)
    {
        Require(IsOpen, WorkItemRules.NotOpen);
        AtRiskSince ??= now;
        WarnedAt = now;
        if (WarningDeadlineId is { } duty) Raise(new WarningDutyMet(Id, CollaborationId, Title, duty, now));
        WarningDeadlineId = null;
    }

    /// <summary>Measures of an issue are written into the progress sheet (step 5).</summary>
    public void NoteMeasures(string problem, string solution, Instant now)
    {
        (Problem, Solution) = (problem, solution);
        Raise(new MeasuresNoted(Id, CollaborationId, Title, now));
    }

    private void BecomeAtRisk(MemberId? by, Instant at)
    {
        AtRiskSince ??= at;
        WarningDeadlineId = NewId.Of<DeadlineId>();
        Raise(new WorkItemAtRisk(Id, CollaborationId, Title, WarningDeadlineId.Value, by, at));
    }

    private void Finish(LocalDate on, Instant now)
    {
        State = WorkItemLifecycle.Table.Move(State, Completed);
        ActualFinish = on;
        Raise(new WorkItemCompleted(Id, CollaborationId, Title, DueDeadlineId, WarningDeadlineId, now));
        WarningDeadlineId = null;
    }

    private void Describe(string title, string? acceptanceCriteria, PhaseId? phaseId)
    {
        Title = Text.Required(title, WorkItemRules.TitleRequired);
        AcceptanceCriteria = Text.Optional(acceptanceCriteria) ?? "";
        PhaseId = phaseId;
    }

    private void SetDates(LocalDate start, LocalDate finish, Phase? phase)
    {
        Require(start <= finish, WorkItemRules.EndsBeforeItStarts);
        Require(phase == null || phase.Contains(start, finish), PlanRules.OutsidePhase);
        (PlannedStart, PlannedFinish) = (start, finish);
    }

    private void RequireOpen() => Require(IsOpen, WorkItemRules.NotOpen);
}

/// <summary>One row of the progress sheet, for the task it is about.</summary>
public sealed record Progress
{
    public Progress(int percentComplete, LocalDate? actualFinish, string? problem, string? solution, string? nextStep)
    {
        PercentComplete = percentComplete is >= 0 and <= 100 ? percentComplete : throw new RuleBrokenException(WorkItemRules.PercentOutOfRange);
        ActualFinish = actualFinish;
        (Problem, Solution, NextStep) = (Text.Optional(problem), Text.Optional(solution), Text.Optional(nextStep));
    }

    /// <summary>Whole percent, 0 to 100.</summary>
    public int PercentComplete { get; }
    public LocalDate? ActualFinish { get; }
    public string? Problem { get; }
    public string? Solution { get; }
    public string? NextStep { get; }
}
