namespace Collab.Application.Calendars;

/// <summary>What the dates of a period are: worked, made up, holiday or off.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetCalendarDays(WorkCalendarId Id, LocalDate From, LocalDate To) : IQuery<CalendarDays>, IAbout
{
    About IAbout.About => new(SubjectType.Calendar, Id.Value);

    internal sealed class Validator : AbstractValidator<GetCalendarDays>
    {
        // A year with a month to each side, as calendars are shown.
        private const int MostDays = 400;

        public Validator()
        {
            RuleFor(x => x.From).InclusiveBetween(CalendarLimits.First, CalendarLimits.Last);
            RuleFor(x => x.To).InclusiveBetween(CalendarLimits.First, CalendarLimits.Last).GreaterThanOrEqualTo(x => x.From)
                .Must((query, to) => Period.DaysBetween(query.From, to) < MostDays).When(x => x.From >= CalendarLimits.First && x.To <= CalendarLimits.Last, ApplyConditionTo.CurrentValidator);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller) : IRequestHandler<GetCalendarDays, CalendarDays>
    {
        public async Task<CalendarDays> Handle(GetCalendarDays query, CancellationToken cancellationToken)
        {
            var calendar = await db.WorkCalendars.GetAsync(query.Id, cancellationToken);
            return new(
            [
                .. from days in Enumerable.Range(0, Period.DaysBetween(query.From, query.To) + 1)
                   let date = query.From.PlusDays(days)
                   select new CalendarDay(date, calendar.KindOf(date), calendar.NameOf(date)?.In(caller.Language), calendar.IsProvisional(date)),
            ]);
        }
    }
}

public sealed record CalendarDays(IReadOnlyList<CalendarDay> Days);

/// <summary>One date of a calendar.</summary>
/// <param name="Name">Of the holiday, or of the holiday that a make-up workday pays for; null for ordinary days.</param>
/// <param name="Provisional">The holidays of its year are not announced: it is judged by the weekly pattern.</param>
public sealed record CalendarDay(LocalDate Date, DayKind Kind, string? Name, bool Provisional);

/// <summary>Outside of these years nobody plans, and counting would only cost time.</summary>
internal static class CalendarLimits
{
    public static readonly LocalDate First = new(1990, 1, 1);
    public static readonly LocalDate Last = new(2100, 12, 31);

    public const int LongestName = 100;
    public const int LongestSource = 200;
}
