using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Meetings;
using Collab.Domain.Members;
using Collab.Domain.WorkItems;

namespace Collab.Domain.RiskWarnings;

/// <summary>A risk warning (风险预警通知) of step 4: why a task is late or will be, what it does to others, what is done about it.</summary>
public sealed class RiskWarning : AggregateRoot<RiskWarningId>
{
    private RiskWarning() { }

    /// <summary>Raises the warning; the emergency coordination meeting is then due within 24 hours.</summary>
    public static RiskWarning RaiseFor(WorkItem workItem, string cause, string impact, string solution, MemberId by, Instant now)
    {
        var warning = new RiskWarning
        {
            Id = NewId.Of<RiskWarningId>(),
            OrganizationId = workItem.OrganizationId,
            CollaborationId = workItem.CollaborationId,
            WorkItemId = workItem.Id,
            Title = workItem.Title,
            Cause = Text.Required(cause, RiskWarningRules.CauseRequired),
            Impact = Text.Required(impact, RiskWarningRules.ImpactRequired),
            Solution = Text.Required(solution, RiskWarningRules.SolutionRequired),
            RaisedBy = by,
            RaisedAt = now,
            MeetingDeadlineId = NewId.Of<DeadlineId>(),
        };
        warning.Raise(new RiskWarningRaised(warning.Id, workItem.CollaborationId, workItem.Id, workItem.Title, warning.MeetingDeadlineId, by, now));
        return warning;
    }

    public CollaborationId CollaborationId { get; private set; }
    public WorkItemId WorkItemId { get; private set; }

    /// <summary>The task's title; what the record calls it.</summary>
    public string Title { get; private set; } = "";
    public string Cause { get; private set; } = "";
    public string Impact { get; private set; } = "";
    public string Solution { get; private set; } = "";
    public MemberId RaisedBy { get; private set; }
    public Instant RaisedAt { get; private set; }

    /// <summary>The deadline to convene the emergency meeting (+24 hours).</summary>
    public DeadlineId MeetingDeadlineId { get; private set; }

    /// <summary>The emergency coordination meeting; null until convened.</summary>
    public MeetingId? MeetingId { get; private set; }

    public void Convened(MeetingId meetingId, Instant now)
    {
        Require(MeetingId == null, RiskWarningRules.ConvenedAlready);
        MeetingId = meetingId;
        Raise(new EmergencyMeetingConvened(Id, CollaborationId, Title, meetingId, MeetingDeadlineId, now));
    }
}

public static class RiskWarningRules
{
    public static readonly Rule CauseRequired = new("riskWarning.causeRequired", Field: "cause");
    public static readonly Rule ImpactRequired = new("riskWarning.impactRequired", Field: "impact");
    public static readonly Rule SolutionRequired = new("riskWarning.solutionRequired", Field: "solution");
    public static readonly Rule ConvenedAlready = new("riskWarning.convenedAlready", RuleKind.Conflict);
}

public abstract record RiskWarningEvent(RiskWarningId Id, CollaborationId Collaboration, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.RiskWarning, Id.Value, Title);
    public CollaborationId? CollaborationId => Collaboration;
}

/// <summary>Meets the duty to warn and opens the emergency meeting deadline.</summary>
public sealed record RiskWarningRaised(
    RiskWarningId Id, CollaborationId Collaboration, WorkItemId WorkItemId, string Title, DeadlineId MeetingDeadlineId, MemberId By, Instant At)
    : RiskWarningEvent(Id, Collaboration, Title, At);

/// <summary>Meets the emergency meeting deadline.</summary>
public sealed record EmergencyMeetingConvened(RiskWarningId Id, CollaborationId Collaboration, string Title, MeetingId MeetingId, DeadlineId MeetingDeadlineId, Instant At)
    : RiskWarningEvent(Id, Collaboration, Title, At);
