using System.Text.Json;
using Collab.Application.AccessTokens;
using Collab.Infrastructure.Session;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.AccessTokens;

/// <summary>Looks tokens up in their table at each request, so that revoking one acts at once on every process.</summary>
internal sealed class PresentedTokens(NpgsqlDataSource database, CollabClock clock) : IAccessTokens
{
    /// <summary>How exact the last use is kept: not a write for every read.</summary>
    private static readonly Duration UsedEvery = Duration.FromMinutes(5);

    public async Task<SessionOwner?> FindAsync(string text, CancellationToken ct)
    {
        if (!AccessTokenText.IsWellFormed(text)) return null;
        // Collab's time and not the machine's: until when a token can be used is shown to people, who live in it.
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var find = new NpgsqlCommand("select * from collab.find_access_token($1, $2)", connection)
        {
            Parameters = { new() { Value = AccessTokenText.HashOf(text) }, new() { Value = now } },
        };
        SessionOwner owner;
        Instant? lastUsed;
        bool standsIn;
        await using (var row = await find.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct)) return null;
            lastUsed = await row.IsDBNullAsync(7, ct) ? null : row.GetFieldValue<Instant>(7);
            standsIn = row.GetBoolean(8);
            var scopes = JsonSerializer.Deserialize<IReadOnlyList<AccessScope>>(row.GetString(11), CollabJson.Options)!;
            var features = JsonSerializer.Deserialize<IReadOnlyList<Feature>>(row.GetString(12), CollabJson.Options)!;
            owner = Owners.Of(row) with { Token = new(new(row.GetGuid(9)), row.GetString(10), scopes, features) };
        }
        if (standsIn) owner = owner with { StandsFor = await Owners.StoodForAsync(connection, owner, now, ct) };
        if (lastUsed is null || now - lastUsed > UsedEvery)
        {
            await Owners.InTenantAsync(
                database, owner.OrganizationId, "update collab.access_tokens set last_used_at = $3 where organization_id = $1 and id = $2",
                [owner.OrganizationId.Value, owner.Token!.Id.Value, now], ct);
        }
        return owner;
    }
}
