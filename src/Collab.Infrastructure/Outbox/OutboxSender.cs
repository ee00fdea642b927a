using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Outbox;

/// <summary>
/// Sends what was left in the outbox: through the database's own notifications, so that every process with connected
/// browsers hears it, and in the transaction that marks it as sent.
/// </summary>
internal sealed class OutboxSender(NpgsqlDataSource database, CollabClock clock)
{
    /// <summary>The channel on which all processes listen.</summary>
    public const string Channel = "live";

    private const int Batch = 500;

    /// <summary>Sends until nothing is left. Two at once share the work.</summary>
    public async Task SendAsync(OrganizationId organization, CancellationToken ct)
    {
        while (await SendBatchAsync(organization, ct) == Batch) ct.ThrowIfCancellationRequested();
    }

    /// <summary>The same for every organization that has something left.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        List<OrganizationId> organizations = [];
        await using (var command = database.CreateCommand("select collab.organizations_with_unsent()"))
        await using (var row = await command.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct)) organizations.Add(new(row.GetGuid(0)));
        foreach (var organization in organizations) await SendAsync(organization, ct);
    }

    private async Task<int> SendBatchAsync(OrganizationId organization, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, organization, readOnly: false, ct);
        await using var send = new NpgsqlCommand(
            """
            with sent as (
                update collab.outbox o set sent_at = $2
                from (
                    select id from collab.outbox where organization_id = $1 and sent_at is null order by id limit $3 for update skip locked
                ) waiting
                where o.organization_id = $1 and o.id = waiting.id
                returning o.id, o.payload
            )
            select pg_notify($4, payload::text) from (select payload from sent order by id) ordered
            """, connection, transaction)
        {
            Parameters = { new() { Value = organization.Value }, new() { Value = clock.MachineTime }, new() { Value = Batch }, new() { Value = Channel } },
        };
        var sent = 0;
        await using (var row = await send.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct)) sent++;
        await transaction.CommitAsync(CancellationToken.None);
        return sent;
    }
}
