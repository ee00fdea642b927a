using Collab.Domain.Calendars;
using Collab.Domain.DeadlinePolicies;
using Collab.Domain.Members;

namespace Collab.Domain.Deadlines;

/// <summary>
/// A due time and what it follows from. Derived from what is stored (start, policy, calendar, agreed date), never accumulated,
/// so that it can be derived again when one of them changes.
/// </summary>
public sealed record DueTime
{
    private DueTime(WorkCalendar calendar, Instant startedAt, Instant dueAt, bool provisional) =>
        (Calendar, StartedAt, DueAt, Provisional) = (calendar, startedAt, dueAt, provisional);

    public WorkCalendar Calendar { get; }

    /// <summary>When the duty began (UTC).</summary>
    public Instant StartedAt { get; }

    /// <summary>Until when (UTC), this instant included.</summary>
    public Instant DueAt { get; }

    /// <summary>A counted day lies in a year whose holidays are not announced.</summary>
    public bool Provisional { get; }

    /// <summary>The date at the end of whose working time it is due; null when it follows from something else.</summary>
    public LocalDate? EndOf { get; private init; }

    /// <summary>For weekly progress: the Monday of the first week that is covered.</summary>
    public LocalDate? Week { get; private init; }

    /// <summary>The instant that was agreed or stated; null when it follows from something else.</summary>
    public Instant? Stated { get; private init; }

    /// <summary>
    /// By the policy's amount: workdays of the calendar, or clock hours, from the minute in which the duty began. People see
    /// minutes: what is shown as due at 15:00 is met at 15:00:00 and missed a second later.
    /// </summary>
    public static DueTime By(PolicySnapshot policy, WorkCalendar calendar, Instant began)
    {
        var start = Minute(began);
        return policy.Unit switch
        {
            PolicyUnit.Workdays => Counted(calendar, start, calendar.AddWorkdays(start, new Workdays(policy.Amount))),
            PolicyUnit.Hours => new(calendar, start, start + Duration.FromHours(policy.Amount), false),
            _ => throw new ArgumentException("A wall time is stated, not computed.", nameof(policy)),
        };
    }

    /// <summary>At the end of the working time of a date.</summary>
    public static DueTime AtEndOf(LocalDate date, WorkCalendar calendar, Instant start) =>
        new(calendar, start, calendar.EndOfDay(date), calendar.IsProvisional(date)) { EndOf = date };

    /// <summary>A week's progress: Friday, or the week's last workday, or that of the next week that has one.</summary>
    /// <param name="firstWeek">The Monday of the first week that is covered.</param>
    /// <param name="time">Wall time of the calendar's zone.</param>
    public static DueTime OfWeek(LocalDate firstWeek, LocalTime time, WorkCalendar calendar, Instant start)
    {
        var day = calendar.WeeklyProgressDay(calendar.WeekCovering(firstWeek))!.Value;
        return new(calendar, start, calendar.At(day, time), calendar.IsProvisional(day)) { Week = firstWeek };
    }

    /// <summary>As it was stated or agreed; no calendar moves it.</summary>
    public static DueTime At(Instant stated, WorkCalendar calendar, Instant start) => new(calendar, start, stated, false) { Stated = stated };

    /// <summary>
    /// Later by a pause: what was left when it began is counted again from the moment of resuming, in the deadline's own unit. A
    /// time that had passed before the pause stays.
    /// </summary>
    internal DueTime After(Pause pause, PolicyUnit unit) => pause.Until is not { } resumed || DueAt <= pause.From ? this
        : unit == PolicyUnit.Workdays ? Counted(Calendar, StartedAt, AfterWorkingTime(resumed, Calendar.WorkingTimeBetween(pause.From, DueAt)))
        : new(Calendar, StartedAt, resumed + (DueAt - pause.From), Provisional);

    // Paused in the night before the morning on which it was due, no working time was left: it is due in the next such morning.
    private Instant AfterWorkingTime(Instant resumed, Duration left) => left > Duration.Zero ? Calendar.AddWorkingTime(resumed, left) : Calendar.NextMorning(resumed);

    internal static Instant Minute(Instant instant) => instant - Duration.FromTicks(instant.ToUnixTimeTicks() % NodaConstants.TicksPerMinute);

    private static DueTime Counted(WorkCalendar calendar, Instant start, Instant dueAt) => new(calendar, start, dueAt, calendar.IsProvisional(calendar.DateOf(dueAt)));
}

/// <summary>A time in which the duty rested.</summary>
/// <param name="From">UTC, in whole minutes.</param>
/// <param name="Until">When it went on; null while it rests.</param>
/// <param name="By">Who paused it.</param>
public sealed record Pause(Instant From, Instant? Until, string Reason, MemberId? By);
