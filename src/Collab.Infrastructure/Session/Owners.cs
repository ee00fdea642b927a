namespace Collab.Infrastructure.Session;

/// <summary>What looking up a session and looking up an access token have in common.</summary>
internal static class Owners
{
    /// <param name="row">Its first seven columns are those of <c>find_session</c>.</param>
    public static SessionOwner Of(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), new(row.GetGuid(1)), new(row.GetGuid(2)), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5), row.GetString(6));

    // Who stands in is told by the session itself; for whom, also over deputies of deputies, follows from all absences.
    public static async Task<IReadOnlyList<Absentee>> StoodForAsync(NpgsqlConnection connection, SessionOwner owner, Instant now, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand("select * from collab.find_absences($1, $2)", connection)
        {
            Parameters = { new() { Value = owner.OrganizationId.Value }, new() { Value = now } },
        };
        Dictionary<MemberId, MemberId?> away = [];
        Dictionary<MemberId, DepartmentId> departments = [];
        await using var row = await find.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            MemberId absent = new(row.GetGuid(0));
            departments[absent] = new(row.GetGuid(1));
            away[absent] = await row.IsDBNullAsync(2, ct) ? null : new MemberId(row.GetGuid(2));
        }
        return [.. new StandIns(away).StoodForBy(owner.MemberId).Select(absent => new Absentee(absent, departments[absent]))];
    }

    /// <summary>One statement in a transaction of its own, for one organization.</summary>
    public static async Task InTenantAsync(NpgsqlDataSource database, OrganizationId tenant, string sql, object[] parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantScope.EnterAsync(connection, transaction, tenant, readOnly: false, ct);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
