namespace Collab.Domain.Common;

/// <summary>The table of allowed moves between the states of one aggregate. A move that is not in it throws, never does nothing.</summary>
public sealed class Lifecycle<TState>(Rule refusal, params (TState From, TState To)[] moves) where TState : struct, Enum
{
    private readonly HashSet<(TState, TState)> _moves = [.. moves];

    /// <summary>All allowed moves; the diagram in the documentation is printed from them.</summary>
    public IReadOnlyCollection<(TState From, TState To)> Moves => _moves;

    public bool Allows(TState from, TState to) => _moves.Contains((from, to));

    /// <summary>Answers the new state, or refuses with the lifecycle's rule (409).</summary>
    public TState Move(TState from, TState to) =>
        Allows(from, to) ? to : throw new RuleBrokenException(refusal, null, from, to);
}
