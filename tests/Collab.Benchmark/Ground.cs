using System.Globalization;
using Collab.Infrastructure.EmbeddedPostgres;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>The PostgreSQL server that is measured on: the one of <c>ConnectionStrings__Collab</c>, else the embedded one, with its ordinary durability.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly EmbeddedServer? _embedded;
    private readonly string _server;
    private readonly HashSet<string> _made = [];

    private Ground(EmbeddedServer? embedded, string server, string version) => (_embedded, _server, Version) = (embedded, server, version);

    /// <summary>Where results and logs go: beside the repository's other artifacts.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.GetFullPath("artifacts")).FullName;

    /// <summary>The server's version, for the results.</summary>
    public string Version { get; }

    public static async Task<Ground> BeginAsync(CancellationToken ct)
    {
        EmbeddedServer? embedded = null;
        var server = Environment.GetEnvironmentVariable("ConnectionStrings__Collab");
        if (string.IsNullOrEmpty(server))
        {
            embedded = await EmbeddedServer.StartAsync(
                new()
                {
                    DataFolder = Path.Combine(Artifacts, "bench-data"),
                    Settings = new Dictionary<string, string> { ["track_commit_timestamp"] = "on", ["max_wal_size"] = "4GB" },
                    Progress = Console.Out.WriteLine,
                }, ct);
            server = embedded.ConnectionString("postgres");
        }
        await using var connection = await OpenAsync(server, ct);
        if (await ScalarAsync<string>(connection, "select current_setting('track_commit_timestamp')", ct) != "on")
            throw new InvalidOperationException("Lateness is read from commit times: set track_commit_timestamp = on in the server and restart it.");
        return new(embedded, server, await ScalarAsync<string>(connection, "select current_setting('server_version')", ct));
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(_server) { Database = database }.ConnectionString;

    public async Task<bool> ExistsAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(_server, ct);
        _made.Add(database);
        return await ScalarAsync<bool>(connection, $"select exists (select from pg_database where datname = '{database}')", ct);
    }

    /// <summary>Makes a database, empty or as a copy of another.</summary>
    public async Task CreateAsync(string database, string? copyOf, CancellationToken ct)
    {
        _made.Add(database);
        await using var connection = await OpenAsync(_server, ct);
        await ExecuteAsync(connection, $"drop database if exists {database} with (force)", ct);
        await ExecuteAsync(connection, copyOf is null ? $"create database {database} template template0 encoding 'UTF8'" : $"create database {database} template {copyOf} strategy file_copy", ct);
    }

    public async Task RenameAsync(string database, string to, CancellationToken ct)
    {
        _made.Add(to);
        await using var connection = await OpenAsync(_server, ct);
        await ExecuteAsync(connection, $"alter database {database} rename to {to}", ct);
    }

    /// <summary>Drops everything that the benchmark made.</summary>
    public async Task DropAsync()
    {
        await using var connection = await OpenAsync(_server, CancellationToken.None);
        foreach (var database in _made) await ExecuteAsync(connection, $"drop database if exists {database} with (force)", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null) await _embedded.DisposeAsync();
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync(ct))!, typeof(T), CultureInfo.InvariantCulture);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
