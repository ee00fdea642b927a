namespace Collab.Application.Calendars;

/// <summary>When a number of workdays after a start is, and why: day by day (process, "Counting workdays").</summary>
/// <param name="Start">When it begins (UTC); outside working time it counts from the next one.</param>
/// <param name="Workdays">1 to 250.</param>
[Requires(Permission.SignedIn)]
public sealed record GetDueTime(WorkCalendarId Id, Instant Start, int Workdays) : IQuery<DueTimeView>, IAbout
{
    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Validator : AbstractValidator<GetDueTime>
    {
        public Validator()
        {
            RuleFor(x => x.Start).InclusiveBetween(
                CalendarLimits.First.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), CalendarLimits.Last.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<GetDueTime, DueTimeView>
    {
        public async Task<DueTimeView> Handle(GetDueTime query, CancellationToken cancellationToken)
        {
            var workdays = new Workdays(query.Workdays);
            var calendar = await db.WorkCalendars.GetAsync(query.Id, cancellationToken);
            var trace = calendar.Explain(query.Start, workdays);
            return new(
                trace.DueAt, trace.CountsFrom, trace.IsProvisional,
                [.. trace.Days.Select(d => new CountedDay(d.Date, d.Kind, d.Name?.In(caller.Language), d.Counted))]);
        }
    }
}

/// <summary>A due time and the days that were counted on the way.</summary>
/// <param name="DueAt">UTC; at exactly this instant it is still met.</param>
/// <param name="CountsFrom">The start itself, or the start of the next working time (UTC).</param>
/// <param name="Provisional">A day on the way lies in a year whose holidays are not announced.</param>
/// <param name="Days">Every date from the start's to the due time's.</param>
public sealed record DueTimeView(Instant DueAt, Instant CountsFrom, bool Provisional, IReadOnlyList<CountedDay> Days);

/// <param name="Name">Of the holiday, or of the holiday that a make-up workday pays for.</param>
/// <param name="Counted">Its number in the count, from 1; null where it does not count.</param>
public sealed record CountedDay(LocalDate Date, DayKind Kind, string? Name, int? Counted);
