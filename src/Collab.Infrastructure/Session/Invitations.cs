using Collab.Application.Members;

namespace Collab.Infrastructure.Session;

/// <summary>Finds whose an invitation is, over all organizations.</summary>
internal sealed class Invitations(NpgsqlDataSource database) : IInvitations
{
    public async Task<SessionOwner?> FindAsync(byte[] hash, Instant now, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select * from collab.find_invitation($1, $2)");
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = now });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(new(row.GetGuid(0)), new(row.GetGuid(1)), new(row.GetGuid(2)), IsAdministrator: false, IsHead: false, IsSponsor: false, row.GetString(3))
            : null;
    }
}
