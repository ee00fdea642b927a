namespace Collab.Infrastructure.Time;

/// <summary>
/// The one clock of Collab: the machine's time, moved forward by what the demo's clock was moved. Whole microseconds, as
/// the database keeps them, so that what was written reads back equal.
/// </summary>
internal sealed class CollabClock(IClock machine) : IClock, IMachineClock
{
    private const long TicksPerMicrosecond = 10;

    private long _offsetTicks;
    private Instant? _pinned;

    /// <summary>The machine's own time, for what must not follow the demo's clock: sessions and what is kept for a day.</summary>
    public Instant MachineTime => Truncated(machine.GetCurrentInstant());

    /// <summary>How far the demo's clock is from the machine's.</summary>
    public Duration Offset
    {
        get => Duration.FromTicks(Interlocked.Read(ref _offsetTicks));
        set => Interlocked.Exchange(ref _offsetTicks, (long)value.TotalTicks);
    }

    public static CollabClock OfThisMachine() => new(NodaTime.SystemClock.Instance);

    public Instant GetCurrentInstant() => _pinned is { } pinned ? pinned : Truncated(machine.GetCurrentInstant() + Offset);

    /// <summary>Stops the clock at an instant while the demo's past is played; null lets it run. Before the first request alone.</summary>
    public void Pin(Instant? instant) => _pinned = instant;

    private static Instant Truncated(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (ticks % TicksPerMicrosecond));
    }
}
