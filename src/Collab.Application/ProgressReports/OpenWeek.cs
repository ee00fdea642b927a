namespace Collab.Application.ProgressReports;

/// <summary>
/// A week begins in the caller's organization: every department that is responsible for an open task of an executing
/// collaboration owes its progress. Safe to run twice. Sent by the sweep when <see cref="Organization.NextWeekOpensAt"/> has passed.
/// </summary>
/// <param name="Monday">The day on which the week begins.</param>
/// <returns>When the next week opens (UTC).</returns>
[Requires(Permission.RunJobs)]
public sealed record OpenWeek(LocalDate Monday) : ICommand<Instant>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, CalendarBook calendars, ReportingWeeks weeks) : IRequestHandler<OpenWeek, Instant>
    {
        public async Task<Instant> Handle(OpenWeek command, CancellationToken cancellationToken)
        {
            // Of two servers that find the same week one waits, and then finds it opened.
            var organization = await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            var calendar = await calendars.OfOrganizationAsync(cancellationToken);
            var executing = await db.Collaborations.Where(c => c.State == CollaborationState.Executing).Select(c => c.Id).ToListAsync(cancellationToken);
            await weeks.OpenAsync(
                executing, command.Monday, ReportingWeeks.Covered(calendar, command.Monday).First, calendar.At(command.Monday, LocalTime.Midnight), cancellationToken);
            var next = calendar.At(command.Monday.PlusWeeks(1), LocalTime.Midnight);
            if (!(organization.NextWeekOpensAt >= next)) organization.ExpectWeekAt(next);
            await db.SaveAsync(cancellationToken);
            return organization.NextWeekOpensAt!.Value;
        }
    }
}
