using Microsoft.EntityFrameworkCore.Storage;

namespace Collab.Infrastructure.Deadlines;

/// <summary>
/// Keeps a duty from being opened by a limit or calendar that is changed at the same moment. Whoever opens one looks, as the
/// last thing before the commit, whether the rules are still those it began with, and is sent again if not. Whoever changes a
/// rule counts it up as the last thing too, and then derives what was opened meanwhile. Between them stands a lock that is held
/// for the commit alone, when nobody waits for anything else any more: a change of 100,000 deadlines blocks no opening.
/// </summary>
internal static class RulesInForce
{
    public const string Column = "RulesEdition";

    /// <summary>Asked with the first statement of each changing transaction.</summary>
    public const string Read = "select rules_edition from collab.organizations where id = collab.current_organization()";

    private const string Key = "hashtextextended('collab.rules.' || collab.current_organization(), 0)";

    /// <summary>From now until the commit no change of a rule is committed.</summary>
    /// <returns>The rules in force now.</returns>
    public static Task<long> HoldAsync(CollabDb db, CancellationToken ct) => AskAsync(db, $"select pg_advisory_xact_lock_shared({Key}); {Read}", ct);

    /// <summary>Waits for those who are about to commit an opening; those after them will find other rules.</summary>
    public static Task ChangeAsync(CollabDb db, CancellationToken ct) => AskAsync(
        db, $"select pg_advisory_xact_lock({Key}); update collab.organizations set rules_edition = rules_edition + 1 where id = collab.current_organization() returning rules_edition", ct);

    private static async Task<long> AskAsync(CollabDb db, string sql, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Rules are in force for a transaction.");
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        return await LastNumberAsync(command, ct);
    }

    /// <summary>What the last statement of a command answers, or 0 without a row: while the organization itself is being made.</summary>
    public static async Task<long> LastNumberAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        var last = 0L;
        do
        {
            while (await row.ReadAsync(ct)) last = row[0] as long? ?? 0;
        }
        while (await row.NextResultAsync(ct));
        return last;
    }
}
