using Collab.Infrastructure.ClientBuild;
using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Startup;

namespace Collab.Api;

/// <summary>What must be there before the host is built: settings that fit together, a database, a client.</summary>
internal sealed class Startup(WebApplicationBuilder builder) : IAsyncDisposable
{
    private const string DatabaseName = "collab";

    private EmbeddedServer? _embedded;

    /// <summary>The settings lie beside the program where it is started from another folder.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory,
    };

    public bool Demo { get; } = builder.Configuration.GetValue("Collab:Demo:Enabled", false);

    /// <summary>Whether a person sits before the console, and not a collector of logs.</summary>
    public bool ForPeople => Demo || builder.Environment.IsDevelopment();

    public bool RunsJobs { get; } = builder.Configuration.GetValue("Collab:Jobs:Enabled", true);

    /// <exception cref="StartupException">Demo mode in Production, where everybody knows the passwords.</exception>
    public void CheckSettings()
    {
        if (Demo && !builder.Environment.IsDevelopment() && !builder.Configuration.GetValue("Collab:Demo:AllowOutsideDevelopment", false))
        {
            throw new StartupException(
                $"Demo mode is on in the environment {builder.Environment.EnvironmentName}, where everybody could sign in with a known password: "
                + "set Collab__Demo__Enabled=false, or Collab__Demo__AllowOutsideDevelopment=true if that is meant.");
        }
    }

    /// <summary>The database to use: the configured one, else the embedded one, which is started.</summary>
    public async Task<string> DatabaseAsync(CancellationToken ct)
    {
        if (builder.Configuration.GetConnectionString("Collab") is { Length: > 0 } configured) return configured;
        _embedded = await EmbeddedServer.StartAsync(
            new() { DataFolder = builder.Configuration["Collab:Data"] ?? "./.data", ContentRoot = builder.Environment.ContentRootPath, Progress = Say }, ct);
        await _embedded.EnsureDatabaseAsync(DatabaseName, ct);
        return _embedded.ConnectionString(DatabaseName);
    }

    /// <summary>The folder of the built client; null where the configuration says that there is none.</summary>
    public async Task<string?> ClientAsync(CancellationToken ct) =>
        builder.Configuration.GetValue("Collab:Client:Enabled", true) ? await ClientBuilder.EnsureBuiltAsync(RepositoryRoot.Find(), Say, ct) : null;

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null) await _embedded.DisposeAsync();
    }

    public static void Say(string line) => Console.Out.WriteLine(line);
}
