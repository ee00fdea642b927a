using Collab.Domain.Calendars;
using Collab.Domain.DeadlinePolicies;

namespace Collab.Domain.Deadlines;

/// <summary>A due time and what it came from. Derived from what is stored, never accumulated.</summary>
/// <param name="StartedAt">When the duty began (UTC).</param>
/// <param name="DueAt">Until when (UTC), this instant included.</param>
/// <param name="Provisional">A counted day lies in a year whose holidays are not announced.</param>
public sealed record DueTime(Instant StartedAt, Instant DueAt, WorkCalendarId CalendarId, bool Provisional)
{
    /// <summary>
    /// By the policy's amount: workdays of the calendar, or clock hours, from the minute in which the duty began. People see
    /// minutes: what is shown as due at 15:00 is met at 15:00:00 and missed a second later.
    /// </summary>
    public static DueTime By(DeadlinePolicy policy, WorkCalendar calendar, Instant began)
    {
        var start = began - Duration.FromTicks(began.ToUnixTimeTicks() % NodaConstants.TicksPerMinute);
        return policy.Unit switch
        {
            PolicyUnit.Workdays => At(calendar, start, calendar.AddWorkdays(start, new Workdays(policy.Amount)), dependsOnHolidays: true),
            PolicyUnit.Hours => At(calendar, start, start + Duration.FromHours(policy.Amount), dependsOnHolidays: false),
            _ => throw new ArgumentException("A wall time is stated, not computed.", nameof(policy)),
        };
    }

    /// <summary>As it was stated or agreed.</summary>
    public static DueTime At(WorkCalendar calendar, Instant start, Instant dueAt, bool dependsOnHolidays) =>
        new(start, dueAt, calendar.Id, dependsOnHolidays && calendar.IsProvisional(calendar.DateOf(dueAt)));
}
