namespace Collab.Infrastructure.Persistence;

/// <summary>What PostgreSQL refuses because of somebody else's work at the same time.</summary>
public static class StoreFailures
{
    /// <summary>Whether the same message, sent again, may well succeed.</summary>
    public static bool LostToAnother(Exception failure) =>
        SqlStateOf(failure) is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Whether the database cannot be reached or has no time at present.</summary>
    public static bool IsUnavailable(Exception failure) => Causes(failure).Any(x => x is NpgsqlException { IsTransient: true } or TimeoutException);

    /// <summary>What to answer; null where nobody else is to blame.</summary>
    internal static Rule? Refusal(Exception failure) => SqlStateOf(failure) switch
    {
        PostgresErrorCodes.UniqueViolation => StoreRules.AlreadyExists,
        PostgresErrorCodes.LockNotAvailable => StoreRules.Busy,
        _ => null,
    };

    private static string? SqlStateOf(Exception failure) => Causes(failure).OfType<PostgresException>().FirstOrDefault()?.SqlState;

    // EF wraps what a command met once, and what looks transient twice.
    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!) yield return cause;
    }
}

internal static class StoreRules
{
    public static readonly Rule AlreadyExists = new("conflict.exists", RuleKind.Conflict);
    public static readonly Rule Busy = new("conflict.busy", RuleKind.Conflict);
}
