namespace Collab.Application.Demo;

/// <summary>The demo's clock as a person sees and moves it.</summary>
/// <param name="NextDeadlineAt">When something falls due next in the organization; null when nothing is owed.</param>
/// <param name="Happened">What the last move made happen, in order; empty when it is only read.</param>
public sealed record DemoClockView(Instant Now, string TimeZone, Instant? NextDeadlineAt, IReadOnlyList<DemoHappening> Happened);

/// <summary>A step of a deadline that the move of the clock caused.</summary>
public sealed record DemoHappening(Instant At, DeadlineStepKind Event, DeadlineKind Kind, DemoSubject Subject, DeadlineId DeadlineId);

/// <summary>What a deadline is about.</summary>
public sealed record DemoSubject(SubjectType Type, Guid Id, string Title);

/// <summary>Reads the demo's clock.</summary>
/// <param name="Before">Tells also what was recorded in deadlines' histories after this instant; null: only the time.</param>
[Requires(Permission.SignedIn)]
public sealed record GetDemoClock(Instant? Before = null) : IQuery<DemoClockView>
{
    internal sealed class Handler(ICollabDb db, IAccess access, IClock clock) : IRequestHandler<GetDemoClock, DemoClockView>
    {
        /// <summary>More than anybody reads; the deadlines' own histories have them all.</summary>
        private const int Most = 200;

        public async Task<DemoClockView> Handle(GetDemoClock query, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var visible = access.VisibleCollaborations();
            var timeZone = await db.Organizations.Select(x => x.TimeZone).SingleAsync(cancellationToken);
            var next = await db.Deadlines
                .Where(x => x.State == DeadlineState.Open && x.DueAt >= now && visible.Contains(x.CollaborationId))
                .OrderBy(x => x.DueAt).Select(x => (Instant?)x.DueAt).FirstOrDefaultAsync(cancellationToken);
            if (query.Before is not { } before) return new(now, timeZone, next, []);
            var steps = from step in db.DeadlineSteps
                        join deadline in db.Deadlines on step.DeadlineId equals deadline.Id
                        where step.RecordedAt > before && visible.Contains(deadline.CollaborationId)
                        orderby step.At, step.DeadlineId, step.Sequence
                        select new DemoHappening(
                            step.At, step.Step, deadline.Kind, new DemoSubject(deadline.Subject.Type, deadline.Subject.Id, deadline.Subject.Title), deadline.Id);
            return new(now, timeZone, next, await steps.Take(Most).ToListAsync(cancellationToken));
        }
    }
}

/// <summary>Moves the demo's clock and waits until everything that fell due on the way has been enforced.</summary>
public sealed class DemoTime(IDemoClock demoClock, IEnforceDue enforce, IClock clock, IMediator mediator, DemoMode demo) : IPerMessage
{
    /// <exception cref="NotFoundException">This is no demo.</exception>
    public void RequireDemo()
    {
        if (!demo.Enabled) throw new NotFoundException();
    }

    /// <param name="to">The new time; or null and <paramref name="by"/>.</param>
    /// <exception cref="RuleBrokenException">Neither or both are given, or the clock would go back.</exception>
    public async Task<DemoClockView> MoveAsync(Instant? to, Duration? by, CancellationToken ct)
    {
        RequireDemo();
        var before = clock.GetCurrentInstant();
        if (to.HasValue == by.HasValue) throw new RuleBrokenException(DemoRules.OneOfNowAndAdvanceBy);
        if (by < Duration.Zero || to < before) throw new RuleBrokenException(DemoRules.ForwardsOnly, to.HasValue ? "now" : "advanceBy");
        await demoClock.MoveToAsync(to ?? before + by!.Value, ct);
        await enforce.EnforceAsync(ct);
        return await mediator.Send(new GetDemoClock(before), ct);
    }
}

public static class DemoRules
{
    public static readonly Rule OneOfNowAndAdvanceBy = new("demo.oneOfNowAndAdvanceBy", Field: "now");
    public static readonly Rule ForwardsOnly = new("demo.forwardsOnly");
}
