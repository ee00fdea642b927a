using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>PostgreSQL's data folder: made once, never over anything else, started and stopped.</summary>
internal sealed class Cluster(ServerFolder folder, ServerBinaries binaries, EmbeddedServerOptions options)
{
    /// <summary>The account in the database that owns everything.</summary>
    public const string Superuser = "postgres";

    private const string OwnSettings = "collab.conf";

    /// <summary>A port may be taken between two looks.</summary>
    private const int StartAttempts = 10;

    private static readonly TimeSpan UntilChildrenOfAKilledServerEnd = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// pg_trgm takes what is a letter from the libc locale: under "C" it finds no trigram in Chinese.
    /// macOS has had no C.UTF-8 for long, and Windows has none.
    /// </summary>
    private static string Locale => OperatingSystem.IsWindows() ? "C" : OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";

    private string VersionFile => Path.Combine(folder.Cluster, "PG_VERSION");

    /// <summary>Whether the folder holds a cluster these binaries can run; false where there is none yet.</summary>
    /// <exception cref="StartupException">Something else is there.</exception>
    public bool Exists()
    {
        if (!Directory.Exists(folder.Cluster) || !Directory.EnumerateFileSystemEntries(folder.Cluster).Any())
            return false;
        if (!File.Exists(VersionFile) || !File.Exists(Path.Combine(folder.Cluster, "global", "pg_control")))
            throw new StartupException($"The folder {folder.Cluster} is not empty and no PostgreSQL database: move it away, or choose another folder in Collab__Data.");
        var (has, needs) = (File.ReadAllText(VersionFile).Trim(), binaries.Version().Split('.')[0]);
        if (has != needs)
            throw new StartupException(
                $"The database in {folder.Cluster} was made by PostgreSQL {has}, and this version of Collab brings {needs}: move the folder away, or choose another one in Collab__Data.");
        if (!File.Exists(folder.Password))
            throw new StartupException($"The database in {folder.Cluster} cannot be opened, since its password file {folder.Password} is missing: put it back, or choose another folder in Collab__Data.");
        return true;
    }

    /// <summary>Makes the cluster beside its place and moves it there when complete: an interrupted start leaves nothing half made.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        options.Progress("Creating the database.");
        var unfinished = folder.At("data.new");
        await ServerFolder.RemoveAsync(unfinished, cancellationToken);
        if (Directory.Exists(folder.Cluster))
            Directory.Delete(folder.Cluster);
        Directory.CreateDirectory(unfinished);
        MakePassword();
        folder.Account.TakeOver(unfinished, folder.Password);
        List<string> arguments =
        [
            "-D", unfinished, "-U", Superuser, "-A", "scram-sha-256", "--pwfile", folder.Password, "-E", "UTF8",
            "--locale=" + Locale, "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
        ];
        if (options.Settings.TryGetValue("fsync", out var fsync) && fsync == "off")
            arguments.Add("--no-sync");
        var result = await RunAsync("initdb", arguments, cancellationToken);
        if (!result.Succeeded)
            throw new StartupException($"The embedded database could not be made in {folder.Path}: {Reason(result.Output)}");
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), $"{Environment.NewLine}include_if_exists = '{OwnSettings}'{Environment.NewLine}", cancellationToken);
        Directory.Move(unfinished, folder.Cluster);
    }

    /// <summary>Starts the server on the port asked for, or the last one, or a free one where that is taken.</summary>
    /// <param name="cancellationToken">Gives up; the server may run nevertheless.</param>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var firstPort = options.Port ?? LastPort() ?? FreePort.Find();
        RemoveForeignPostmasterFile();
        var reason = "";
        for (var attempt = 1; attempt <= StartAttempts; attempt++)
        {
            WriteSettings(attempt == 1 ? firstPort : FreePort.Find());
            OpenLog();
            folder.Account.TakeOver(folder.Cluster, folder.Password, folder.Log);
            var before = new FileInfo(folder.Log).Length;
            // pg_ctl puts the server into a session of its own, so Ctrl-C does not reach it before Collab has finished with it,
            // and with -l it holds none of our pipes open. It is not ended midway: that would end the server as well.
            var result = await RunAsync("pg_ctl", ["start", "-D", folder.Cluster, "-w", "-t", "120", "-s", "-l", folder.Log], CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            if (result.Succeeded)
                return;
            reason = LogSince(before) + result.Output;
            if (reason.Contains("could not bind", StringComparison.Ordinal))
                continue;
            if (!reason.Contains("shared memory block", StringComparison.Ordinal))
                break;
            await Task.Delay(UntilChildrenOfAKilledServerEnd, cancellationToken);
        }

        throw new StartupException($"The embedded database in {folder.Cluster} did not start: {Reason(reason)} Its log is {folder.Log}.");
    }

    /// <summary>Stops the server, cutting off who is still connected; nothing that was committed is lost.</summary>
    public async Task StopAsync()
    {
        var result = await RunAsync("pg_ctl", ["stop", "-D", folder.Cluster, "-m", "fast", "-w", "-t", "60", "-s"], CancellationToken.None);
        if (!result.Succeeded && PostmasterFile.Read(folder.Cluster) is { } still && still.IsRunning(folder.Cluster))
            options.Progress($"The embedded database (process {still.ProcessId}) could not be stopped: {Reason(result.Output)}");
    }

    /// <summary>A process number is used again after a crash; PostgreSQL would take any process of its account for a running server.</summary>
    private void RemoveForeignPostmasterFile()
    {
        if (PostmasterFile.Read(folder.Cluster) is { } stale && !stale.IsRunning(folder.Cluster))
            File.Delete(PostmasterFile.PathIn(folder.Cluster));
    }

    private void MakePassword()
    {
        if (File.Exists(folder.Password))
            return;
        var unfinished = folder.Password + ".new";
        File.Delete(unfinished);
        using (var file = new StreamWriter(ServerFolder.CreatePrivate(unfinished, FileMode.CreateNew)))
            file.Write(RandomNumberGenerator.GetHexString(40, lowercase: true));
        File.Move(unfinished, folder.Password);
    }

    private void WriteSettings(int port)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            // Paths of sockets end at 107 bytes, and Windows has none.
            ["unix_socket_directories"] = "",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        settings["port"] = port.ToString(CultureInfo.InvariantCulture);
        var lines = settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'");
        File.WriteAllLines(Path.Combine(folder.Cluster, OwnSettings), lines);
    }

    /// <summary>Kept from start to start: processes that live through a crash of the server find it again, and so do people's tools.</summary>
    private int? LastPort()
    {
        var settings = Path.Combine(folder.Cluster, OwnSettings);
        var line = File.Exists(settings) ? File.ReadLines(settings).FirstOrDefault(line => line.StartsWith("port = ", StringComparison.Ordinal)) : null;
        return int.TryParse(line?["port = ".Length..].Trim('\''), CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    private void OpenLog()
    {
        const long enoughToRead = 10_000_000;
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > enoughToRead)
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        ServerFolder.CreatePrivate(folder.Log, FileMode.OpenOrCreate).Dispose();
    }

    private string LogSince(long position)
    {
        using var log = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = position;
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    /// <summary>The line that says why; where the settings are wrong, the line before the last complaint names them.</summary>
    private static string Reason(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var telling = Array.FindIndex(lines, line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("error:", StringComparison.Ordinal));
        if (telling > 0 && lines[telling].Contains("contains errors", StringComparison.Ordinal))
            telling--;
        return (telling >= 0 ? lines[telling] : lines.LastOrDefault() ?? "it gave no reason").TrimEnd('.') + ".";
    }

    private async Task<CommandResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await new Command(binaries.Program(program), [.. arguments])
            {
                Folder = folder.Path,
                Account = folder.Account.Name,
                WithoutVariables = "PG",
            }.RunAsync(cancellationToken);
        }
        catch (Win32Exception failure)
        {
            throw new StartupException(
                $"{binaries.Program(program)} could not be run ({failure.Message}): choose a folder in Collab__Data from which programs may be run, or name a PostgreSQL server in ConnectionStrings__Collab.", failure);
        }
    }
}
