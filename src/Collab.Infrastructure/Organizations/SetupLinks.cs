using Collab.Application.Organizations;
using Collab.Application.Session;
using Collab.Infrastructure.Time;

namespace Collab.Infrastructure.Organizations;

/// <summary>The setup link in its table of one row. Times are the machine's.</summary>
internal sealed class SetupLinks(CollabDb db, NpgsqlDataSource database, CollabClock clock) : ISetupLinks
{
    private static readonly Duration Lasts = Duration.FromHours(24);

    public async Task<string?> IssueAsync(CancellationToken ct)
    {
        var secret = Secret.New();
        await using var command = Command(
            """
            insert into collab.setup_link (hash, expires_at) select $1, $2 where not exists (select from collab.all_organizations())
            on conflict (one) do update set hash = excluded.hash, expires_at = excluded.expires_at
            """, Secret.HashOf(secret), clock.MachineTime + Lasts);
        return await command.ExecuteNonQueryAsync(ct) == 1 ? secret : null;
    }

    public async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        await using var command = Command("select not exists (select from collab.all_organizations())");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<bool> FitsAsync(string token, CancellationToken ct)
    {
        await using var command = Command("select exists (select from collab.setup_link where hash = $1 and expires_at > $2)", Secret.HashOf(token), clock.MachineTime);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<bool> TakeAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Secret.HashOf(token), clock.MachineTime);
        return await db.Database.ExecuteSqlAsync(
            $"delete from collab.setup_link where hash = {hash} and expires_at > {now} and not exists (select from collab.all_organizations())", ct) == 1;
    }

    private NpgsqlCommand Command(string sql, params IEnumerable<object> parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return command;
    }
}
