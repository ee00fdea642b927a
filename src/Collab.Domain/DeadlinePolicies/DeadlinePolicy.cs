using Collab.Domain.Deadlines;
using Collab.Domain.Organizations;
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

/// <summary>How long a duty of one kind may take in an organization, and who is told when it is missed (时限规则).</summary>
public sealed class DeadlinePolicy : AggregateRoot<DeadlinePolicyId>
{
    private DeadlinePolicy() { }

    private DeadlinePolicy(OrganizationId organizationId, DeadlineKind kind, int amount, PolicyUnit unit, bool isProcessMinimum, ChainRole[] chain)
    {
        Id = NewId.Of<DeadlinePolicyId>();
        OrganizationId = organizationId;
        (Kind, Amount, Unit, IsProcessMinimum, Chain) = (kind, amount, unit, isProcessMinimum, chain);
    }

    public DeadlineKind Kind { get; private set; }

    /// <summary>Workdays or hours; 0 for wall times.</summary>
    public int Amount { get; private set; }
    public PolicyUnit Unit { get; private set; }

    /// <summary>True where the process itself sets the limit (S): an organization may tighten it, not relax it.</summary>
    public bool IsProcessMinimum { get; private set; }
    public IReadOnlyList<ChainRole> Chain { get; private set; } = [];

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
}

/// <summary>Names one deadline policy.</summary>
public readonly record struct DeadlinePolicyId(Guid Value) : ITypedId<DeadlinePolicyId>
{
    public static DeadlinePolicyId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DeadlinePolicyId id) => TypedId.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
