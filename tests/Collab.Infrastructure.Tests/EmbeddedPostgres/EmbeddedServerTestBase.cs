using Collab.Infrastructure.EmbeddedPostgres;
using Npgsql;

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

/// <summary>A data folder for each test, and what one asks a server.</summary>
public abstract class EmbeddedServerTestBase : IDisposable
{
    protected TemporaryFolder Data { get; } = new();

    protected EmbeddedServerOptions Options => new() { DataFolder = Data.Path, Settings = EmbeddedServerOptions.WithoutDurability };

    protected Task<EmbeddedServer> StartAsync() => StartAsync(Options);

    protected static Task<EmbeddedServer> StartAsync(EmbeddedServerOptions options) =>
        EmbeddedServer.StartAsync(options, TestContext.Current.CancellationToken);

    protected static async Task<T> AskAsync<T>(EmbeddedServer server, string sql, string database = "postgres") =>
        (T)(await AskAsync(server.ConnectionString(database), sql))!;

    protected static Task TellAsync(EmbeddedServer server, string sql) => AskAsync(server.ConnectionString("postgres"), sql);

    protected static async Task AssertStoppedAsync(string connectionString) =>
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(connectionString, "select 1"));

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Data.Dispose();
        GC.SuppressFinalize(this);
    }
}
