namespace Collab.Domain.Calendars;

/// <summary>Counts working time across days: what a pause leaves, and when a share of a deadline has passed.</summary>
internal static class WorkingTimeCount
{
    internal static Duration Between(WorkCalendar calendar, Instant from, Instant to)
    {
        var total = Duration.Zero;
        if (to <= from) return total;
        var last = calendar.DateOf(to);
        for (var date = calendar.DateOf(from); date <= last; date = date.PlusDays(1))
        {
            if (Worked(calendar, date) is not { } worked) continue;
            var (start, end) = (Instant.Max(worked.Start, from), Instant.Min(worked.End, to));
            if (end > start) total += end - start;
        }
        return total;
    }

    internal static Instant Add(WorkCalendar calendar, Instant from, Duration amount)
    {
        if (amount <= Duration.Zero) return from;
        for (var date = calendar.DateOf(from); ; date = calendar.NextWorkday(date))
        {
            if (Worked(calendar, date) is not { } worked) continue;
            var start = Instant.Max(worked.Start, from);
            if (worked.End <= start) continue;
            if (start + amount <= worked.End) return start + amount;
            amount -= worked.End - start;
        }
    }

    internal static Instant Subtract(WorkCalendar calendar, Instant until, Duration amount)
    {
        if (amount <= Duration.Zero) return until;
        for (var date = calendar.DateOf(until); ; date = calendar.NextWorkday(date, direction: -1))
        {
            if (Worked(calendar, date) is not { } worked) continue;
            var end = Instant.Min(worked.End, until);
            if (end <= worked.Start) continue;
            if (end - amount >= worked.Start) return end - amount;
            amount -= end - worked.Start;
        }
    }

    private static (Instant Start, Instant End)? Worked(WorkCalendar calendar, LocalDate date) =>
        calendar.HoursOn(date) is { } hours ? (calendar.ToInstant(hours.StartOn(date)), calendar.ToInstant(hours.EndOn(date))) : null;
}
