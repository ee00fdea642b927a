using Collab.Domain.Calendars;
using Collab.Domain.Collaborations;
using Collab.Domain.Deadlines;
using Collab.Domain.Organizations;
using Collab.Domain.Templates;
using static Collab.Domain.DeadlinePolicies.ChainRole;

namespace Collab.Domain.DeadlinePolicies;

public enum PolicyUnit
{
    /// <summary>Workdays of the owner department's calendar.</summary>
    Workdays,

    /// <summary>Clock hours.</summary>
    Hours,

    /// <summary>A wall time or an instant that is stated: Friday 17:00, the end of a day, what was agreed.</summary>
    WallTime,
}

/// <summary>A place in an escalation chain; who that is, is found out at the moment of telling.</summary>
public enum ChainRole
{
    /// <summary>The owner department's liaison in the collaboration.</summary>
    Liaison,

    /// <summary>The owner department's head.</summary>
    Head,

    /// <summary>The collaboration's sponsor.</summary>
    Sponsor,

    /// <summary>The first R of the task.</summary>
    Responsible,

    /// <summary>The A of the task.</summary>
    Accountable,

    /// <summary>The member who owes it.</summary>
    Owner,

    /// <summary>The lead department's liaison, else its head.</summary>
    Lead,
}

/// <summary>When the owner is reminded before the due time.</summary>
/// <param name="Percents">Shares of the time that have passed, 1 to 99, in the deadline's own unit.</param>
/// <param name="HoursBefore">Hours before the due time, in the deadline's own unit; null for none.</param>
public sealed record Reminders(IReadOnlyList<int> Percents, int? HoursBefore = null)
{
    /// <summary>50 % and 80 % of the time, and 2 hours before (process, "The deadlines").</summary>
    public static Reminders Default { get; } = new([50, 80], 2);
}

/// <summary>What can be changed in a policy.</summary>
/// <param name="Amount">Workdays or hours; what the process demands may be tightened, not relaxed. 0 for wall times.</param>
/// <param name="Time">For weekly progress: the wall time, at most 17:00; null for all others.</param>
public sealed record PolicyLimits(int Amount, IReadOnlyList<ChainRole> Chain, Reminders Reminders, LocalTime? Time = null);

/// <summary>The policy that a deadline was computed from, as it was then.</summary>
/// <param name="Edition">Of the policy.</param>
/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
/// <param name="Time">For weekly progress: the wall time.</param>
public sealed record PolicySnapshot(DeadlinePolicyId Id, int Edition, int Amount, PolicyUnit Unit, LocalTime? Time, Reminders Reminders);

/// <summary>
/// How long a duty of one kind may take, and who is told when it is missed (时限规则): for the organization, or in its place for
/// the collaborations of one template, or for one collaboration.
/// </summary>
public sealed class DeadlinePolicy : AggregateRoot<DeadlinePolicyId>
{
    private const int MostHours = 24 * 60;
    private const int MostReminders = 5;

    private DeadlinePolicy() { }

    private DeadlinePolicy(OrganizationId organizationId, DeadlineKind kind, int amount, PolicyUnit unit, bool isProcessMinimum, ChainRole[] chain)
    {
        Id = NewId.Of<DeadlinePolicyId>();
        OrganizationId = organizationId;
        (Kind, Amount, Unit, IsProcessMinimum, Chain) = (kind, amount, unit, isProcessMinimum, chain);
        if (kind == DeadlineKind.WeeklyProgress) Time = FridayAt;
    }

    /// <summary>Friday 17:00 (S).</summary>
    public static LocalTime FridayAt { get; } = new(17, 0);

    public DeadlineKind Kind { get; private set; }

    /// <summary>The template for whose collaborations it holds instead of the organization's; null for all.</summary>
    public TemplateId? TemplateId { get; private set; }

    /// <summary>The one collaboration for which it holds; null for all.</summary>
    public CollaborationId? CollaborationId { get; private set; }

    /// <summary>Workdays or hours; 0 for wall times.</summary>
    public int Amount { get; private set; }
    public PolicyUnit Unit { get; private set; }

    /// <summary>For weekly progress: the wall time of the organization's zone; null for all others.</summary>
    public LocalTime? Time { get; private set; }

    /// <summary>True where the process itself sets the limit (S): an organization may tighten it, not relax it.</summary>
    public bool IsProcessMinimum { get; private set; }
    public IReadOnlyList<ChainRole> Chain { get; private set; } = [];
    public Reminders Reminders { get; private set; } = Reminders.Default;

    /// <summary>Counts the changes, from 1. A deadline records the one it was computed from.</summary>
    public int Edition { get; private set; } = 1;

    public PolicySnapshot Snapshot => new(Id, Edition, Amount, Unit, Time, Reminders);

    /// <summary>The table of the process, "The deadlines".</summary>
    public static IReadOnlyList<DeadlinePolicy> Defaults(OrganizationId organization) =>
    [
        new(organization, DeadlineKind.ResourceReply, 2, PolicyUnit.Workdays, true, [Liaison, Head, Sponsor]),
        new(organization, DeadlineKind.IssueResponse, 24, PolicyUnit.Hours, true, [Liaison, Head, Sponsor]),
        new(organization, DeadlineKind.WeeklyProgress, 0, PolicyUnit.WallTime, true, [Liaison, Head]),
        new(organization, DeadlineKind.RiskWarning, 24, PolicyUnit.Hours, true, [Responsible, Accountable, Sponsor]),
        new(organization, DeadlineKind.EmergencyMeeting, 24, PolicyUnit.Hours, false, [Liaison, Head]),
        new(organization, DeadlineKind.CommitmentCondition, 0, PolicyUnit.WallTime, true, [Owner, Head]),
        new(organization, DeadlineKind.WorkItem, 0, PolicyUnit.WallTime, false, [Responsible, Accountable]),
        new(organization, DeadlineKind.GoalConfirmation, 1, PolicyUnit.Workdays, false, [Liaison, Head]),
        new(organization, DeadlineKind.IssueMeasure, 0, PolicyUnit.WallTime, true, [Owner, Lead]),
        new(organization, DeadlineKind.Acceptance, 5, PolicyUnit.Workdays, false, [Lead, Sponsor]),
        new(organization, DeadlineKind.Retrospective, 5, PolicyUnit.Workdays, false, [Lead, Sponsor]),
    ];

    /// <summary>Other limits for the collaborations of one template or for one collaboration, in place of these.</summary>
    /// <exception cref="ArgumentException">For both, for neither, or this one is not the organization's.</exception>
    /// <exception cref="RuleBrokenException">Limits that the process does not allow.</exception>
    public DeadlinePolicy For(TemplateId? template, CollaborationId? collaboration, PolicyLimits limits, Instant now)
    {
        if (TemplateId != null || CollaborationId != null || (template == null) == (collaboration == null))
            throw new ArgumentException("An exception is made from the organization's policy, for a template or for a collaboration.", nameof(template));
        var exception = new DeadlinePolicy(OrganizationId, Kind, Amount, Unit, IsProcessMinimum, [.. Chain]) { TemplateId = template, CollaborationId = collaboration };
        exception.Take(limits);
        exception.Raise(new DeadlinePolicyChanged(exception.Id, Kind, exception.Edition, exception.Amount, Unit, template, collaboration, now));
        return exception;
    }

    /// <summary>Other limits from now on; those that are the same change nothing. Open deadlines are derived again.</summary>
    /// <exception cref="RuleBrokenException">A limit the process does not allow; an empty chain; too many or impossible reminders.</exception>
    public void Change(PolicyLimits limits, Instant now)
    {
        if (!Take(limits)) return;
        Edition++;
        Raise(new DeadlinePolicyChanged(Id, Kind, Edition, Amount, Unit, TemplateId, CollaborationId, now));
    }

    private bool Take(PolicyLimits limits)
    {
        var (amount, chain, reminders, time) = limits;
        var most = Unit switch
        {
            PolicyUnit.WallTime => 0,
            _ when IsProcessMinimum => Defaults(OrganizationId).Single(p => p.Kind == Kind).Amount,
            PolicyUnit.Workdays => Workdays.Most,
            _ => MostHours,
        };
        if (amount > most || amount < Math.Min(1, most)) throw new RuleBrokenException(DeadlinePolicyRules.AmountOutOfRange, null, Math.Min(1, most), most);
        Require((time == null) == (Kind != DeadlineKind.WeeklyProgress), DeadlinePolicyRules.TimeOfWeeklyProgress);
        Require(time == null || time <= FridayAt, DeadlinePolicyRules.TimeNotAfterFridayAt);
        Require(chain.Count > 0 && chain.Distinct().Count() == chain.Count, DeadlinePolicyRules.ChainOfDifferentRoles);
        Require(
            reminders.Percents.Count <= MostReminders && reminders.Percents.All(p => p is > 0 and < 100) && reminders.Percents.Distinct().Count() == reminders.Percents.Count
            && reminders.HoursBefore is null or (> 0 and <= 72), DeadlinePolicyRules.RemindersOutOfRange);
        ChainRole[] roles = [.. chain];
        var remind = reminders with { Percents = [.. reminders.Percents.Order()] };
        if (amount == Amount && time == Time && roles.SequenceEqual(Chain) && remind.HoursBefore == Reminders.HoursBefore && remind.Percents.SequenceEqual(Reminders.Percents)) return false;
        (Amount, Time, Chain, Reminders) = (amount, time, roles, remind);
        return true;
    }

    /// <summary>An exception ends: the organization's policy holds again.</summary>
    /// <exception cref="RuleBrokenException">It is the organization's own.</exception>
    public void End(Instant now)
    {
        Require(TemplateId != null || CollaborationId != null, DeadlinePolicyRules.OrganizationNeedsOne);
        Raise(new DeadlinePolicyEnded(Id, Kind, TemplateId, CollaborationId, now));
    }
}

/// <summary>A limit is another one now; open deadlines of its kind are derived again.</summary>
/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
public sealed record DeadlinePolicyChanged(
    DeadlinePolicyId Id, DeadlineKind Kind, int Edition, int Amount, PolicyUnit Unit, TemplateId? Template, CollaborationId? ForCollaboration, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.DeadlinePolicy, Id.Value, Kind.ToString());
    public CollaborationId? CollaborationId => null;
}

/// <summary>An exception has ended.</summary>
public sealed record DeadlinePolicyEnded(DeadlinePolicyId Id, DeadlineKind Kind, TemplateId? Template, CollaborationId? ForCollaboration, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.DeadlinePolicy, Id.Value, Kind.ToString());
    public CollaborationId? CollaborationId => null;
}

/// <summary>What a deadline policy refuses.</summary>
public static class DeadlinePolicyRules
{
    /// <summary>Arguments: least and most.</summary>
    public static readonly Rule AmountOutOfRange = new("deadlinePolicy.amountOutOfRange", Field: "amount");

    public static readonly Rule TimeOfWeeklyProgress = new("deadlinePolicy.timeOfWeeklyProgress", Field: "time");

    public static readonly Rule TimeNotAfterFridayAt = new("deadlinePolicy.timeNotAfterFridayAt", Field: "time");

    public static readonly Rule ChainOfDifferentRoles = new("deadlinePolicy.chainOfDifferentRoles", Field: "chain");

    /// <summary>Exceptions end, the organization's own limit does not.</summary>
    public static readonly Rule OrganizationNeedsOne = new("deadlinePolicy.organizationNeedsOne", RuleKind.Conflict);

    public static readonly Rule RemindersOutOfRange = new("deadlinePolicy.remindersOutOfRange", Field: "reminders");
}

/// <summary>Names one deadline policy.</summary>
public readonly record struct DeadlinePolicyId(Guid Value) : ITypedId<DeadlinePolicyId>
{
    public static DeadlinePolicyId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DeadlinePolicyId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
