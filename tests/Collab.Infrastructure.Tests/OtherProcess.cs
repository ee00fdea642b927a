using System.Diagnostics;
using System.Globalization;
using Collab.Infrastructure.ClientBuild;
using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.Tests;

/// <summary>Parts that need a process of their own: one that is killed, and one in an environment where things are missing.</summary>
internal static class OtherProcess
{
    private const string UseServer = "use-embedded-server";
    private const string BuildClient = "build-client";

    /// <summary>Plays a part; null where the arguments name none.</summary>
    public static Task<int>? Play(string[] args) => args switch
    {
        [UseServer, var dataFolder] => UseServerAsync(dataFolder),
        [BuildClient, var repositoryRoot] => BuildClientAsync(repositoryRoot),
        _ => null,
    };

    /// <summary>Starts a server in another process and kills that process, which so cannot stop the server.</summary>
    /// <returns>The port of the server that is left behind.</returns>
    public static async Task<int> LeaveServerBehindAsync(string dataFolder)
    {
        using var process = Start([UseServer, dataFolder], []);
        var port = int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        process.Kill();
        await process.WaitForExitAsync();
        return port;
    }

    /// <summary>Builds a client where the environment differs.</summary>
    /// <returns>The sentence it is refused with; empty where it succeeds.</returns>
    public static async Task<string> BuildClientWithAsync(string repositoryRoot, params (string Name, string Value)[] environment)
    {
        using var process = Start([BuildClient, repositoryRoot], environment);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Trim();
    }

    private static Process Start(string[] part, (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, .. part])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    private static async Task<int> UseServerAsync(string dataFolder)
    {
        await using var server = await EmbeddedServer.StartAsync(
            new() { DataFolder = dataFolder, Settings = EmbeddedServerOptions.WithoutDurability }, CancellationToken.None);
        await Console.Out.WriteLineAsync(server.Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<int> BuildClientAsync(string repositoryRoot)
    {
        try
        {
            await ClientBuilder.EnsureBuiltAsync(repositoryRoot, static _ => { }, CancellationToken.None);
            return 0;
        }
        catch (StartupException refusal)
        {
            await Console.Out.WriteLineAsync(refusal.Message);
            return 1;
        }
    }
}
