namespace Collab.Application.Deadlines;

/// <summary>
/// What fell due in the caller's organization happens: reminders, breaches with their true due times, the next levels of chains, passed
/// delay limits. Safe to run twice or on two servers: rows are locked, others' are skipped, and a step that is done is not due.
/// </summary>
/// <param name="Until">Steps later than this stay for later; at most now.</param>
/// <param name="BatchSize">How many deadlines at the most.</param>
/// <param name="Except">Those that failed a moment ago: they must not hold up the others.</param>
/// <returns>How many deadlines were due; none when nothing is left.</returns>
[Requires(Permission.RunJobs)]
public sealed record EnforceDueDeadlines(Instant Until, int BatchSize, IReadOnlyCollection<DeadlineId> Except) : ICommand<int>
{
    internal sealed class Handler(ICollabDb db, DueSteps steps) : IRequestHandler<EnforceDueDeadlines, int>
    {
        public async Task<int> Handle(EnforceDueDeadlines command, CancellationToken cancellationToken)
        {
            var due = await db.ClaimDueDeadlinesAsync(command.Until, command.BatchSize, command.Except, cancellationToken);
            await steps.TakeAsync(due, command.Until, cancellationToken);
            return due.Count;
        }
    }
}

/// <summary>The same for one deadline alone, when a batch with it failed.</summary>
[Requires(Permission.RunJobs)]
public sealed record EnforceDueDeadline(DeadlineId Id, Instant Until) : ICommand<bool>
{
    internal sealed class Handler(ICollabDb db, DueSteps steps) : IRequestHandler<EnforceDueDeadline, bool>
    {
        public async Task<bool> Handle(EnforceDueDeadline command, CancellationToken cancellationToken)
        {
            if (await db.ClaimDueDeadlineAsync(command.Id, command.Until, cancellationToken) is not { } due) return false;
            await steps.TakeAsync([due], command.Until, cancellationToken);
            return true;
        }
    }
}

/// <summary>Which deadlines have something to do before an instant, in that order.</summary>
[Requires(Permission.RunJobs)]
public sealed record ListDueDeadlines(Instant Until, int Most, IReadOnlyCollection<DeadlineId> Except) : IQuery<IReadOnlyList<DeadlineId>>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<ListDueDeadlines, IReadOnlyList<DeadlineId>>
    {
        public async Task<IReadOnlyList<DeadlineId>> Handle(ListDueDeadlines query, CancellationToken cancellationToken) => await db.Deadlines
            .Where(d => d.WakeAt < query.Until && !query.Except.Contains(d.Id))
            .OrderBy(d => d.WakeAt).Select(d => d.Id).Take(query.Most).ToListAsync(cancellationToken);
    }
}

/// <summary>Lets claimed deadlines take every step that is due.</summary>
public sealed class DueSteps(ICollabDb db, EscalationChains chains, CalendarBook calendars, IClock clock) : IPerMessage
{
    public async Task TakeAsync(IReadOnlyList<Deadline> due, Instant until, CancellationToken ct)
    {
        if (due.Count == 0) return;
        var present = clock.GetCurrentInstant();
        await chains.LoadAsync(due, ct);
        await calendars.LoadAsync(ct);
        foreach (var deadline in due)
        {
            var calendar = await calendars.OfDepartmentAsync(deadline.OwnerDepartmentId, ct);
            while (deadline.Wake(until, chains.Of(deadline), calendar, present)) { }
        }
        await db.SaveAndForgetAsync(ct);
    }
}

/// <summary>Keeps the history of a deadline and tells the person whose turn it is.</summary>
internal sealed class RecordDeadlineStep(ICollabDb db, ICaller caller, DeadlineNotices notices, Notices others, IClock clock) : IReactTo<DeadlineStepped>
{
    public Task ReactAsync(DeadlineStepped happened, CancellationToken ct)
    {
        if (!others.HoldBack && DeadlineNotices.KindOf(happened.Step) is not null && happened.Recipient is { } person) notices.Tell(person, happened);
        else db.DeadlineSteps.Add(DeadlineStep.Of(happened, caller, clock.GetCurrentInstant()));
        return Task.CompletedTask;
    }
}
