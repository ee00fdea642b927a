namespace Collab.Application.Demo;

/// <summary>Moves time for the whole installation, in demo mode alone.</summary>
public interface IDemoClock
{
    /// <summary>Moves the clock forwards; one that is already later stays.</summary>
    Task MoveToAsync(Instant now, CancellationToken ct);
}

/// <summary>Enforces what fell due, before the clock's mover gets his answer.</summary>
public interface IEnforceDue
{
    /// <summary>Returns when nothing is left that was due at this moment, in any organization.</summary>
    Task EnforceAsync(CancellationToken ct);
}

/// <summary>How this process was configured.</summary>
/// <param name="Enabled">Demo mode: worked example, demo accounts, movable clock.</param>
public sealed record DemoMode(bool Enabled);

/// <summary>Fills an empty installation with the demo's organizations, people and worked example.</summary>
public interface IDemoSeed
{
    /// <summary>Does nothing where organizations exist already.</summary>
    Task SeedAsync(CancellationToken ct);
}
