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

    public static Deadline Open(DeadlineId id, OrganizationId organizationId, Duty duty, DueTime due, DeadlinePolicy policy)
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
            StartedAt = due.StartedAt,
            Policy = policy.Snapshot,
            Chain = [.. policy.Chain],
        };
        deadline.Take(due, due.StartedAt);
        deadline.Step(DeadlineStepKind.Opened, due.StartedAt);
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

    /// <summary>The edition of the calendar in which it was counted.</summary>
    public int CalendarEdition { get; private set; }

    /// <summary>The date at the end of whose working time it is due; null when it follows from something else.</summary>
    public LocalDate? EndOf { get; private set; }

    /// <summary>The instant that was agreed or stated; null when it follows from something else.</summary>
    public Instant? Stated { get; private set; }

    /// <summary>When it rested, in order; the last one has no end while it rests.</summary>
    public IReadOnlyList<Pause> Pauses { get; private set; } = [];

    /// <summary>When the owner is reminded, in order; those that have passed are gone.</summary>
    public IReadOnlyList<Instant> RemindAt { get; private set; } = [];

    /// <summary>True while a day that was counted lies in a year whose holidays are not announced.</summary>
    public bool Provisional { get; private set; }

    /// <summary>How many different people of the chain have been told; 0 until the breach.</summary>
    public int EscalationLevel { get; private set; }

    /// <summary>Who was told, in order.</summary>
    public IReadOnlyList<MemberId> Told { get; private set; } = [];

    /// <summary>Who of them was told for somebody who was away: that place is done, also when its holder comes back.</summary>
    public IReadOnlyList<StoodIn> StoodIn { get; private set; } = [];

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
    /// <exception cref="RuleBrokenException">No reason.</exception>
    public void Waive(string reason, Instant at)
    {
        var why = Text.Required(reason, DeadlineRules.ReasonRequired);
        if (!IsOwed) return;
        if (State == DeadlineState.Open && at > DueAt) Breach(null);
        State = Waived;
        Settle();
        Step(DeadlineStepKind.Waived, at, reason: why);
    }

    /// <summary>The same, decided by a person; who owes it does not decide that himself.</summary>
    /// <exception cref="RuleBrokenException">No reason; decided already; or one's own.</exception>
    public void WaiveBy(MemberId by, string reason, Instant at)
    {
        Require(IsOwed, DeadlineRules.Decided);
        Require(by != OwnerMemberId, DeadlineRules.NotOnesOwn);
        Waive(reason, at);
    }

    /// <summary>The duty rests for a recorded reason, such as waiting for the requester. What is left is kept.</summary>
    /// <exception cref="RuleBrokenException">No reason; not open; due at an agreed time; or missed already.</exception>
    public void PauseFor(string reason, MemberId? by, Instant at)
    {
        var why = Text.Required(reason, DeadlineRules.ReasonRequired);
        Require(State == DeadlineState.Open && Policy.Unit != PolicyUnit.WallTime, DeadlineRules.CannotPause);
        Require(CanPause(at), DeadlineRules.PausedTooLate);
        State = Paused;
        Pauses = [.. Pauses, new Pause(Instant.Max(StartedAt, DueTime.Minute(at)), null, why, by)];
        (WakeAt, RemindAt) = (null, []);
        Step(DeadlineStepKind.Paused, at, reason: why);
    }

    /// <summary>Open, counted and not missed.</summary>
    public bool CanPause(Instant at) => State == DeadlineState.Open && Policy.Unit != PolicyUnit.WallTime && at < DueAt;

    /// <summary>It goes on: what was left when it was paused, in its own unit, counts from now.</summary>
    /// <param name="calendar">In the edition in which it was counted; a rule that changed meanwhile comes after, by <see cref="Recompute"/>.</param>
    /// <exception cref="RuleBrokenException">It does not rest.</exception>
    public void Resume(WorkCalendar calendar, Instant at)
    {
        Require(State == Paused, DeadlineRules.NotPaused);
        State = DeadlineState.Open;
        var resumed = Instant.Max(Pauses[^1].From, DueTime.Minute(at));
        Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { Until = resumed }];
        Take(Derive(calendar, Policy), resumed);
        Step(DeadlineStepKind.Resumed, at);
    }

    /// <summary>Whether it rests by this pause and not by another.</summary>
    public bool RestsBy(MemberId by, Instant since) => State == Paused && Pauses[^1].By == by && Pauses[^1].From == Instant.Max(StartedAt, DueTime.Minute(since));

    /// <summary>The duty follows the person.</summary>
    public void HandOver(MemberId? owner, Instant at) => HandOver(OwnerDepartmentId, owner, at);

    /// <summary>The duty follows the person into another department.</summary>
    public void HandOver(DepartmentId department, MemberId? owner, Instant at)
    {
        if (!IsOwed || (OwnerDepartmentId == department && OwnerMemberId == owner)) return;
        (OwnerDepartmentId, OwnerMemberId) = (department, owner);
        Step(DeadlineStepKind.HandedOver, at, Place.Of(owner));
    }

    /// <summary>Another date was agreed by a revision. Decided ones stay as they were.</summary>
    public void Move(DueTime due, Instant now)
    {
        if (State != DeadlineState.Open || due.DueAt == DueAt) return;
        Take(due, now);
        Step(DeadlineStepKind.Recomputed, now);
    }

    /// <summary>
    /// Its calendar or its policy is another one now: the due time is derived again. A new time that would have passed already
    /// is not taken, since nobody is breached by a rule made afterwards; the history says so by a step that moves nothing.
    /// A resting one is derived when it goes on; decided ones stay as they were, and so does one that is missed and not yet noticed.
    /// </summary>
    public void Recompute(WorkCalendar calendar, DeadlinePolicy policy, Instant now)
    {
        if (State is not (DeadlineState.Open or Paused) || now > DueAt && State == DeadlineState.Open) return;
        Chain = [.. policy.Chain];
        if (State == Paused) return;
        var move = Foresee(calendar, policy, now);
        if (move is not { Kept: true } && (policy.Edition != Policy.Edition || policy.Id != Policy.Id || calendar.Edition != CalendarEdition || calendar.Id != CalendarId))
        {
            Policy = policy.Snapshot;
            Take(Derive(calendar, policy.Snapshot), now);
        }
        if (move is not null) Step(DeadlineStepKind.Recomputed, now);
    }

    /// <summary>What <see cref="Recompute"/> would do; null when the due time would stay as it is.</summary>
    public DueMove? Foresee(WorkCalendar calendar, DeadlinePolicy policy, Instant now)
    {
        if (State != DeadlineState.Open || now > DueAt) return null;
        var due = Derive(calendar, policy.Snapshot).DueAt;
        return due == DueAt ? null : new DueMove(DueAt, due, Kept: due <= now);
    }

    /// <summary>Whether it is provisional now and would not be after <see cref="Recompute"/>, which moves it as foreseen.</summary>
    public bool BecomesFirm(WorkCalendar calendar, DeadlinePolicy policy, DueMove? foreseen, Instant now) =>
        Provisional && State == DeadlineState.Open && now <= DueAt && foreseen is not { Kept: true } && !Derive(calendar, policy.Snapshot).Provisional;

    /// <summary>What the due time would be by another calendar edition or policy.</summary>
    public DueTime Derive(WorkCalendar calendar, PolicySnapshot policy)
    {
        var due = Stated is { } stated ? DueTime.At(stated, calendar, StartedAt)
            : EndOf is { } date ? DueTime.AtEndOf(date, calendar, StartedAt)
            : Week is { } week ? DueTime.OfWeek(week, policy.Time!.Value, calendar, StartedAt)
            : DueTime.By(policy, calendar, StartedAt);
        return Pauses.Aggregate(due, (derived, pause) => derived.After(pause, policy.Unit));
    }

    /// <summary>
    /// Does the one step that is due first: remind, breach, tell the next level, or pass the delay limit. Answers false when
    /// nothing is due. A reminder that was overtaken, by the next one or the due time, reaches nobody and is on record as such.
    /// </summary>
    /// <param name="people">Who is reached now, at the owner's place and at those of the chain.</param>
    /// <param name="now">Up to when; a due time is missed only when it is later than that.</param>
    /// <param name="calendar">By which the owner's department works now: holds reminders until somebody is there, and tells the next level a workday later.</param>
    /// <param name="present">The present, where <paramref name="now"/> is earlier because something else comes first; judges what was overtaken.</param>
    public bool Wake(Instant now, Addressees people, WorkCalendar calendar, Instant? present = null)
    {
        if (WakeAt is not { } due || now <= due) return false;
        if (State == DeadlineState.Open && RemindAt.Count > 0 && RemindAt[0] < DueAt && calendar.NextWorkingStart(RemindAt[0]) is var begins && begins > RemindAt[0] && begins < DueAt)
        {
            // Planned in the calendar it is counted in, which can be another than that of those who owe it: a day or a week is the organization's.
            RemindAt = [begins, .. RemindAt.Skip(1).Where(later => later - begins > ReminderTimes.Apart)];
        }
        else if (State == DeadlineState.Open && RemindAt.Count > 0 && RemindAt[0] < DueAt)
        {
            var at = RemindAt[0];
            RemindAt = [.. RemindAt.Skip(1)];
            var overtaken = (present ?? now) > DueAt || (RemindAt.Count > 0 && (present ?? now) > RemindAt[0]);
            Step(DeadlineStepKind.Reminded, at, overtaken ? null : people.Owner.Person != null ? people.Owner : NextToTell(people.Chain));
        }
        else if (State == DeadlineState.Open)
        {
            Breach(NextToTell(people.Chain));
            NextEscalationAt = MayTellMore(people.Chain) ? calendar.SameTimeNextWorkday(DueAt) : null;
        }
        else if (NextEscalationAt is { } escalation && escalation <= (DelayLimitAt ?? Instant.MaxValue))
        {
            if (NextToTell(people.Chain) is { Person: { } member } place)
            {
                Tell(DeadlineStepKind.Escalated, place, escalation);
                Raise(new DeadlineEscalated(Id, CollaborationId, Kind, Subject, EscalationLevel, member, place.For, escalation));
            }
            NextEscalationAt = MayTellMore(people.Chain) ? calendar.SameTimeNextWorkday(escalation) : null;
        }
        else if (DelayLimitAt is { } limit)
        {
            DelayLimitAt = null;
            Raise(new DelayLimitPassed(Id, CollaborationId, Subject, limit));
        }
        WakeAt = State == DeadlineState.Open ? NextWhileOpen() : Earliest(NextEscalationAt, DelayLimitAt);
        return true;
    }

    private void Take(DueTime due, Instant remindAfter)
    {
        if (DelayLimitAt is { } limit) DelayLimitAt = due.DueAt + (limit - DueAt);
        (DueAt, Provisional, CalendarId, CalendarEdition) = (due.DueAt, due.Provisional, due.Calendar.Id, due.Calendar.Edition);
        (EndOf, Week, Stated) = (due.EndOf, due.Week, due.Stated);
        RemindAt = [.. ReminderTimes.Of(Policy.Reminders, Policy.Unit, due, Pauses).Where(at => at > remindAfter)];
        WakeAt = NextWhileOpen();
    }

    private Instant NextWhileOpen() => RemindAt.Count > 0 && RemindAt[0] < DueAt ? RemindAt[0] : DueAt;

    /// <summary>As the place was told, or as it would be now.</summary>
    public Place AsTold(Place place) =>
        place.Holder is { } holder && StoodIn.FirstOrDefault(s => s.Absent == holder) is { } instead ? place with { Person = instead.Told }
        : IsDone(place) ? Place.Of(place.Holder) : place;

    /// <summary>Whether its next level finds nobody: every place that is left is vacant, or its holder is away and nobody stands in.</summary>
    public bool FindsNobody(IReadOnlyList<Place> chain) => NextToTell(chain) == null && MayTellMore(chain);

    private void Breach(Place? firstTold)
    {
        State = Breached;
        BreachedAt = DueAt;
        if (firstTold is { } place) Tell(DeadlineStepKind.Breached, place, DueAt);
        else Step(DeadlineStepKind.Breached, DueAt);
        Raise(new DeadlineBreached(Id, CollaborationId, Kind, Subject, firstTold?.Person, firstTold?.For, DueAt));
    }

    private Place? NextToTell(IReadOnlyList<Place> chain)
    {
        foreach (var place in chain)
            if (place.Person is { } person && !Told.Contains(person) && !IsDone(place)) return place;
        return null;
    }

    // A place that is vacant now may be taken by the next workday: who it is, is found out at the moment of telling.
    private bool MayTellMore(IReadOnlyList<Place> chain) => NextToTell(chain) != null || chain.Any(p => p.Person == null && !IsDone(p));

    private bool IsDone(Place place) => place.Holder is { } holder && (Told.Contains(holder) || StoodIn.Any(s => s.Absent == holder));

    private void Tell(DeadlineStepKind step, Place place, Instant at)
    {
        var person = place.Person!.Value;
        Told = [.. Told, person];
        if (place.For is { } absent) StoodIn = [.. StoodIn, new StoodIn(absent, person)];
        EscalationLevel = Told.Count;
        Step(step, at, place);
    }

    private void Settle() => (WakeAt, NextEscalationAt, DelayLimitAt, RemindAt) = (null, null, null, []);

    private void Step(DeadlineStepKind step, Instant at, Place? told = null, string? reason = null) =>
        Raise(new DeadlineStepped(Id, CollaborationId, Kind, Subject, ++Steps, step, EscalationLevel, DueAt, told?.Person, told?.For, reason, at));

    private static Instant? Earliest(Instant? a, Instant? b) => a == null ? b : b == null || a < b ? a : b;
}

/// <summary>What a changed rule does to a due time.</summary>
/// <param name="Kept">The new time would have passed already: the old one stays.</param>
public sealed record DueMove(Instant From, Instant To, bool Kept);

/// <summary>Who owes what to whom.</summary>
public sealed record Duty(
    CollaborationId CollaborationId, Subject Subject, DepartmentId OwnerDepartmentId, MemberId? OwnerMemberId, MemberId? WaitingMemberId = null);
