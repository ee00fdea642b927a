using System.Diagnostics;
using Collab.Infrastructure.EmbeddedPostgres;

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

/// <summary>Another process that uses the embedded server and is killed without a chance to stop it.</summary>
internal static class KilledProcess
{
    public const string Part = "use-embedded-server";

    public static async Task<int> PlayAsync(string dataFolder)
    {
        await using var server = await EmbeddedServer.StartAsync(
            new() { DataFolder = dataFolder, Settings = EmbeddedServerOptions.WithoutDurability }, CancellationToken.None);
        await Console.Out.WriteLineAsync(server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Starts a server in another process and kills that.</summary>
    /// <returns>The port of the server that is left behind.</returns>
    public static async Task<int> LeaveServerBehindAsync(string dataFolder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KilledProcess).Assembly.Location, Part, dataFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = int.Parse((await process.StandardOutput.ReadLineAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        process.Kill();
        await process.WaitForExitAsync();
        return port;
    }
}
