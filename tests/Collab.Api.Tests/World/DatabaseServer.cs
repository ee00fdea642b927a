using System.Globalization;
using Collab.Application.Common;
using Collab.Infrastructure;
using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Collab.Api.Tests.World;

/// <summary>
/// One PostgreSQL server for the whole run, with a template that has schema and people. Each test class gets a clone of it,
/// which takes a tenth of a second, so classes run in parallel and see nothing of one another.
/// </summary>
public sealed class DatabaseServer : IAsyncLifetime
{
    // Any number that nobody else on the server uses.
    private const long TemplateLock = 0x7465_6D70;

    private EmbeddedServer _server = null!;
    private string _template = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedServer.StartAsync(
            new() { DataFolder = "artifacts/test-data/api", Settings = EmbeddedServerOptions.WithoutDurability }, CancellationToken.None);
        // As long as the code is the same, so is the template: it stays for the next run.
        _template = "template_" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            [.. new[] { typeof(DatabaseServer), typeof(Schema), typeof(ICollabDb), typeof(Domain.Common.AggregateRoot) }.SelectMany(x => x.Module.ModuleVersionId.ToByteArray())]))[..16];
        await using var connection = await AdminAsync();
        await ExecuteAsync(connection, $"select pg_advisory_lock({TemplateLock})");
        if (!(await ListAsync(connection, $"select datname from pg_database where datname = '{_template}'")).Any()) await MakeTemplateAsync(connection);
        await ExecuteAsync(connection, $"select pg_advisory_unlock({TemplateLock})");
    }

    /// <summary>A database of its own for one class.</summary>
    public async Task<string> CloneAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Guid.NewGuid():N}");
        await using var connection = await AdminAsync();
        // Only one at a time may copy a template.
        await ExecuteAsync(connection, $"select pg_advisory_lock({TemplateLock}); ");
        await ExecuteAsync(connection, $"create database {name} template {_template}");
        return _server.ConnectionString(name);
    }

    public async Task DropAsync(string connectionString)
    {
        await using var connection = await AdminAsync();
        await ExecuteAsync(connection, $"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task MakeTemplateAsync(NpgsqlConnection connection)
    {
        // Of earlier code, and of runs that were killed.
        foreach (var old in await ListAsync(connection, "select datname from pg_database where datname like 'template\\_%' or datname like 'test\\_%'"))
            await ExecuteAsync(connection, $"drop database if exists {old} with (force)");
        var making = _template + "_new";
        await _server.EnsureDatabaseAsync(making, CancellationToken.None);
        var target = new NpgsqlConnectionStringBuilder(_server.ConnectionString(making)) { Pooling = false }.ConnectionString;
        await Schema.ApplyAsync(target, CancellationToken.None);
        await using (var services = new ServiceCollection().AddLogging().AddCollabApplication().AddCollabInfrastructure(target, runsJobs: false).BuildServiceProvider())
            await Company.FoundAsync(services);
        await ExecuteAsync(connection, $"alter database {making} rename to {_template}");
    }

    private async Task<NpgsqlConnection> AdminAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server.ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        List<string> names = [];
        while (await row.ReadAsync()) names.Add(row.GetString(0));
        return names;
    }
}
