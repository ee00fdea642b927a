using Collab.Application.IdentityProviders;
using Collab.Application.Session;
using Collab.Infrastructure.Session;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.IdentityProviders;

/// <summary>Flows in their table: any process may take back what another began, and each is taken once.</summary>
internal sealed class ProviderFlows(NpgsqlDataSource database, CollabClock clock) : IProviderFlows
{
    /// <summary>Time enough to sign in there, also with a second factor.</summary>
    private static readonly Duration Lasts = Duration.FromMinutes(10);

    public async Task<ProviderFlow> BeginAsync(OrganizationId organizationId, FlowPurpose purpose, MemberId? memberId, Uri returnTo, CancellationToken ct)
    {
        // The organization stands in front, so that the flow is found in its tenant and nowhere else.
        var flow = new ProviderFlow(
            organizationId, $"{organizationId.Value:N}.{Secret.New()}", Secret.New(), Secret.New(), Secret.New(), purpose, memberId, returnTo, clock.MachineTime);
        await Owners.InTenantAsync(
            database, organizationId,
            """
            insert into collab.provider_flows (organization_id, hash, browser, nonce, verifier, purpose, member_id, return_to, begun_at)
            values ($1, $2, $3, $4, $5, $6, $7::uuid, $8, $9)
            """,
            [
                organizationId.Value, Secret.HashOf(flow.State), Secret.HashOf(flow.Browser), flow.Nonce, flow.Verifier, CollabJson.Name(purpose),
                memberId is { } member ? member.Value : DBNull.Value, returnTo.ToString(), flow.BegunAt,
            ], ct);
        return flow;
    }

    public async Task<ProviderFlow?> TakeAsync(string state, string browser, CancellationToken ct)
    {
        if (!Guid.TryParseExact(state.Split('.')[0], "N", out var organization)) return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, new(organization), readOnly: false, ct);
        // Also with a wrong browser it is gone: whoever got hold of the state gains one try at most.
        await using var take = new NpgsqlCommand(
            "delete from collab.provider_flows where organization_id = $1 and hash = $2 returning browser, nonce, verifier, purpose, member_id, return_to, begun_at", connection, transaction)
        {
            Parameters = { new() { Value = organization }, new() { Value = Secret.HashOf(state) } },
        };
        ProviderFlow flow;
        await using (var row = await take.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct)) return null;
            var own = row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(Secret.HashOf(browser));
            flow = new(
                new(organization), state, own ? browser : "", row.GetString(1), row.GetString(2), Enum.Parse<FlowPurpose>(row.GetString(3), ignoreCase: true),
                await row.IsDBNullAsync(4, ct) ? null : new MemberId(row.GetGuid(4)), new Uri(row.GetString(5)), row.GetFieldValue<Instant>(6));
        }
        await transaction.CommitAsync(CancellationToken.None);
        return flow.Browser.Length > 0 && flow.BegunAt > clock.MachineTime - Lasts ? flow : null;
    }
}

internal sealed class ProviderDirectory(NpgsqlDataSource database) : IProviderDirectory
{
    public async Task<FoundProvider?> FindAsync(string domainOrName, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select * from collab.find_provider($1)");
        command.Parameters.Add(new() { Value = domainOrName });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(new(row.GetGuid(0)), row.GetString(1), row.GetString(2)) : null;
    }
}
