using Collab.Application.Session;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Session;

/// <summary>
/// Looks at and ends the sessions of one member. What others see as a session's id is the beginning of its hash, which opens nothing.
/// </summary>
internal sealed class OpenSessions(NpgsqlDataSource database, CollabClock clock) : IOpenSessions
{
    private const int IdBytes = 16;
    private const int LongestAddress = 64;

    public async Task<IReadOnlyList<OpenSession>> ListAsync(OrganizationId organizationId, MemberId memberId, string? present, CancellationToken ct)
    {
        var now = clock.MachineTime;
        var mine = present is null ? (Guid?)null : IdOf(Secret.HashOf(present));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, organizationId, readOnly: true, ct);
        await using var find = new NpgsqlCommand(
            """
            select hash, browser, system, address, created_at, last_seen_at from collab.sessions
            where organization_id = $1 and member_id = $2 and last_seen_at > $3 and created_at > $4
            order by last_seen_at desc, created_at desc
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = organizationId.Value }, new() { Value = memberId.Value }, new() { Value = now - Sessions.Idle }, new() { Value = now - Sessions.Absolute },
            },
        };
        List<OpenSession> found = [];
        await using var row = await find.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var id = IdOf(row.GetFieldValue<byte[]>(0));
            // In the demo as long ago as they are by the machine's clock.
            found.Add(new(
                id, Text(1), Text(2), Text(3), row.GetFieldValue<Instant>(4) + clock.Offset, row.GetFieldValue<Instant>(5) + clock.Offset, id == mine));
        }
        return found;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    public Task DescribeAsync(OrganizationId organizationId, string secret, CameFrom from, CancellationToken ct) => InTenantAsync(
        organizationId, "update collab.sessions set browser = $3, system = $4, address = $5 where organization_id = $1 and hash = $2",
        [Secret.HashOf(secret), from.Browser, from.System, from.Address is { Length: <= LongestAddress } address ? address : null], ct);

    public async Task<bool> EndAsync(OrganizationId organizationId, MemberId memberId, Guid id, CancellationToken ct) => await InTenantAsync(
        organizationId, $"delete from collab.sessions where organization_id = $1 and member_id = $2 and substring(hash from 1 for {IdBytes}) = $3",
        [memberId.Value, id.ToByteArray()], ct) > 0;

    public Task<int> EndOthersAsync(OrganizationId organizationId, MemberId memberId, string secret, CancellationToken ct) => InTenantAsync(
        organizationId, "delete from collab.sessions where organization_id = $1 and member_id = $2 and hash <> $3", [memberId.Value, Secret.HashOf(secret)], ct);

    public Task<int> EndAllAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct) => InTenantAsync(
        organizationId, "delete from collab.sessions where organization_id = $1 and member_id = $2", [memberId.Value], ct);

    private static Guid IdOf(byte[] hash) => new(hash.AsSpan(0, IdBytes));

    private async Task<int> InTenantAsync(OrganizationId tenant, string sql, object?[] parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, tenant, readOnly: false, ct);
        await using var command = new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = tenant.Value } } };
        foreach (var parameter in parameters) command.Parameters.Add(parameter is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new() { Value = parameter });
        var changed = await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        return changed;
    }
}
