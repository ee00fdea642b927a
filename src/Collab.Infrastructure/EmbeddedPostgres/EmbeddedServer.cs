using System.Diagnostics;
using Collab.Infrastructure.Startup;
using Npgsql;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL server of Collab's own, for machines that have none. Processes with the same data folder share one server;
/// the last one that ends stops it. A server left behind by a killed process is taken over by the next.
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    /// <summary>How long a found server may take to accept connections: recovery after a crash comes before that.</summary>
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// A program that another thread is just starting holds copies of our files until it runs, about a millisecond;
    /// a few more tries keep it from being taken for another user of the server.
    /// </summary>
    private const int TriesToBeTheLast = 4;

    private readonly ServerFolder folder;
    private readonly Cluster cluster;
    private readonly EmbeddedServerOptions options;
    private readonly string password;
    private FileLock? use;

    private EmbeddedServer(ServerFolder folder, Cluster cluster, EmbeddedServerOptions options, FileLock use, int port)
    {
        (this.folder, this.cluster, this.options, this.use, Port) = (folder, cluster, options, use, port);
        password = File.ReadAllText(folder.Password).Trim();
    }

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The folder that holds the server's programs, data, password and log.</summary>
    public string Folder => folder.Path;

    /// <summary>Starts the server, or joins the one that runs on this data folder. It accepts connections when this returns.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Ends the start; what it began is undone or usable by the next start.</param>
    /// <exception cref="StartupException">Something is missing or wrong; the message says what to do.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        var folder = await ServerFolder.PrepareAsync(options, cancellationToken);
        var binaries = new ServerBinaries(folder, options.ResolvedPackageFolder, options.Progress);
        var cluster = new Cluster(folder, binaries, options);
        using var starting = await FileLock.ExclusiveAsync(
            folder.StartLock, () => options.Progress("Waiting for another process that starts or stops the database."), cancellationToken);
        var use = FileLock.TryShared(folder.UsersLock)
            ?? throw new StartupException($"The file {folder.UsersLock} is held by a program that is not Collab: end it and start again.");
        try
        {
            var exists = cluster.Exists();
            if (exists && await FindRunningAsync(folder, cancellationToken) is { } running)
                return new EmbeddedServer(folder, cluster, options, use, running);
            await binaries.EnsureAsync(cancellationToken);
            if (!exists)
                await cluster.CreateAsync(cancellationToken);
            await cluster.StartAsync(cancellationToken);
            return new EmbeddedServer(folder, cluster, options, use, PostmasterFile.Read(folder.Cluster)!.Port);
        }
        catch (Exception failure)
        {
            await LeaveAsync(use, folder, cluster);
            if (failure is UnauthorizedAccessException)
                throw new StartupException($"The embedded database in {folder.Path} belongs to another account ({failure.Message.TrimEnd('.')}): start Collab as that account, or choose another folder in Collab__Data.", failure);
            if (failure is IOException or NpgsqlException)
                throw new StartupException($"The embedded database could not be prepared in {folder.Path}: {failure.Message}", failure);
            throw;
        }
    }

    /// <summary>How to connect, with all rights, to one of the server's databases.</summary>
    /// <param name="database">The database's name; see <see cref="EnsureDatabaseAsync"/>.</param>
    public string ConnectionString(string database) => Connection(Port, password, database).ConnectionString;

    /// <summary>Creates a database (UTF-8, sorted by code points) unless it exists; any number of processes may ask at once.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Connection(Port, password, "postgres", pooling: false).ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(name);
        await using var create = new NpgsqlCommand($"create database {quoted} template template0 encoding 'UTF8'", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException race) when (race.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it between the question and the command, which is as good.
        }
    }

    /// <summary>Leaves the server; the last process to do so stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref use, null) is not { } held)
            return;
        using var stopping = await FileLock.ExclusiveAsync(folder.StartLock, static () => { }, CancellationToken.None);
        await LeaveAsync(held, folder, cluster);
    }

    private static async Task LeaveAsync(FileLock use, ServerFolder folder, Cluster cluster)
    {
        use.Dispose();
        for (var tries = 1; tries <= TriesToBeTheLast; tries++)
        {
            using var last = FileLock.TryExclusive(folder.UsersLock);
            if (last is not null)
            {
                if (PostmasterFile.Read(folder.Cluster) is { } server && server.IsRunning(folder.Cluster))
                    await cluster.StopAsync();
                return;
            }

            await Task.Delay(AskAgainAfter / 2);
        }
    }

    /// <summary>The port of this cluster's running server; null where none runs.</summary>
    private static async Task<int?> FindRunningAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        var lastAnswer = "it does not answer";
        while (PostmasterFile.Read(folder.Cluster) is { } server && server.IsRunning(folder.Cluster))
        {
            if (since.Elapsed > LongestRecovery)
                throw new StartupException($"The embedded database (process {server.ProcessId}) runs but cannot be used ({lastAnswer}): end that process and start again. Its log is {folder.Log}.");
            try
            {
                await using var connection = new NpgsqlConnection(Connection(server.Port, (await File.ReadAllTextAsync(folder.Password, cancellationToken)).Trim(), "postgres", pooling: false).ConnectionString);
                await connection.OpenAsync(cancellationToken);
                await using var ask = new NpgsqlCommand("show data_directory", connection);
                if (Path.GetFullPath((string)(await ask.ExecuteScalarAsync(cancellationToken))!) == folder.Cluster)
                    return server.Port;
                // The file came here with a copy of the folder that this server works on.
                File.Delete(PostmasterFile.PathIn(folder.Cluster));
                return null;
            }
            catch (NpgsqlException failure) when (MayPass(failure))   // asked until it answers or its process is gone
            {
                lastAnswer = failure.Message;
                await Task.Delay(AskAgainAfter, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>It does not listen yet, starts, recovers, stops (57P0x), or all its connections are taken.</summary>
    private static bool MayPass(NpgsqlException failure) =>
        failure is not PostgresException { SqlState: var state } || state.StartsWith("57P", StringComparison.Ordinal) || state == PostgresErrorCodes.TooManyConnections;

    private static NpgsqlConnectionStringBuilder Connection(int port, string password, string database, bool pooling = true) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Username = Cluster.Superuser,
        Password = password,
        Database = database,
        Pooling = pooling,
        // The server answers on the loopback interface alone and has no certificate: nothing is to be negotiated.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };
}
