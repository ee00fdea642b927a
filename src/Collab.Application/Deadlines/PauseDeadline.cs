using Collab.Application.DeadlinePolicies;

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
            deadlines.ChangeAsync(command.Id, command.IfMatch, own: false, (deadline, by, now) =>
            {
                deadline.PauseFor(command.Reason, by, now);
                return Task.CompletedTask;
            }, cancellationToken);
    }
}

/// <summary>A resting duty goes on: what was left, in its own unit, counts from now.</summary>
[Requires(Permission.PauseDeadline)]
public sealed record ResumeDeadline(DeadlineId Id, long IfMatch) : ICommand<DeadlineView>, IConditional
{
    About IAbout.About => new(SubjectType.Deadline, Id.Value);

    internal sealed class Handler(ChangingDeadlines deadlines, ResumingDeadlines resuming) : IRequestHandler<ResumeDeadline, DeadlineView>
    {
        public Task<DeadlineView> Handle(ResumeDeadline command, CancellationToken cancellationToken) =>
            deadlines.ChangeAsync(command.Id, command.IfMatch, own: true, (deadline, _, now) => resuming.ResumeAsync(deadline, now, cancellationToken), cancellationToken);
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
            deadlines.ChangeAsync(command.Id, command.IfMatch, own: false, (deadline, by, now) =>
            {
                deadline.WaiveBy(by, command.Reason, now);
                return Task.CompletedTask;
            }, cancellationToken);
    }
}

/// <summary>What every change of a deadline by a person has in common: seen in its present version, in a collaboration that is open.</summary>
internal sealed class ChangingDeadlines(ICollabDb db, ICaller caller, IAccess access, IClock clock, DeadlineViews views) : IPerMessage
{
    /// <param name="own">Whether also those may do it who owe the duty.</param>
    /// <param name="change">Gets the deadline, who does it, and when.</param>
    public async Task<DeadlineView> ChangeAsync(DeadlineId id, long ifMatch, bool own, Func<Deadline, MemberId, Instant, Task> change, CancellationToken ct)
    {
        var deadline = await db.Deadlines.GetAsync(id, ifMatch, ct);
        if (!own && Owes(await access.RelationsToAsync(SubjectType.Deadline, id.Value, ct))) throw new RuleBrokenException(DeadlineRules.NotOnesOwn);
        (await db.Collaborations.GetAsync(deadline.CollaborationId, ct)).RequireOpen();
        await change(deadline, caller.MemberId!.Value, clock.GetCurrentInstant());
        await db.SaveAsync(ct);
        return await views.OneAsync(deadline, ct);
    }

    /// <summary>Who owes a duty: its owner, and who acts for the owing department; the sponsor stands above that. Nor does who stands in for one of them.</summary>
    public static bool Owes(SubjectRelations relations) =>
        relations.AnyIs(r => (r & Relation.Owner) != 0 || ((r & (Relation.SubjectHead | Relation.SubjectLiaison)) != 0 && (r & Relation.Sponsor) == 0));
}

/// <summary>Lets a resting duty go on by the rule it was counted by, and then by the one that holds now.</summary>
internal sealed class ResumingDeadlines(CalendarBook calendars, PolicyBook policies) : IPerMessage
{
    public async Task ResumeAsync(Deadline deadline, Instant at, CancellationToken ct)
    {
        deadline.Resume(await calendars.AsCountedAsync(deadline, ct), at);
        deadline.Recompute(await calendars.OfAsync(deadline, ct), await policies.OfAsync(deadline.Kind, deadline.CollaborationId, ct), at);
    }
}
