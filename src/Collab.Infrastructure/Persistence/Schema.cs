using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Collab.Infrastructure.Persistence;

/// <summary>Brings a database to the form this version needs. Processes that start at once wait for one another.</summary>
public static class Schema
{
    // Any number that nobody else on the database uses.
    private const long StartLock = 0x436F_6C6C_6162;

    /// <summary>Held while the demo is made.</summary>
    internal const long DemoLock = StartLock + 1;

    /// <param name="connectionString">With the rights to create tables and roles.</param>
    public static async Task ApplyAsync(string connectionString, CancellationToken ct)
    {
        await using var source = DataSources.ForSchema(connectionString);
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({StartLock})", ct);
        try
        {
            await using var db = new CollabDb(Options(source), new Caller(), NoClock.Instance, NoServices.Instance);
            await using var keys = new KeysDb(new DbContextOptionsBuilder<KeysDb>().UseNpgsql(source).UseSnakeCaseNamingConvention().Options);
            await DropBrokenDemoAsync(connection, ct);
            await CreateOrMigrateAsync(connection, db, keys, ct);
            await ExecuteAsync(
                connection,
                "create table if not exists collab.demo_clock (one boolean primary key default true check (one), offset_ticks bigint not null default 0, seeding boolean not null default false)", ct);
            await ExecuteAsync(connection, "insert into collab.demo_clock default values on conflict do nothing", ct);
            await ExecuteAsync(
                connection,
                "create table if not exists collab.sign_in_attempts (id uuid primary key, key bytea not null, at timestamptz not null);"
                + "create index if not exists ix_sign_in_attempts_key_at on collab.sign_in_attempts (key, at)", ct);
            await ExecuteAsync(
                connection,
                "create table if not exists collab.setup_link (one boolean primary key default true check (one), hash bytea not null, expires_at timestamptz not null)", ct);
            await ExecuteAsync(
                connection,
                "create table if not exists collab.signing_keys (id text primary key, created_at timestamptz not null, public_key bytea not null, private_key text not null)", ct);
            await ExecuteAsync(
                connection,
                "create table if not exists collab.heartbeat (one boolean primary key default true check (one), at timestamptz);"
                + "create table if not exists collab.downtimes (id uuid primary key, began timestamptz not null, ended timestamptz not null, offset_ticks bigint not null, reported boolean not null default false)", ct);
            await ExecuteAsync(connection, "insert into collab.heartbeat default values on conflict do nothing", ct);
            await ExecuteAsync(connection, await SecurityAsync(ct), ct);
            PostgreSqlObjectsInstaller.Install(connection, "hangfire");
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({StartLock})", CancellationToken.None);
        }
    }

    /// <summary>For commands that belong to no message: no tenant, no check for a transaction.</summary>
    internal static DbContextOptions<CollabDb> Options(NpgsqlDataSource source) => new DbContextOptionsBuilder<CollabDb>()
        .UseNpgsql(source, npgsql => npgsql.UseNodaTime().MigrationsHistoryTable("__ef_migrations_history", CollabDb.SchemaName))
        .UseSnakeCaseNamingConvention()
        .Options;

    /// <summary>
    /// A demo whose making was broken off is made anew: all that is in it was written by that, nobody has been let in yet. Who
    /// finds it being made by another process waits for that one.
    /// </summary>
    private static async Task DropBrokenDemoAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (!await ExistsAsync(connection, "collab.demo_clock", ct)) return;
        await ExecuteAsync(connection, $"select pg_advisory_lock({DemoLock})", ct);
        await using (var broken = new NpgsqlCommand("select exists (select from collab.demo_clock where seeding)", connection))
            if ((bool)(await broken.ExecuteScalarAsync(ct))!) await ExecuteAsync(connection, "drop schema collab cascade", ct);
        await ExecuteAsync(connection, $"select pg_advisory_unlock({DemoLock})", ct);
    }

    private static async Task CreateOrMigrateAsync(NpgsqlConnection connection, CollabDb db, KeysDb keys, CancellationToken ct)
    {
        if (db.Database.GetMigrations().Any())
        {
            await db.Database.MigrateAsync(ct);
        }
        else if (!await ExistsAsync(connection, "collab.organizations", ct))
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(ct);
        }
        if (!await ExistsAsync(connection, "collab.data_protection_keys", ct))
            await keys.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(ct);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select to_regclass($1) is not null", connection) { Parameters = { new() { Value = table } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<string> SecurityAsync(CancellationToken ct)
    {
        await using var stream = typeof(Schema).Assembly.GetManifestResourceStream("Collab.Infrastructure.Persistence.security.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The schema has no time and tells no events.</summary>
    internal sealed class NoClock : IClock
    {
        public static readonly NoClock Instance = new();

        public Instant GetCurrentInstant() => throw new NotSupportedException();
    }

    internal sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
