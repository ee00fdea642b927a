namespace Collab.Application.Deadlines;

/// <summary>Why this time: the days that were counted, the pauses, and by which edition of which rule and calendar.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record ExplainDeadline(DeadlineId Id) : IQuery<DeadlineExplanation>, IAbout
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, CalendarBook calendars, Names names) : IRequestHandler<ExplainDeadline, DeadlineExplanation>
    {
        public async Task<DeadlineExplanation> Handle(ExplainDeadline query, CancellationToken cancellationToken)
        {
            var deadline = await db.Deadlines.GetAsync(query.Id, cancellationToken);
            // As it was counted, not as the calendar is today.
            var calendar = await calendars.AsCountedAsync(deadline, cancellationToken);
            var trace = deadline.Policy.Unit == PolicyUnit.Workdays ? calendar.Explain(deadline.StartedAt, new Workdays(deadline.Policy.Amount)) : null;
            await names.LoadMembersAsync(deadline.Pauses.Select(p => p.By), cancellationToken);
            return new DeadlineExplanation(
                deadline.Policy.Unit, deadline.Policy.Amount, deadline.Policy.Edition, deadline.StartedAt, trace?.CountsFrom ?? deadline.StartedAt, deadline.DueAt,
                new Ref(calendar.Id.Value, calendar.Name.In(caller.Language)), calendar.Edition, calendar.KnownSince, deadline.Provisional,
                [.. (trace?.Days ?? []).Select(d => new ExplainedDay(d.Date, d.Kind, d.Name?.In(caller.Language), d.Counted))],
                [.. deadline.Pauses.Select(p => new ExplainedPause(p.From, p.Until, p.Reason, names.Member(p.By)))], deadline.RemindAt);
        }
    }
}

/// <param name="PolicyEdition">Edition of the policy that it was computed from.</param>
/// <param name="CountsFrom">Where the count began: the start itself, or the next working time after it (UTC).</param>
/// <param name="CalendarEdition">Edition of the calendar that it was counted in.</param>
/// <param name="CalendarKnownSince">When that edition became known (UTC).</param>
/// <param name="Days">For workdays: each day that was passed, before any pause is added; empty for hours and wall times.</param>
/// <param name="Pauses">When it rested. What was left at the beginning of a pause is counted again from its end, in the deadline's own unit.</param>
/// <param name="RemindAt">When the owner will be reminded (UTC).</param>
public sealed record DeadlineExplanation(
    PolicyUnit Unit, int Amount, int PolicyEdition, Instant StartedAt, Instant CountsFrom, Instant DueAt, Ref Calendar, int CalendarEdition, Instant CalendarKnownSince,
    bool Provisional, IReadOnlyList<ExplainedDay> Days, IReadOnlyList<ExplainedPause> Pauses, IReadOnlyList<Instant> RemindAt);

/// <param name="Counted">The number of this workday in the count; null for a day that does not count.</param>
public sealed record ExplainedDay(LocalDate Date, DayKind Kind, string? Name, int? Counted);

/// <param name="Until">When it went on (UTC); null while it rests.</param>
public sealed record ExplainedPause(Instant From, Instant? Until, string Reason, MemberRef? By);
