using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.WorkItems;
using static Collab.Domain.Issues.IssueState;

namespace Collab.Domain.Issues;

public enum IssueState
{
    /// <summary>The lead department has 24 hours to organize the discussion and record measures.</summary>
    Reported,
    MeasuresRecorded,

    /// <summary>All measures are done; the reporter closes it.</summary>
    Resolved,
    Closed,
}

/// <summary>An issue (问题反馈表) of step 5: reported by whoever finds a problem, answered by the lead department within 24 hours, closed by its reporter.</summary>
public sealed class Issue : AggregateRoot<IssueId>
{
    private Issue() { }

    public static Issue Report(
        Collaboration collaboration, string title, string description, string impact, string proposedSolution, WorkItemId? workItemId, MemberId reporter, Instant now)
    {
        collaboration.RequireOpen();
        var issue = new Issue
        {
            Id = NewId.Of<IssueId>(),
            OrganizationId = collaboration.OrganizationId,
            CollaborationId = collaboration.Id,
            WorkItemId = workItemId,
            Title = Text.Required(title, IssueRules.TitleRequired),
            Description = Text.Required(description, IssueRules.DescriptionRequired),
            Impact = Text.Required(impact, IssueRules.ImpactRequired),
            ProposedSolution = Text.Required(proposedSolution, IssueRules.ProposedSolutionRequired),
            ReporterId = reporter,
            ReportedAt = now,
            ResponseDeadlineId = NewId.Of<DeadlineId>(),
        };
        issue.Raise(new IssueReported(issue.Id, collaboration.Id, issue.Title, issue.ResponseDeadlineId, reporter, now));
        return issue;
    }

    public CollaborationId CollaborationId { get; private set; }
    public WorkItemId? WorkItemId { get; private set; }
    public string Title { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string Impact { get; private set; } = "";
    public string ProposedSolution { get; private set; } = "";
    public MemberId ReporterId { get; private set; }
    public Instant ReportedAt { get; private set; }
    public IssueState State { get; private set; } = Reported;

    /// <summary>The response deadline; a new one each time the issue is reopened.</summary>
    public DeadlineId ResponseDeadlineId { get; private set; }
    public IssueDiscussion? Discussion { get; private set; }

    /// <summary>In the order in which they were recorded, also those from before the issue was reopened.</summary>
    public IReadOnlyList<IssueMeasure> Measures { get; private set; } = [];
    public Instant? ClosedAt { get; private set; }
    public int TimesReopened { get; private set; }

    /// <summary>The lead department has organized the discussion and records what is done, by whom, until when.</summary>
    public void RecordMeasures(IssueDiscussion discussion, IReadOnlyList<IssueMeasure> measures, MemberId by, Instant now)
    {
        Require(measures.Count > 0, IssueRules.MeasureRequired);
        Require(discussion.HeldAt <= now, IssueRules.DiscussedInFuture, "discussion.heldAt");
        State = Lifecycle.Move(State, IssueState.MeasuresRecorded);
        Discussion = discussion;
        Measures = [.. Measures, .. measures];
        Raise(new MeasuresRecorded(Id, CollaborationId, Title, WorkItemId, ResponseDeadlineId, [.. measures], ReporterId, by, now));
    }

    /// <summary>One measure is done; with the last one the issue is resolved.</summary>
    public void CompleteMeasure(IssueMeasureId measureId, MemberId by, Instant now, string? note = null)
    {
        var measure = Measures.FirstOrDefault(m => m.Id == measureId) ?? throw new RuleBrokenException(IssueRules.MeasureUnknown);
        Require(measure.DoneAt == null, IssueRules.MeasureDone);
        Require(State == IssueState.MeasuresRecorded, IssueRules.NotAtThisState);
        Measures = [.. Measures.Select(m => m.Id == measureId ? m with { DoneAt = now, DoneBy = by } : m)];
        Raise(new MeasureCompleted(Id, CollaborationId, measureId, measure.Description, measure.DeadlineId, Text.Optional(note), by, now));
        if (Measures.Any(m => m.DoneAt == null)) return;
        State = Lifecycle.Move(State, Resolved);
        Raise(new IssueResolved(Id, CollaborationId, Title, ReporterId, now));
    }

    /// <summary>The owner of a measure has left the company; its deadline says so.</summary>
    public void HandOver(IssueMeasureId measureId, Member successor) =>
        Measures = [.. Measures.Select(m => m.Id == measureId && m.DoneAt == null ? m with { OwnerId = successor.Id, OwnerDepartmentId = successor.DepartmentId } : m)];

    /// <summary>The reporter is content.</summary>
    public void Close(Acting by, Instant now, string? note = null)
    {
        Require(by.Is(ReporterId), IssueRules.ReporterAlone);
        State = Lifecycle.Move(State, Closed);
        ClosedAt = now;
        Raise(new IssueClosed(Id, CollaborationId, Title, Text.Optional(note), by.Person, now));
    }

    /// <summary>The reporter is not content: the lead department owes measures again, within 24 hours.</summary>
    public void Reopen(string reason, Acting by, Instant now)
    {
        Require(by.Is(ReporterId), IssueRules.ReporterAlone);
        var why = Text.Required(reason, IssueRules.ReasonRequired);
        State = Lifecycle.Move(State, Reported);
        ClosedAt = null;
        TimesReopened++;
        ResponseDeadlineId = NewId.Of<DeadlineId>();
        Raise(new IssueReopened(Id, CollaborationId, Title, why, ResponseDeadlineId, by.Person, now));
    }

    public static readonly Lifecycle<IssueState> Lifecycle = new(
        IssueRules.NotAtThisState,
        (Reported, IssueState.MeasuresRecorded), (IssueState.MeasuresRecorded, IssueState.MeasuresRecorded), (IssueState.MeasuresRecorded, Resolved), (Resolved, Closed), (Resolved, Reported), (Closed, Reported));
}

/// <summary>The discussion that the lead department organized.</summary>
public sealed record IssueDiscussion(Instant HeldAt, IReadOnlyList<MemberId> Attendees, string Decision)
{
    public static IssueDiscussion Of(Instant heldAt, IReadOnlyList<MemberId> attendees, string decision) => new(
        heldAt,
        attendees.Count > 0 ? [.. attendees.Distinct()] : throw new RuleBrokenException(IssueRules.AttendeesRequired),
        Text.Required(decision, IssueRules.DecisionRequired));
}

/// <summary>A measure with owner and due time; written into the progress sheet.</summary>
/// <param name="OwnerDepartmentId">The owner's department when it was recorded.</param>
/// <param name="DueAt">As recorded (UTC).</param>
public sealed record IssueMeasure(
    IssueMeasureId Id, string Description, MemberId OwnerId, DepartmentId OwnerDepartmentId, Instant DueAt, DeadlineId DeadlineId, Instant? DoneAt = null, MemberId? DoneBy = null)
{
    /// <param name="path">JSON path of the measure in what was sent, to blame its fields.</param>
    public static IssueMeasure Of(string description, Member owner, Instant dueAt, Instant now, string path = "measures") => new(
        NewId.Of<IssueMeasureId>(),
        Text.Required(description, IssueRules.MeasureNeedsDescription, $"{path}.description"),
        owner.Active ? owner.Id : throw new RuleBrokenException(IssueRules.MeasureNeedsOwner, $"{path}.ownerId"),
        owner.DepartmentId,
        dueAt > now ? dueAt : throw new RuleBrokenException(IssueRules.MeasureDueInPast, $"{path}.dueAt"),
        NewId.Of<DeadlineId>());
}

public static class IssueRules
{
    public static readonly Rule TitleRequired = new("issue.titleRequired", Field: "title");
    public static readonly Rule DescriptionRequired = new("issue.descriptionRequired", Field: "description");
    public static readonly Rule ImpactRequired = new("issue.impactRequired", Field: "impact");
    public static readonly Rule ProposedSolutionRequired = new("issue.proposedSolutionRequired", Field: "proposedSolution");
    public static readonly Rule WorkItemUnknown = new("issue.workItemUnknown", Field: "workItemId");
    public static readonly Rule MeasureRequired = new("issue.measureRequired", Field: "measures");
    public static readonly Rule MeasureNeedsDescription = new("issue.measureNeedsDescription", Field: "measures");
    public static readonly Rule MeasureNeedsOwner = new("issue.measureNeedsOwner", Field: "measures");
    public static readonly Rule MeasureDueInPast = new("issue.measureDueInPast", Field: "measures");
    public static readonly Rule MeasureUnknown = new("issue.measureUnknown");
    public static readonly Rule MeasureDone = new("issue.measureDone", RuleKind.Conflict);
    public static readonly Rule AttendeesRequired = new("issue.attendeesRequired", Field: "discussion.attendeeIds");
    public static readonly Rule AttendeeUnknown = new("issue.attendeeUnknown", Field: "discussion.attendeeIds");
    public static readonly Rule DecisionRequired = new("issue.decisionRequired", Field: "discussion.decision");
    public static readonly Rule DiscussedInFuture = new("issue.discussedInFuture", Field: "discussion.heldAt");
    public static readonly Rule ReasonRequired = new("issue.reasonRequired", Field: "reason");
    public static readonly Rule ReporterAlone = new("issue.reporterAlone", RuleKind.Conflict);
    public static readonly Rule NotAtThisState = new("issue.notAtThisState", RuleKind.Conflict);
}

public abstract record IssueEvent(IssueId Id, CollaborationId Collaboration, string Title, Instant At) : DomainEvent(At), ITold
{
    public virtual Subject Subject => new(SubjectType.Issue, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>Opens the response deadline (+24 hours) and tells the lead's liaison.</summary>
public sealed record IssueReported(IssueId Id, CollaborationId Collaboration, string Title, DeadlineId ResponseDeadlineId, MemberId ReporterId, Instant At) : IssueEvent(Id, Collaboration, Title, At);

/// <summary>Meets the response deadline, opens one per measure, and writes the measures into the progress sheet.</summary>
public sealed record MeasuresRecorded(
    IssueId Id, CollaborationId Collaboration, string Title, WorkItemId? WorkItemId, DeadlineId ResponseDeadlineId, IReadOnlyList<IssueMeasure> Measures, MemberId ReporterId, MemberId By, Instant At)
    : IssueEvent(Id, Collaboration, Title, At);

/// <summary>Meets the measure's deadline.</summary>
public sealed record MeasureCompleted(IssueId Id, CollaborationId Collaboration, IssueMeasureId MeasureId, string Title, DeadlineId DeadlineId, string? Note, MemberId By, Instant At)
    : IssueEvent(Id, Collaboration, Title, At)
{
    public override Subject Subject => new(SubjectType.IssueMeasure, MeasureId.Value, Title);
}

/// <summary>Tells the reporter, who closes it.</summary>
public sealed record IssueResolved(IssueId Id, CollaborationId Collaboration, string Title, MemberId ReporterId, Instant At) : IssueEvent(Id, Collaboration, Title, At);

public sealed record IssueClosed(IssueId Id, CollaborationId Collaboration, string Title, string? Note, MemberId By, Instant At) : IssueEvent(Id, Collaboration, Title, At);

/// <summary>Opens a new response deadline and tells the lead department.</summary>
public sealed record IssueReopened(IssueId Id, CollaborationId Collaboration, string Title, string Reason, DeadlineId ResponseDeadlineId, MemberId By, Instant At) : IssueEvent(Id, Collaboration, Title, At);
