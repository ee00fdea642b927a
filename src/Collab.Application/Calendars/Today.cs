namespace Collab.Application.Calendars;

/// <summary>The present day in the organization's time zone, and what it forbids: to promise or ask for something on a day that is over.</summary>
public sealed class Today(CalendarBook calendars, IClock clock) : IPerMessage
{
    public async Task<LocalDate> DateAsync(CancellationToken ct) => (await calendars.OfOrganizationAsync(ct)).DateOf(clock.GetCurrentInstant());

    /// <param name="present">What it is now: a date that stays may be over.</param>
    /// <exception cref="RuleBrokenException">The day is over.</exception>
    public async Task RequireNotOverAsync(LocalDate date, string field, CancellationToken ct, LocalDate? present = null)
    {
        if (date != present && date < await DateAsync(ct)) throw new RuleBrokenException(DateRules.Over, field);
    }

    /// <exception cref="RuleBrokenException">The day of the instant is over.</exception>
    public async Task RequireNotOverAsync(Instant time, string field, CancellationToken ct) =>
        await RequireNotOverAsync((await calendars.OfOrganizationAsync(ct)).DateOf(time), field, ct);
}

public static class DateRules
{
    public static readonly Rule Over = new("date.over");
}
