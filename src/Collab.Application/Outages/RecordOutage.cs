namespace Collab.Application.Outages;

/// <summary>
/// After downtime, once what was missed has been enforced: the organization gets its report, and its administrators are told if
/// anything was late. Safe to run twice.
/// </summary>
/// <param name="Id">Of the downtime, which is the same for all organizations.</param>
/// <returns>False while another process still enforces what fell due in it.</returns>
[Requires(Permission.RunJobs)]
public sealed record RecordOutage(OutageId Id, Instant From, Instant Until) : ICommand<bool>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock) : IRequestHandler<RecordOutage, bool>
    {
        /// <summary>Then the report is made all the same: what cannot be enforced at all must not keep it back.</summary>
        private static readonly Duration LongestWait = Duration.FromMinutes(5);

        public async Task<bool> Handle(RecordOutage command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            // Of two servers one waits, and then finds it done.
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            if (await db.Outages.AnyAsync(o => o.Id == command.Id, cancellationToken)) return true;
            if (now < command.Until + LongestWait && await db.Deadlines.AnyAsync(d => d.WakeAt < command.Until, cancellationToken)) return false;
            var outage = new Outage(command.Id, caller.OrganizationId, command.From, command.Until);
            db.Outages.Add(outage);
            if (await db.LateSteps().AnyAsync(s => s.At > outage.From && s.At < outage.Until, cancellationToken)) await TellAsync(outage, now, cancellationToken);
            await db.SaveAsync(cancellationToken);
            return true;
        }

        private async Task TellAsync(Outage outage, Instant now, CancellationToken ct)
        {
            var organization = await db.Organizations.Select(o => o.Name).SingleAsync(ct);
            var values = new Dictionary<string, string> { ["outage"] = outage.Id.ToString(), ["from"] = CollabJson.Text(outage.From), ["until"] = CollabJson.Text(outage.Until) };
            foreach (var administrator in await db.Members.Where(m => m.Active && m.Role == OrganizationRole.Administrator).Select(m => m.Id).ToListAsync(ct))
            {
                db.Notifications.Add(Notification.Of(
                    caller.OrganizationId, administrator, NotificationKind.OutageReported,
                    new Subject(SubjectType.Organization, caller.OrganizationId.Value, organization), null, null, now, values: values));
            }
        }
    }
}
