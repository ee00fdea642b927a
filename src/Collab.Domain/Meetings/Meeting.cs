using Collab.Domain.Collaborations;
using Collab.Domain.Departments;
using Collab.Domain.Issues;
using Collab.Domain.Members;
using Collab.Domain.Plans;
using Collab.Domain.RiskWarnings;
using Collab.Domain.WorkItems;

namespace Collab.Domain.Meetings;

public enum MeetingKind
{
    /// <summary>需求启动会, step 1.</summary>
    Kickoff,

    /// <summary>紧急协调会, step 4, after a risk warning.</summary>
    EmergencyCoordination,

    /// <summary>Discussion of an issue, step 5.</summary>
    IssueDiscussion,
    Regular,
}

public enum MeetingState
{
    /// <summary>People are invited for a time.</summary>
    Convened,

    /// <summary>It took place; its decisions are recorded.</summary>
    Held,
}

/// <summary>A meeting of a collaboration. A decision always ends as a task, a plan revision or "no action, because".</summary>
public sealed class Meeting : AggregateRoot<MeetingId>
{
    private Meeting() { }

    /// <param name="scheduledFor">When it is to take place (UTC).</param>
    public static Meeting Convene(
        Collaboration collaboration, MeetingKind kind, string title, Instant scheduledFor, IReadOnlyList<MemberId> attendees, string? agenda,
        RiskWarningId? riskWarningId, IssueId? issueId, MemberId by, Instant now)
    {
        var meeting = Of(collaboration, kind, title, scheduledFor, attendees, agenda, riskWarningId, issueId);
        meeting.Raise(new MeetingConvened(meeting.Id, collaboration.Id, meeting.Title, kind, scheduledFor, meeting.Attendees, riskWarningId, by, now));
        return meeting;
    }

    /// <summary>A meeting that took place and is only written down now; nobody is invited any more.</summary>
    /// <param name="heldAt">When it began; not in the future.</param>
    public static Meeting Record(
        Collaboration collaboration, MeetingKind kind, string title, Instant heldAt, IReadOnlyList<MemberId> attendees, string? agenda,
        IReadOnlyList<MeetingQuestion> questions, IReadOnlyList<MeetingDecision> decisions,
        RiskWarningId? riskWarningId, IssueId? issueId, MemberId by, Instant now)
    {
        var meeting = Of(collaboration, kind, title, heldAt, attendees, agenda, riskWarningId, issueId);
        meeting.Hold(heldAt, attendees, questions, decisions, by, now);
        return meeting;
    }

    private static Meeting Of(
        Collaboration collaboration, MeetingKind kind, string title, Instant scheduledFor, IReadOnlyList<MemberId> attendees, string? agenda,
        RiskWarningId? riskWarningId, IssueId? issueId)
    {
        collaboration.RequireOpen();
        if (kind == MeetingKind.Kickoff) collaboration.RequireState(CollaborationState.Draft);
        Require(attendees.Count > 0, MeetingRules.AttendeesRequired);
        Require(kind != MeetingKind.EmergencyCoordination || riskWarningId != null, MeetingRules.RiskWarningRequired);
        return new Meeting
        {
            Id = NewId.Of<MeetingId>(),
            OrganizationId = collaboration.OrganizationId,
            CollaborationId = collaboration.Id,
            Kind = kind,
            Title = Text.Required(title, MeetingRules.TitleRequired),
            ScheduledFor = scheduledFor,
            Attendees = [.. attendees.Distinct()],
            Agenda = Text.Optional(agenda),
            RiskWarningId = riskWarningId,
            IssueId = issueId,
        };
    }

    /// <summary>For a kick-off: each involved department has its head, liaison or deputy among the attendees (process step 1).</summary>
    /// <param name="departments">The involved departments, for their heads and names.</param>
    /// <exception cref="RuleBrokenException">Names the first department that nobody speaks for.</exception>
    public static void RequireAllRepresented(Collaboration collaboration, IReadOnlyCollection<Department> departments, IReadOnlyCollection<MemberId> attendees)
    {
        foreach (var participation in collaboration.Departments)
        {
            var department = departments.Single(d => d.Id == participation.DepartmentId);
            MemberId?[] speakers = [department.HeadId, participation.LiaisonId, participation.DeputyId];
            if (!speakers.OfType<MemberId>().Any(attendees.Contains))
                throw new RuleBrokenException(MeetingRules.DepartmentNotRepresented, null, department.Name);
        }
    }

    public CollaborationId CollaborationId { get; private set; }
    public MeetingKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public MeetingState State { get; private set; } = MeetingState.Convened;
    public Instant ScheduledFor { get; private set; }
    public Instant? HeldAt { get; private set; }
    public IReadOnlyList<MemberId> Attendees { get; private set; } = [];
    public string? Agenda { get; private set; }
    public RiskWarningId? RiskWarningId { get; private set; }
    public IssueId? IssueId { get; private set; }

    /// <summary>Questions that were asked and answered on the spot.</summary>
    public IReadOnlyList<MeetingQuestion> Questions { get; private set; } = [];
    public IReadOnlyList<MeetingDecision> Decisions { get; private set; } = [];

    /// <summary>It took place. For a kick-off each involved department was represented by its head or liaison.</summary>
    /// <param name="heldAt">When it began; not in the future.</param>
    public void Hold(Instant heldAt, IReadOnlyList<MemberId> attendees, IReadOnlyList<MeetingQuestion> questions, IReadOnlyList<MeetingDecision> decisions, MemberId by, Instant now)
    {
        Require(State == MeetingState.Convened, MeetingRules.HeldAlready);
        Require(heldAt <= now, MeetingRules.HeldInFuture);
        Require(attendees.Count > 0, MeetingRules.AttendeesRequired);
        State = MeetingState.Held;
        (HeldAt, Attendees, Questions, Decisions) = (heldAt, [.. attendees.Distinct()], [.. questions], [.. decisions]);
        Raise(new MeetingHeld(Id, CollaborationId, Title, Kind, Attendees, by, now));
    }
}

public sealed record MeetingQuestion(string Question, string? Answer);

/// <summary>What becomes of a decision.</summary>
public enum Disposition
{
    WorkItem,
    Revision,
    NoAction,
}

/// <summary>A decision and what became of it: a task, a plan revision, or nothing, because.</summary>
public sealed record MeetingDecision
{
    private MeetingDecision() { }

    public Guid Id { get; private init; }
    public string Description { get; private init; } = "";
    public Disposition Disposition { get; private init; }
    public WorkItemId? WorkItemId { get; private init; }
    public PlanRevisionId? PlanRevisionId { get; private init; }
    public string? Because { get; private init; }

    /// <param name="path">JSON path of the decision in what was sent, to blame its fields.</param>
    public static MeetingDecision Of(
        string description, Disposition disposition, WorkItemId? workItemId, PlanRevisionId? planRevisionId, string? because, string path = "decisions")
    {
        var reason = Text.Optional(because);
        var (disposed, field) = disposition switch
        {
            Disposition.WorkItem => (workItemId != null, "workItem"),
            Disposition.Revision => (planRevisionId != null, "planRevisionId"),
            _ => (reason != null, "because"),
        };
        if (!disposed) throw new RuleBrokenException(MeetingRules.DecisionNeedsOutcome, $"{path}.{field}");
        return new MeetingDecision
        {
            Id = Guid.CreateVersion7(),
            Description = Text.Required(description, MeetingRules.DecisionNeedsDescription, $"{path}.description"),
            Disposition = disposition,
            WorkItemId = workItemId,
            PlanRevisionId = planRevisionId,
            Because = reason,
        };
    }
}

public static class MeetingRules
{
    public static readonly Rule TitleRequired = new("meeting.titleRequired", Field: "title");
    public static readonly Rule TimeRequired = new("meeting.timeRequired", Field: "scheduledFor");
    public static readonly Rule AttendeesRequired = new("meeting.attendeesRequired", Field: "attendeeIds");
    public static readonly Rule AttendeeUnknown = new("meeting.attendeeUnknown", Field: "attendeeIds");
    public static readonly Rule DepartmentNotRepresented = new("meeting.departmentNotRepresented", Field: "attendeeIds");
    public static readonly Rule HeldAlready = new("meeting.heldAlready", RuleKind.Conflict);
    public static readonly Rule HeldInFuture = new("meeting.heldInFuture", Field: "heldAt");
    public static readonly Rule DecisionNeedsDescription = new("meeting.decisionNeedsDescription", Field: "decisions");
    public static readonly Rule DecisionNeedsOutcome = new("meeting.decisionNeedsOutcome", Field: "decisions");
    public static readonly Rule DecisionWorkItemIncomplete = new("meeting.decisionWorkItemIncomplete", Field: "decisions");
    public static readonly Rule RevisionUnknown = new("meeting.revisionUnknown", Field: "decisions");
    public static readonly Rule RiskWarningRequired = new("meeting.riskWarningRequired", Field: "riskWarningId");
    public static readonly Rule RiskWarningUnknown = new("meeting.riskWarningUnknown", Field: "riskWarningId");
    public static readonly Rule IssueUnknown = new("meeting.issueUnknown", Field: "issueId");
}

public abstract record MeetingEvent(MeetingId Id, CollaborationId Collaboration, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Meeting, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>Tells the attendees.</summary>
public sealed record MeetingConvened(
    MeetingId Id, CollaborationId Collaboration, string Title, MeetingKind Kind, Instant ScheduledFor, IReadOnlyList<MemberId> Attendees, RiskWarningId? RiskWarningId, MemberId By, Instant At)
    : MeetingEvent(Id, Collaboration, Title, At);

/// <summary>Tells the attendees. After a kick-off the collaboration opens the commitments.</summary>
public sealed record MeetingHeld(MeetingId Id, CollaborationId Collaboration, string Title, MeetingKind Kind, IReadOnlyList<MemberId> Attendees, MemberId By, Instant At)
    : MeetingEvent(Id, Collaboration, Title, At);
