namespace Collab.Application.Deadlines;

/// <summary>Why this time: the days that were counted, and by which rule and calendar.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record ExplainDeadline(DeadlineId Id) : IQuery<DeadlineExplanation>, IAbout
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<ExplainDeadline, DeadlineExplanation>
    {
        public async Task<DeadlineExplanation> Handle(ExplainDeadline query, CancellationToken cancellationToken)
        {
            var deadline = await db.Deadlines.GetAsync(query.Id, cancellationToken);
            var calendar = await db.WorkCalendars.GetAsync(deadline.CalendarId, cancellationToken);
            var trace = deadline.Policy.Unit == PolicyUnit.Workdays ? calendar.Explain(deadline.StartedAt, new Workdays(deadline.Policy.Amount)) : null;
            return new DeadlineExplanation(
                deadline.Policy.Unit, deadline.Policy.Amount, deadline.StartedAt, trace?.CountsFrom ?? deadline.StartedAt, deadline.DueAt,
                new Ref(calendar.Id.Value, calendar.Name.In(caller.Language)), deadline.Provisional,
                [.. (trace?.Days ?? []).Select(d => new ExplainedDay(d.Date, d.Kind, d.Name?.In(caller.Language), d.Counted))]);
        }
    }
}

/// <param name="CountsFrom">Where the count began: the start itself, or the next working time after it (UTC).</param>
/// <param name="Days">For workdays: each day that was passed; empty for hours and wall times.</param>
public sealed record DeadlineExplanation(
    PolicyUnit Unit, int Amount, Instant StartedAt, Instant CountsFrom, Instant DueAt, Ref Calendar, bool Provisional, IReadOnlyList<ExplainedDay> Days);

/// <param name="Counted">The number of this workday in the count; null for a day that does not count.</param>
public sealed record ExplainedDay(LocalDate Date, DayKind Kind, string? Name, int? Counted);
