namespace Collab.Application.Deadlines;

/// <summary>
/// What fell due in the caller's organization happens: breaches with their true due times, the next levels of chains, passed
/// delay limits. Safe to run twice or on two servers: rows are locked, others' are skipped, and a step that is done is not due.
/// </summary>
/// <param name="Until">Steps later than this stay for later; at most now.</param>
/// <param name="BatchSize">How many deadlines at the most.</param>
/// <returns>How many deadlines were due; less than the batch size means that none is left.</returns>
[Requires(Permission.RunJobs)]
public sealed record EnforceDueDeadlines(Instant Until, int BatchSize) : ICommand<int>
{
    internal sealed class Handler(ICollabDb db, EscalationChains chains, CalendarBook calendars) : IRequestHandler<EnforceDueDeadlines, int>
    {
        public async Task<int> Handle(EnforceDueDeadlines command, CancellationToken cancellationToken)
        {
            var due = await db.ClaimDueDeadlinesAsync(command.Until, command.BatchSize, cancellationToken);
            if (due.Count == 0) return 0;
            await chains.LoadAsync(due, cancellationToken);
            foreach (var deadline in due)
            {
                var calendar = await calendars.OfDepartmentAsync(deadline.OwnerDepartmentId, cancellationToken);
                while (deadline.Wake(command.Until, chains.Of(deadline), calendar.SameTimeNextWorkday)) { }
            }
            await db.SaveAsync(cancellationToken);
            return due.Count;
        }
    }
}

/// <summary>Keeps the history of a deadline and tells the person whose turn it is.</summary>
internal sealed class RecordDeadlineStep(ICollabDb db, ICaller caller, Notices notices, IClock clock) : IReactTo<DeadlineStepped>
{
    public Task ReactAsync(DeadlineStepped happened, CancellationToken ct)
    {
        db.DeadlineSteps.Add(new DeadlineStep(
            caller.OrganizationId, happened.Id, happened.Sequence, happened.Step, happened.Level,
            happened.At, clock.GetCurrentInstant(), happened.DueAt, happened.Recipient, happened.Reason));
        if (happened.Recipient is { } person)
            notices.TellOfBreach(person, happened.Step == DeadlineStepKind.Breached ? NotificationKind.DeadlineBreached : NotificationKind.DeadlineEscalated, happened);
        return Task.CompletedTask;
    }
}
