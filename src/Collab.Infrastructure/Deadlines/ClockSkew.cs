using Collab.Infrastructure.Time;
using Microsoft.Extensions.Logging;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// How far this machine's clock and the database's are apart. Measured at the start and at each sweep; readiness tells it.
/// A clock that is put back breaches nothing twice and takes no breach back: what is breached is no longer open.
/// </summary>
public sealed partial class ClockSkew(NpgsqlDataSource database, Func<Instant> machineTime, ILogger<ClockSkew> logger)
{
    /// <summary>More is logged and shown.</summary>
    public static readonly Duration Noticed = Duration.FromSeconds(5);

    /// <summary>With more the process is not ready and enforces nothing.</summary>
    public static readonly Duration Bearable = Duration.FromSeconds(60);

    private long _ticks;

    /// <summary>As last measured; never negative.</summary>
    public Duration Last => Duration.FromTicks(Interlocked.Read(ref _ticks));

    public async Task<Duration> MeasureAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select clock_timestamp()");
        var before = machineTime();
        var there = (Instant)(await command.ExecuteScalarAsync(ct))!;
        var after = machineTime();
        // The answer was made somewhere in between.
        var skew = there < before ? before - there : there > after ? there - after : Duration.Zero;
        Interlocked.Exchange(ref _ticks, (long)skew.TotalTicks);
        if (skew > Noticed) Apart(logger, skew.TotalSeconds);
        return skew;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clocks of this machine and of the database are {Seconds:0.0} seconds apart; above 60 no deadline is enforced.")]
    private static partial void Apart(ILogger logger, double seconds);
}
