using System.Data.Common;
using Collab.Infrastructure.Deadlines;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Collab.Infrastructure.Persistence;

/// <summary>
/// Gives each transaction its organization and takes its rights away: the role collab_app cannot bypass row-level
/// security. Both last until the end of the transaction alone, so a pooled connection carries nothing over.
/// </summary>
internal sealed class TenantScope : DbTransactionInterceptor
{
    public static readonly TenantScope Instance = new();

    private const string Enter = "set local role collab_app; select set_config('collab.organization_id', @tenant, true)";

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        var db = (CollabDb)eventData.Context!;
        // Npgsql sends this together with the pending BEGIN: one round trip.
        if (db.ReadOnly)
        {
            await EnterAsync((NpgsqlConnection)connection, (NpgsqlTransaction)result, db.Tenant, readOnly: true, cancellationToken);
            return result;
        }
        await using var command = Command(Enter + "; " + RulesInForce.Read, (NpgsqlConnection)connection, (NpgsqlTransaction)result, db.Tenant);
        db.Begin(await RulesInForce.LastNumberAsync(command, cancellationToken));
        return result;
    }

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result) =>
        throw new NotSupportedException("Transactions are opened asynchronously.");

    /// <summary>Also for the few transactions without a context.</summary>
    /// <param name="tenant">The default, an empty id, sees no row of any organization.</param>
    public static async Task EnterAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, OrganizationId tenant, bool readOnly, CancellationToken ct)
    {
        await using var command = Command(readOnly ? "set transaction read only; " + Enter : Enter, connection, transaction, tenant);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, NpgsqlTransaction transaction, OrganizationId tenant) =>
        new(sql, connection, transaction) { Parameters = { new NpgsqlParameter("tenant", tenant.Value.ToString()) } };
}

/// <summary>
/// Refuses a command outside a transaction: without one there is no tenant, and an update would silently touch no row.
/// </summary>
internal sealed class TransactionRequired : DbCommandInterceptor
{
    public static readonly TransactionRequired Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Checked(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Checked(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Checked(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Checked(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Checked(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Checked(command, result));

    private static T Checked<T>(DbCommand command, T result) =>
        command.Transaction is null ? throw new InvalidOperationException("A command without a transaction has no tenant: send a message.") : result;
}
