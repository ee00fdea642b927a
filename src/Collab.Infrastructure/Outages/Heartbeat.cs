using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Outages;

/// <summary>
/// When a process of the installation was last at work, in one row that all of them share, by the machines' time: the demo's clock may
/// jump. Whoever finds it old writes down the downtime, with the same statement, so that of two that start at once one does.
/// </summary>
internal sealed class Heartbeat(NpgsqlDataSource database, CollabClock clock, ClockSkew skew)
{
    /// <summary>A restart that was planned takes less and makes no report.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(2);

    private static readonly Duration Between = Duration.FromSeconds(15);

    private long _lastTicks = long.MinValue;

    /// <summary>Whether this beat ended a downtime.</summary>
    public async Task<bool> BeatAsync(CancellationToken ct)
    {
        var now = clock.MachineTime;
        var last = Interlocked.Read(ref _lastTicks);
        // Often and free of charge; a clock that was put back beats all the same.
        if (now.ToUnixTimeTicks() >= last && now.ToUnixTimeTicks() - last < Between.TotalTicks && last != long.MinValue) return false;
        // By a clock that is far off nothing is enforced: that is no sign of life.
        if (skew.Last > ClockSkew.Bearable) return false;
        await using var beat = database.CreateCommand(
            """
            with before as (select at from collab.heartbeat for update),
                beaten as (update collab.heartbeat set at = greatest(at, $1)),
                down as (
                    insert into collab.downtimes (id, began, ended, offset_ticks)
                    select $2, before.at, $1, $3 from before where before.at < $1 - $4 returning 1)
            select exists (select from down)
            """);
        beat.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = now }, new() { Value = Guid.CreateVersion7() }, new() { Value = (long)clock.Offset.TotalTicks }, new() { Value = Longest },
        });
        var ended = (bool)(await beat.ExecuteScalarAsync(ct))!;
        Interlocked.Exchange(ref _lastTicks, now.ToUnixTimeTicks());
        return ended;
    }

    /// <summary>When any process last beat, as Collab's clock counts.</summary>
    public async Task<Instant?> LastAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select at from collab.heartbeat");
        return await command.ExecuteScalarAsync(ct) is Instant at ? at + clock.Offset : null;
    }
}
