namespace Collab.Application.Deadlines;

/// <summary>The week whose duty to report opens next in the caller's organization; null when nothing is being executed yet.</summary>
[Requires(Permission.RunJobs)]
public sealed record GetNextWeekOpening : IQuery<WeekOpening?>
{
    internal sealed class Handler(ICollabDb db, CalendarBook calendars) : IRequestHandler<GetNextWeekOpening, WeekOpening?>
    {
        public async Task<WeekOpening?> Handle(GetNextWeekOpening query, CancellationToken cancellationToken)
        {
            if (await db.Organizations.Select(o => o.NextWeekOpensAt).SingleAsync(cancellationToken) is not { } opensAt) return null;
            return new WeekOpening((await calendars.OfOrganizationAsync(cancellationToken)).MondayOf(opensAt), opensAt);
        }
    }
}

/// <param name="OpensAt">Monday 00:00 in the organization's zone (UTC).</param>
public sealed record WeekOpening(LocalDate Monday, Instant OpensAt);
