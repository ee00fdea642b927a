namespace Collab.Application.Deadlines;

/// <summary>A duty whose time is counted rests for a recorded reason, such as waiting for the requester; what is left is kept.</summary>
[Requires(Permission.PauseDeadline)]
public sealed record PauseDeadline(DeadlineId Id, long IfMatch, string Reason) : ICommand<DeadlineView>, IConditional
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Validator : AbstractValidator<PauseDeadline>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingDeadlines deadlines) : IRequestHandler<PauseDeadline, DeadlineView>
    {
        public Task<DeadlineView> Handle(PauseDeadline command, CancellationToken cancellationToken) =>
            deadlines.ChangeAsync(command.Id, command.IfMatch, (deadline, _, by, now) => deadline.PauseFor(command.Reason, by, now), cancellationToken);
    }
}

/// <summary>A resting duty goes on: what was left, in its own unit, counts from now.</summary>
[Requires(Permission.PauseDeadline)]
public sealed record ResumeDeadline(DeadlineId Id, long IfMatch) : ICommand<DeadlineView>, IConditional
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ChangingDeadlines deadlines) : IRequestHandler<ResumeDeadline, DeadlineView>
    {
        public Task<DeadlineView> Handle(ResumeDeadline command, CancellationToken cancellationToken) =>
            deadlines.ChangeAsync(command.Id, command.IfMatch, (deadline, calendar, _, now) => deadline.Resume(calendar, now), cancellationToken);
    }
}

/// <summary>Nobody needs it any more. Who owes it does not decide that himself.</summary>
[Requires(Permission.WaiveDeadline)]
public sealed record WaiveDeadline(DeadlineId Id, long IfMatch, string Reason) : ICommand<DeadlineView>, IConditional
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Validator : AbstractValidator<WaiveDeadline>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(ChangingDeadlines deadlines) : IRequestHandler<WaiveDeadline, DeadlineView>
    {
        public Task<DeadlineView> Handle(WaiveDeadline command, CancellationToken cancellationToken) =>
            deadlines.ChangeAsync(command.Id, command.IfMatch, (deadline, _, by, now) => deadline.WaiveBy(by, command.Reason, now), cancellationToken);
    }
}

/// <summary>What every change of a deadline by a person has in common: seen in its present version, in a collaboration that is open.</summary>
internal sealed class ChangingDeadlines(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, DeadlineViews views) : IPerMessage
{
    /// <param name="change">Gets the deadline, its calendar, who does it, and when.</param>
    public async Task<DeadlineView> ChangeAsync(DeadlineId id, long ifMatch, Action<Deadline, WorkCalendar, MemberId, Instant> change, CancellationToken ct)
    {
        var deadline = await db.Deadlines.GetAsync(id, ifMatch, ct);
        (await db.Collaborations.GetAsync(deadline.CollaborationId, ct)).RequireOpen();
        change(deadline, await calendars.OfAsync(deadline, ct), caller.MemberId!.Value, clock.GetCurrentInstant());
        await db.SaveAsync(ct);
        return await views.OneAsync(deadline, ct);
    }
}
