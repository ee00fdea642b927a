using Collab.Infrastructure.Time;
using Hangfire;

namespace Collab.Infrastructure.Jobs;

/// <summary>Deletes what has served its time: sessions, idempotency keys, sent messages and failed sign-ins older than a day.</summary>
internal sealed class TidyUpJob(Tenants tenants, NpgsqlDataSource database, CollabClock clock)
{
    private static readonly Duration KeptFor = Duration.FromHours(24);

    [JobDisplayName("Delete expired sessions, keys and sent messages"), AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.MachineTime - KeptFor;
        foreach (var organization in await tenants.AllAsync(ct)) await TidyAsync(organization, before, ct);
        await using var attempts = database.CreateCommand("delete from collab.sign_in_attempts where at < $1");
        attempts.Parameters.Add(new() { Value = before });
        await attempts.ExecuteNonQueryAsync(ct);
    }

    private async Task TidyAsync(OrganizationId organization, Instant before, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, organization, readOnly: false, ct);
        foreach (var (table, column) in new[] { ("sessions", "created_at"), ("half_sessions", "created_at"), ("provider_flows", "begun_at"), ("idempotency_keys", "created_at"), ("outbox", "sent_at") })
        {
            await using var delete = new NpgsqlCommand($"delete from collab.{table} where organization_id = $1 and {column} < $2", connection, transaction)
            {
                Parameters = { new() { Value = organization.Value }, new() { Value = before } },
            };
            await delete.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(CancellationToken.None);
    }
}
