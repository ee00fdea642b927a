using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Infrastructure.Jobs;

/// <summary>Sends messages as Collab itself, one organization after another, each in a scope of its own.</summary>
public sealed class Tenants(IServiceScopeFactory scopes, NpgsqlDataSource database)
{
    public async Task<TAnswer> SendAsync<TAnswer>(OrganizationId organization, IRequest<TAnswer> message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(organization);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
    }

    /// <summary>Every organization of the installation.</summary>
    public Task<IReadOnlyList<OrganizationId>> AllAsync(CancellationToken ct) => OrganizationsAsync("select collab.all_organizations()", null, ct);

    /// <summary>Those in which something is due by the instant.</summary>
    public Task<IReadOnlyList<OrganizationId>> DueAsync(Instant now, CancellationToken ct) => OrganizationsAsync("select collab.due_organizations($1)", now, ct);

    /// <summary>Those in whose record something is without its link of the chain.</summary>
    public Task<IReadOnlyList<OrganizationId>> WithUnsealedAsync(CancellationToken ct) => OrganizationsAsync("select collab.organizations_with_unsealed()", null, ct);

    /// <summary>When something falls due next, in any organization; null when nothing will.</summary>
    /// <param name="after">What is due until then is left out; null: nothing.</param>
    public static async Task<Instant?> NextWakeAtAsync(NpgsqlConnection connection, Instant? after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select collab.next_wake_at($1)", connection) { Parameters = { new() { Value = after ?? Instant.MinValue } } };
        return await command.ExecuteScalarAsync(ct) as Instant?;
    }

    private async Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(string sql, Instant? at, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        if (at is { } instant) command.Parameters.Add(new() { Value = instant });
        List<OrganizationId> organizations = [];
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct)) organizations.Add(new(row.GetGuid(0)));
        return organizations;
    }
}
