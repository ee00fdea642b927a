using Collab.Application.Session;

namespace Collab.Infrastructure.Session;

/// <summary>How sessions begin: at once, or by halves where a second factor is asked for; and how long it counts that somebody proved who he is.</summary>
internal sealed partial class Sessions
{
    private const string Insert = "insert into collab.sessions (organization_id, hash, member_id, created_at, last_seen_at) values ($1, $2, $3, $4, $4)";
    private const string InsertHalf = "insert into collab.half_sessions (organization_id, hash, member_id, created_at) values ($1, $2, $3, $4)";

    /// <summary>Time enough to find the phone, or to install an app on it.</summary>
    private static readonly Duration HalfLasts = Duration.FromMinutes(10);

    private static readonly Duration ProofLasts = Duration.FromMinutes(10);

    public Task<OpenedSession> BeginAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct) =>
        BeginAsync(organizationId, memberId, provided: false, strong: false, ct);

    public Task<OpenedSession> BeginByProviderAsync(OrganizationId organizationId, MemberId memberId, bool strong, CancellationToken ct) =>
        BeginAsync(organizationId, memberId, provided: true, strong, ct);

    private async Task<OpenedSession> BeginAsync(OrganizationId organizationId, MemberId memberId, bool provided, bool strong, CancellationToken ct)
    {
        var secret = Secret.New();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, organizationId, readOnly: false, ct);
        await using var ask = new NpgsqlCommand(
            """
            select o.second_factor_policy, exists (
                select from collab.second_factors f where f.organization_id = $1 and f.id = $2 and f.confirmed_at is not null),
            exists (
                select from collab.identity_providers p
                join collab.linked_identities l on l.organization_id = p.organization_id and l.issuer = p.issuer
                join collab.members m on m.organization_id = l.organization_id and m.id = l.member_id
                where p.organization_id = $1 and p.required and l.member_id = $2 and m.role <> 'administrator')
            from collab.organizations o where o.organization_id = $1
            """, connection, transaction)
        {
            Parameters = { new() { Value = organizationId.Value }, new() { Value = memberId.Value } },
        };
        bool needed, enrols;
        await using (var row = await ask.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            var (policy, has) = (row.GetString(0), row.GetBoolean(1));
            if (!provided && row.GetBoolean(2)) throw new UnauthenticatedException("session.providerRequired");
            (needed, enrols) = (!strong && (policy == "required" || (has && policy != "off")), !has);
        }
        await InsertAsync(connection, transaction, needed ? InsertHalf : Insert, organizationId, secret, memberId, ct);
        await transaction.CommitAsync(CancellationToken.None);
        if (needed) throw new SecondFactorNeededException(secret, enrols);
        return new(secret, (await FindAsync(secret, ct))!);
    }

    public async Task<HalfSession?> FindHalfAsync(string secret, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select * from collab.find_half_session($1, $2)");
        command.Parameters.Add(new() { Value = Secret.HashOf(secret) });
        command.Parameters.Add(new() { Value = clock.MachineTime - HalfLasts });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(
                new(new(row.GetGuid(0)), new(row.GetGuid(1)), new(row.GetGuid(2)), IsAdministrator: false, IsHead: false, IsSponsor: false, row.GetString(3)),
                Enrols: !row.GetBoolean(4))
            : null;
    }

    public async Task<OpenedSession?> CompleteAsync(OrganizationId organizationId, string half, CancellationToken ct)
    {
        var secret = Secret.New();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, organizationId, readOnly: false, ct);
        await using var take = new NpgsqlCommand("delete from collab.half_sessions where organization_id = $1 and hash = $2 returning member_id", connection, transaction)
        {
            Parameters = { new() { Value = organizationId.Value }, new() { Value = Secret.HashOf(half) } },
        };
        if (await take.ExecuteScalarAsync(ct) is not Guid member) return null;
        await InsertAsync(connection, transaction, Insert, organizationId, secret, new(member), ct);
        await transaction.CommitAsync(CancellationToken.None);
        return new(secret, (await FindAsync(secret, ct))!);
    }

    public Task ProveAsync(OrganizationId organizationId, string secret, CancellationToken ct) => InTenantAsync(
        organizationId, "update collab.sessions set proved_at = $3 where organization_id = $1 and hash = $2",
        [organizationId.Value, Secret.HashOf(secret), clock.MachineTime], ct);

    private async Task InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, OrganizationId organization, string secret, MemberId member, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand(sql, connection, transaction)
        {
            Parameters = { new() { Value = organization.Value }, new() { Value = Secret.HashOf(secret) }, new() { Value = member.Value }, new() { Value = clock.MachineTime } },
        };
        await insert.ExecuteNonQueryAsync(ct);
    }
}
