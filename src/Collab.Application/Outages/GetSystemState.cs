namespace Collab.Application.Outages;

/// <summary>What this process knows of itself.</summary>
public interface IKnowMyself
{
    /// <summary>How far this machine's clock and the database's are apart; measured now.</summary>
    Task<Duration> ClockSkewAsync(CancellationToken ct);

    /// <summary>More than this is shown.</summary>
    Duration NoticedSkew { get; }

    /// <summary>With more than this the process enforces nothing.</summary>
    Duration BearableSkew { get; }

    /// <summary>When any process of the installation was last seen at work, as Collab's clock counts; null when none ever was.</summary>
    Task<Instant?> LastSeenAtWorkAsync(CancellationToken ct);
}

/// <summary>Whether deadlines are enforced in time: the sentences behind the readiness of the process, for administrators.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record GetSystemState : IQuery<SystemState>
{
    internal sealed class Handler(ICollabDb db, IKnowMyself process, IClock clock) : IRequestHandler<GetSystemState, SystemState>
    {
        /// <summary>What is late by less is being enforced at this moment.</summary>
        private static readonly Duration JustNow = Duration.FromMinutes(1);

        private const int Most = 1_000;

        public async Task<SystemState> Handle(GetSystemState query, CancellationToken cancellationToken)
        {
            var skew = await process.ClockSkewAsync(cancellationToken);
            var before = clock.GetCurrentInstant() - JustNow;
            var stuck = await db.Deadlines.Where(d => d.WakeAt < before).Take(Most).CountAsync(cancellationToken);
            return new(
                Math.Round(skew.TotalSeconds, 1), skew > process.BearableSkew ? ClockState.Refused : skew > process.NoticedSkew ? ClockState.Noticed : ClockState.Good,
                await process.LastSeenAtWorkAsync(cancellationToken), stuck);
        }
    }
}

/// <summary>How this machine's clock is judged.</summary>
public enum ClockState
{
    Good,

    /// <summary>More than 5 seconds from the database's.</summary>
    Noticed,

    /// <summary>More than 60 seconds: this process enforces nothing and is not ready.</summary>
    Refused,
}

/// <param name="ClockSkewSeconds">How far the clocks of the machine that answered and of the database are apart.</param>
/// <param name="LastSweepAt">When any process was last seen at work (UTC).</param>
/// <param name="StuckDeadlines">Deadlines of the organization that have been due for more than a minute and are not enforced; at most 1000.</param>
public sealed record SystemState(double ClockSkewSeconds, ClockState Clock, Instant? LastSweepAt, int StuckDeadlines);
