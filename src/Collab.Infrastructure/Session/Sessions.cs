using Collab.Application.AuditEntries;
using Collab.Application.Session;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Session;

/// <summary>Sessions in their table, so that they act at once on every process and outlive restarts.</summary>
internal sealed partial class Sessions(NpgsqlDataSource database, Passwords passwords, SignInLimit limit, KnownDevices devices, CollabClock clock, IRecordSecurity record) : ISessions
{
    internal static readonly Duration Idle = Duration.FromHours(8);
    internal static readonly Duration Absolute = Duration.FromHours(24);

    /// <summary>How exact the last use is kept: not a write for every read.</summary>
    private static readonly Duration SeenEvery = Duration.FromMinutes(5);

    public async Task<OpenedSession?> OpenAsync(string email, string password, string? address, string? device, CancellationToken ct)
    {
        var account = Credentials.Normalized(email);
        // Counted before the password is looked at, so that many tries at once gain nothing. A browser that is known has tries of its own.
        var attempt = devices.Find(device, account) is { } known ? await limit.BeginAsync($"{account} in {known}", null, ct) : await limit.BeginAsync(account, address, ct);
        var found = await FindCredentialsAsync(account, ct);
        var (right, better) = await passwords.CheckAsync(found?.PasswordHash, password, ct);
        if (!right)
        {
            if (found is not null) record.Note(new(found.OrganizationId, null, "signInFailed", new(SubjectType.Member, found.MemberId.Value, ""), "password", address));
            return null;
        }
        await limit.SucceedAsync(attempt, ct);
        if (better is not null) await RehashAsync(found!, better, ct);
        return await BeginAsync(found!.OrganizationId, found.MemberId, ct);
    }

    public async Task<SessionOwner?> FindAsync(string secret, CancellationToken ct)
    {
        var (now, hash) = (clock.MachineTime, Secret.HashOf(secret));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var find = new NpgsqlCommand("select * from collab.find_session($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = hash }, new() { Value = now - Idle }, new() { Value = now - Absolute }, new() { Value = clock.GetCurrentInstant() } },
        };
        SessionOwner owner;
        Instant lastSeen;
        bool standsIn;
        Instant proved;
        await using (var row = await find.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct)) return null;
            owner = Owners.Of(row);
            lastSeen = row.GetFieldValue<Instant>(7);
            standsIn = row.GetBoolean(8);
            proved = row.GetFieldValue<Instant>(9);
        }
        owner = owner with { ProvedRecently = now - proved < ProofLasts };
        if (standsIn) owner = owner with { StandsFor = await Owners.StoodForAsync(connection, owner, clock.GetCurrentInstant(), ct) };
        if (now - lastSeen > SeenEvery)
        {
            await InTenantAsync(
                owner.OrganizationId, "update collab.sessions set last_seen_at = $3 where organization_id = $1 and hash = $2",
                [owner.OrganizationId.Value, hash, now], ct);
        }
        return owner;
    }

    public Task CloseAsync(OrganizationId organizationId, string secret, CancellationToken ct) => InTenantAsync(
        organizationId, "delete from collab.sessions where organization_id = $1 and hash = $2", [organizationId.Value, Secret.HashOf(secret)], ct);

    public Task CloseAllAsync(OrganizationId organizationId, MemberId memberId, CancellationToken ct) => InTenantAsync(
        organizationId,
        """
        with half as (delete from collab.half_sessions where organization_id = $1 and member_id = $2)
        delete from collab.sessions where organization_id = $1 and member_id = $2
        """, [organizationId.Value, memberId.Value], ct);

    private async Task<Found?> FindCredentialsAsync(string email, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select * from collab.find_credentials($1)");
        command.Parameters.Add(new() { Value = email });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2)) : null;
    }

    /// <summary>The password as it is hashed today, unless it was changed meanwhile.</summary>
    private Task RehashAsync(Found found, string better, CancellationToken ct) => InTenantAsync(
        found.OrganizationId, "update collab.credentials set password_hash = $3 where organization_id = $1 and member_id = $2 and password_hash = $4",
        [found.OrganizationId.Value, found.MemberId.Value, better, found.PasswordHash], ct);

    private Task InTenantAsync(OrganizationId tenant, string sql, object[] parameters, CancellationToken ct) => Owners.InTenantAsync(database, tenant, sql, parameters, ct);

    private sealed record Found(OrganizationId OrganizationId, MemberId MemberId, string PasswordHash);
}
