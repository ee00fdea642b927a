using Collab.Domain.Calendars;
using Collab.Domain.DeadlinePolicies;

namespace Collab.Domain.Deadlines;

/// <summary>When the owner is reminded before a due time (process, "The deadlines").</summary>
public static class ReminderTimes
{
    /// <summary>Two that would fall within this time are one.</summary>
    public static readonly Duration Apart = Duration.FromHours(1);

    /// <summary>
    /// The shares of the time in the deadline's own unit, and the hours before the end; held until the working time of the
    /// calendar starts, unless it is due before that.
    /// </summary>
    /// <returns>The whole plan since the start, or since the duty went on; the same whenever it is asked for.</returns>
    public static IReadOnlyList<Instant> Of(Reminders reminders, PolicyUnit unit, DueTime due, IReadOnlyList<Pause> pauses)
    {
        var (calendar, dueAt) = (due.Calendar, due.DueAt);
        var began = pauses.Count > 0 && pauses[^1].Until is { } resumed ? resumed : due.StartedAt;
        var total = Length(due.StartedAt, dueAt) - Sum(pauses.Where(p => p.Until != null).Select(p => Length(p.From, p.Until!.Value)));
        List<Instant> times = [];
        foreach (var planned in reminders.Percents.Select(p => Before(total * (100 - p) / 100)).Concat(reminders.HoursBefore is { } hours ? [Before(Duration.FromHours(hours))] : []).Order())
        {
            if (planned <= began) continue;
            var begins = calendar.NextWorkingStart(planned);
            var at = begins < dueAt ? begins : planned;
            if (times.Count == 0 || at - times[^1] > Apart) times.Add(at);
        }
        return times;

        Duration Length(Instant from, Instant to) => unit == PolicyUnit.Workdays ? calendar.WorkingTimeBetween(from, to) : to - from;
        Instant Before(Duration left) => unit == PolicyUnit.Workdays ? calendar.SubtractWorkingTime(dueAt, left) : dueAt - left;
        static Duration Sum(IEnumerable<Duration> all) => all.Aggregate(Duration.Zero, (a, b) => a + b);
    }
}
