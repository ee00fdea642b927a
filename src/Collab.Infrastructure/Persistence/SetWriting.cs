using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Collab.Infrastructure.Persistence;

/// <summary>
/// Writes many rows of one kind in one statement: new ones by <c>insert … select from unnest</c>, changed roots by
/// <c>update … from unnest</c> with the version that was loaded. EF's own commands, one for each row, cost several times as much;
/// COPY is not allowed under row-level security. What it wrote is left to EF as saved; few rows and rows with children stay EF's.
/// </summary>
internal static class SetWriting
{
    /// <summary>From how many rows of a kind on.</summary>
    public const int Fewest = 20;

    private static readonly ConcurrentDictionary<IEntityType, SetTable?> Tables = new();

    /// <summary>Writes what there is a lot of. Changes must have been detected; the connection must be in a transaction.</summary>
    /// <param name="forget">Whether nothing that is tracked will be used again: then it is dropped at once where nothing is left to write.</param>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed by another since it was loaded.</exception>
    public static async Task WriteManyAsync(CollabDb db, bool forget, CancellationToken ct)
    {
        var changed = db.ChangeTracker.Entries().Where(x => x.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
        var sets = changed.Where(x => x.State is EntityState.Added or EntityState.Modified)
            .GroupBy(x => (x.Metadata, x.State)).Select(x => (Table: TableOf(x.Key.Metadata), x.Key.State, Rows: (IReadOnlyList<EntityEntry>)[.. x]))
            .Where(x => x.Table is not null && x.Rows.Count >= Fewest && (x.State == EntityState.Added || x.Table.HasVersion))
            .Select(x => x with { Rows = x.Table!.InKeyOrder(x.Rows) }).ToList();
        if (sets.Count == 0) return;
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows are written in the transaction of a message.");
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        foreach (var (table, state, rows) in sets)
        {
            batch.BatchCommands.Add(state == EntityState.Added ? table!.Insert(rows) : table!.Update(rows));
        }
        await batch.ExecuteNonQueryAsync(ct);
        for (var n = 0; n < sets.Count; n++)
            if (batch.BatchCommands[n].RecordsAffected != sets[n].Rows.Count)
                throw new DbUpdateConcurrencyException($"{batch.BatchCommands[n].RecordsAffected} of {sets[n].Rows.Count} rows were as they had been loaded.");
        if (forget && sets.Sum(x => x.Rows.Count) == changed.Count) db.ChangeTracker.Clear();
        else foreach (var row in sets.SelectMany(x => x.Rows)) Saved(row);
    }

    /// <summary>Records are written once and never looked at again; a root may be changed once more by the same message.</summary>
    private static void Saved(EntityEntry row)
    {
        if (row.Entity is AggregateRoot)
        {
            row.OriginalValues.SetValues(row.CurrentValues);
            row.State = EntityState.Unchanged;
        }
        else
        {
            row.State = EntityState.Detached;
        }
    }

    private static SetTable? TableOf(IEntityType type) => Tables.GetOrAdd(type, SetTable.Of);
}
