namespace Collab.Application.Common;

/// <summary>
/// The machine's own time, which the demo's clock does not move: for what another device counts along, such as the codes of an authenticator app,
/// and for how long a proof is good. Everything else asks <see cref="IClock"/>.
/// </summary>
public interface IMachineClock
{
    Instant MachineTime { get; }
}
