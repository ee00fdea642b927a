using Collab.Domain.Calendars;
using Collab.Domain.Collaborations;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Departments;
using Collab.Domain.Members;
using Collab.Domain.Organizations;
using static Collab.Domain.Deadlines.DeadlineState;

namespace Collab.Domain.Deadlines;

/// <summary>
/// A duty with a due time (时限): who owes what to whom until when, and what happens if not. The row is the truth; whatever
/// wakes it is only an alarm clock. Breached at most once, with the true due time, however late that is noticed.
/// </summary>
public sealed class Deadline : AggregateRoot<DeadlineId>
{
    private Deadline() { }

    public static Deadline Open(DeadlineId id, OrganizationId organizationId, Duty duty, DueTime dueTime, DeadlinePolicy policy)
    {
        var deadline = new Deadline
        {
            Id = id,
            OrganizationId = organizationId,
            CollaborationId = duty.CollaborationId,
            Kind = policy.Kind,
            Subject = duty.Subject,
            OwnerDepartmentId = duty.OwnerDepartmentId,
            OwnerMemberId = duty.OwnerMemberId,
            WaitingMemberId = duty.WaitingMemberId,
            Week = duty.Week,
            StartedAt = dueTime.StartedAt,
            DueAt = dueTime.DueAt,
            CalendarId = dueTime.CalendarId,
            Provisional = dueTime.Provisional,
            Policy = new PolicySnapshot(policy.Id, policy.Amount, policy.Unit),
            Chain = [.. policy.Chain],
            WakeAt = dueTime.DueAt,
        };
        deadline.Step(DeadlineStepKind.Opened, dueTime.StartedAt);
        return deadline;
    }

    public CollaborationId CollaborationId { get; private set; }
    public DeadlineKind Kind { get; private set; }
    public DeadlineState State { get; private set; } = DeadlineState.Open;
    public Subject Subject { get; private set; } = null!;

    /// <summary>The department that owes it.</summary>
    public DepartmentId OwnerDepartmentId { get; private set; }

    /// <summary>The person who owes it; null while nobody is named.</summary>
    public MemberId? OwnerMemberId { get; private set; }

    /// <summary>The person who waits for it; null when it is owed to the collaboration.</summary>
    public MemberId? WaitingMemberId { get; private set; }

    /// <summary>For weekly progress: the Monday of the first week that it covers.</summary>
    public LocalDate? Week { get; private set; }
    public Instant StartedAt { get; private set; }

    /// <summary>At exactly this instant it is still met; a moment later it is breached (UTC).</summary>
    public Instant DueAt { get; private set; }
    public Instant? MetAt { get; private set; }

    /// <summary>The due time that was missed, however late it was noticed.</summary>
    public Instant? BreachedAt { get; private set; }
    public PolicySnapshot Policy { get; private set; } = null!;
    public IReadOnlyList<ChainRole> Chain { get; private set; } = [];
    public WorkCalendarId CalendarId { get; private set; }

    /// <summary>True while a day that was counted lies in a year whose holidays are not announced.</summary>
    public bool Provisional { get; private set; }

    /// <summary>How many different people of the chain have been told; 0 until the breach.</summary>
    public int EscalationLevel { get; private set; }

    /// <summary>Who was told, in order.</summary>
    public IReadOnlyList<MemberId> Told { get; private set; } = [];

    /// <summary>How many steps its history has.</summary>
    public int Steps { get; private set; }

    /// <summary>When something happens by itself next; null when nothing will. Indexed; the sweep asks for it alone.</summary>
    public Instant? WakeAt { get; private set; }

    /// <summary>When the next level of the chain is told, once breached.</summary>
    public Instant? NextEscalationAt { get; private set; }

    /// <summary>For a task due: when its delay passes the limit (2 days) and the duty to warn opens.</summary>
    public Instant? DelayLimitAt { get; private set; }

    public bool IsOwed => State is DeadlineState.Open or Paused or Breached;

    /// <summary>For a task due: 48 hours after the due time (process step 4).</summary>
    public void WatchDelay(Duration limit)
    {
        DelayLimitAt = DueAt + limit;
    }

    /// <summary>What was owed has been done. On time, or late; doing it twice changes nothing.</summary>
    public void Meet(Instant at)
    {
        if (!IsOwed) return;
        if (State == DeadlineState.Open && at > DueAt) Breach(null);
        State = State == Breached ? MetLate : Met;
        MetAt = at;
        Settle();
        Step(DeadlineStepKind.Met, at);
    }

    /// <summary>Nobody needs it any more; by whom and why stays on record.</summary>
    public void Waive(string reason, Instant at)
    {
        if (!IsOwed) return;
        if (State == DeadlineState.Open && at > DueAt) Breach(null);
        State = Waived;
        Settle();
        Step(DeadlineStepKind.Waived, at, reason: reason);
    }

    /// <summary>The duty follows the person.</summary>
    public void HandOver(MemberId? owner)
    {
        if (IsOwed) OwnerMemberId = owner;
    }

    /// <summary>The duty follows the person into another department.</summary>
    public void HandOver(DepartmentId department, MemberId? owner)
    {
        if (IsOwed) (OwnerDepartmentId, OwnerMemberId) = (department, owner);
    }

    /// <summary>Its input changed (a date moved by a revision). Decided ones stay as they were.</summary>
    public void Recompute(DueTime dueTime, Instant now)
    {
        if (State != DeadlineState.Open || dueTime.DueAt == DueAt) return;
        var was = DueAt;
        (DueAt, Provisional) = (dueTime.DueAt, dueTime.Provisional);
        if (DelayLimitAt is { } limit) DelayLimitAt = dueTime.DueAt + (limit - was);
        WakeAt = DueAt;
        Step(DeadlineStepKind.Recomputed, now);
    }

    /// <summary>
    /// Does the one step that is due first: breach, tell the next level, or pass the delay limit. Answers false when nothing is due.
    /// </summary>
    /// <param name="chain">Who the places of the chain are now; null for a place with nobody.</param>
    /// <param name="now">Up to when; a due time is missed only when it is later than that.</param>
    /// <param name="nextWorkday">The same wall time on the next workday, for the next level.</param>
    public bool Wake(Instant now, IReadOnlyList<MemberId?> chain, Func<Instant, Instant> nextWorkday)
    {
        if (WakeAt is not { } due || now <= due) return false;
        if (State == DeadlineState.Open)
        {
            Breach(NextToTell(chain));
            NextEscalationAt = NextToTell(chain) == null ? null : nextWorkday(DueAt);
        }
        else if (NextEscalationAt is { } escalation && escalation <= (DelayLimitAt ?? Instant.MaxValue))
        {
            if (NextToTell(chain) is { } member)
            {
                Tell(DeadlineStepKind.Escalated, member, escalation);
                Raise(new DeadlineEscalated(Id, CollaborationId, Kind, Subject, EscalationLevel, member, escalation));
            }
            NextEscalationAt = NextToTell(chain) == null ? null : nextWorkday(escalation);
        }
        else if (DelayLimitAt is { } limit)
        {
            DelayLimitAt = null;
            Raise(new DelayLimitPassed(Id, CollaborationId, Subject, limit));
        }
        WakeAt = Earliest(NextEscalationAt, DelayLimitAt);
        return true;
    }

    private void Breach(MemberId? firstTold)
    {
        State = Breached;
        BreachedAt = DueAt;
        if (firstTold is { } member) Tell(DeadlineStepKind.Breached, member, DueAt);
        else Step(DeadlineStepKind.Breached, DueAt);
        Raise(new DeadlineBreached(Id, CollaborationId, Kind, Subject, firstTold, DueAt));
    }

    private MemberId? NextToTell(IReadOnlyList<MemberId?> chain) => chain.FirstOrDefault(m => m != null && !Told.Contains(m.Value));

    private void Tell(DeadlineStepKind step, MemberId member, Instant at)
    {
        Told = [.. Told, member];
        EscalationLevel = Told.Count;
        Step(step, at, member);
    }

    private void Settle() => (WakeAt, NextEscalationAt, DelayLimitAt) = (null, null, null);

    private void Step(DeadlineStepKind step, Instant at, MemberId? recipient = null, string? reason = null) =>
        Raise(new DeadlineStepped(Id, CollaborationId, Kind, Subject, ++Steps, step, EscalationLevel, DueAt, recipient, reason, at));

    private static Instant? Earliest(Instant? a, Instant? b) => a == null ? b : b == null || a < b ? a : b;
}

/// <summary>Who owes what to whom.</summary>
/// <param name="Week">For weekly progress: the Monday of the first week that it covers.</param>
public sealed record Duty(
    CollaborationId CollaborationId, Subject Subject, DepartmentId OwnerDepartmentId, MemberId? OwnerMemberId, MemberId? WaitingMemberId = null, LocalDate? Week = null);

/// <summary>The policy a deadline was computed from, as it was then.</summary>
/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
public sealed record PolicySnapshot(DeadlinePolicyId Id, int Amount, PolicyUnit Unit);
