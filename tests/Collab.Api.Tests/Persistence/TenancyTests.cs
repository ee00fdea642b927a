using Npgsql;

namespace Collab.Api.Tests.Persistence;

/// <summary>What keeps organizations apart does not depend on the code that asks: the database refuses.</summary>
public sealed class TenancyTests(CollabApp app) : IClassFixture<CollabApp>
{
    private static readonly string[] OfTheInstallation = ["demo_clock", "downtimes", "heartbeat", "data_protection_keys", "sign_in_attempts", "setup_link", "signing_keys"];

    private const string MigrationsHistory = "__ef_migrations_history";

    [Fact]
    public async Task Every_table_but_those_of_the_installation_has_forced_row_security_with_its_policy()
    {
        var tables = await ListAsync("""
            select c.relname || ' ' || (c.relrowsecurity and c.relforcerowsecurity and exists (
                select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polwithcheck is not null and p.polcmd = '*'))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'collab' and c.relkind in ('r', 'p')
            """);
        Assert.True(tables.Count > 25);
        Assert.Equal(OfTheInstallation.Order(), tables.Where(x => x.EndsWith("false", StringComparison.Ordinal)).Select(x => x.Split(' ')[0]).Except([MigrationsHistory]).Order());
    }

    [Fact]
    public async Task Every_key_of_a_table_with_an_organization_begins_with_it()
    {
        var keys = await ListAsync("""
            select c.relname || '.' || i.relname from pg_index x
            join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
            where n.nspname = 'collab' and x.indisprimary and a.attname <> 'organization_id'
            """);
        Assert.Equal(OfTheInstallation.Order(), keys.Select(x => x.Split('.')[0]).Except([MigrationsHistory]).Order());
        var foreign = await ListAsync("""
            select k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where n.nspname = 'collab' and k.contype = 'f' and a.attname <> 'organization_id'
            """);
        Assert.Empty(foreign);
    }

    [Fact]
    public async Task Whoever_has_no_organization_sees_no_row_and_writes_none()
    {
        var tables = await ListAsync("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'collab' and c.relkind = 'r' and c.relrowsecurity");
        Assert.Contains("members", tables);
        Assert.True(await app.ScalarAsync<long>("select count(*) from collab.members") > 0);
        await using var connection = await app.OpenAsync();
        foreach (var table in tables) Assert.Equal(0L, await AsAppAsync(connection, "", $"select count(*) from collab.{table}"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(connection, "", "insert into collab.outbox values (gen_random_uuid(), gen_random_uuid(), 'x', '{}', now(), null)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task On_a_reused_connection_each_organization_sees_and_changes_its_own_rows_alone()
    {
        var mine = await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'");
        var theirs = await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'outsider@demo.example'");
        await using var connection = await app.OpenAsync();
        Assert.Equal(1L, await AsAppAsync(connection, theirs.ToString(), "select count(*) from collab.members"));
        Assert.Equal(15L, await AsAppAsync(connection, mine.ToString(), "select count(*) from collab.members"));
        Assert.Equal(0L, await AsAppAsync(connection, "", "select count(*) from collab.members"));
        await AsAppAsync(connection, theirs.ToString(), "update collab.members set name = 'x'");
        Assert.Equal(1L, await app.ScalarAsync<long>("select count(*) from collab.members where name = 'x'"));
        await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(connection, theirs.ToString(), $"update collab.members set organization_id = '{mine}'"));
    }

    [Theory]
    [InlineData("update collab.audit_entries set action = 'x'")]
    [InlineData("delete from collab.audit_entries")]
    [InlineData("truncate collab.audit_entries")]
    [InlineData("truncate collab.members")]
    [InlineData("drop table collab.members")]
    [InlineData("select * from collab.credentials c, hangfire.job")]
    public async Task The_role_of_requests_cannot(string statement)
    {
        var mine = await app.ScalarAsync<Guid>("select organization_id from collab.members where email = 'admin@demo.example'");
        await using var connection = await app.OpenAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(connection, mine.ToString(), statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Even_the_owner_cannot_change_what_was_written_down() =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync("delete from collab.audit_entries"))).SqlState);

    private static async Task<object?> AsAppAsync(NpgsqlConnection connection, string organization, string statement)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var enter = new NpgsqlCommand("set local role collab_app; select set_config('collab.organization_id', @o, true)", connection, transaction))
        {
            enter.Parameters.AddWithValue("o", organization);
            await enter.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(statement, connection, transaction);
        var answer = await command.ExecuteScalarAsync();
        await transaction.CommitAsync();
        return answer;
    }

    private async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = await app.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await row.ReadAsync()) lines.Add(row.GetString(0));
        return lines;
    }
}
