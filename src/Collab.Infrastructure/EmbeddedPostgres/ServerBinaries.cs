using System.Runtime.InteropServices;
using System.Text.Json;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>
/// PostgreSQL's programs, copied from their npm package into the data folder: the second start needs neither npm nor the network,
/// and a later <c>npm ci</c>, which removes <c>node_modules</c>, takes nothing away from a running server.
/// </summary>
internal sealed class ServerBinaries(ServerFolder folder, string? packageFolder, Action<string> progress)
{
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ExecutableByAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const string OtherServer = "Name a PostgreSQL server in ConnectionStrings__Collab instead.";

    private static string Platform { get; } =
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "other")
        + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private static string Package => "@embedded-postgres/" + Platform;
    private string VersionFile => Path.Combine(folder.Binaries, "VERSION");

    public string Program(string name) => Path.Combine(folder.Binaries, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>The version there is after <see cref="EnsureAsync"/>: what the package folder asks for, or without one what was copied before.</summary>
    /// <exception cref="StartupException">This platform has no embedded PostgreSQL, or there is nothing to install it from.</exception>
    public string Version()
    {
        var copied = File.Exists(VersionFile) ? File.ReadAllText(VersionFile).Trim() : null;
        var description = packageFolder is null ? null : Path.Combine(packageFolder, "package.json");
        if (!File.Exists(description))
            return copied ?? throw new StartupException(
                $"The embedded PostgreSQL is neither in {folder.Binaries} nor can it be installed, since deploy/embedded-postgres is missing. {OtherServer}");
        using var json = JsonDocument.Parse(File.ReadAllBytes(description));
        return json.RootElement.GetProperty("optionalDependencies").TryGetProperty(Package, out var version)
            ? version.GetString()!
            : throw new StartupException($"There is no embedded PostgreSQL for {Platform}. {OtherServer}");
    }

    /// <summary>Copies the programs unless this version is there. Only while no server of this folder runs.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var version = Version();
        if (File.Exists(VersionFile) && File.ReadAllText(VersionFile).Trim() == version)
            return;
        if (Directory.Exists(folder.Binaries) && !File.Exists(VersionFile) && Directory.EnumerateFileSystemEntries(folder.Binaries).Any())
            throw new StartupException($"The folder {folder.Binaries} holds something else than Collab's PostgreSQL: choose another folder in Collab__Data.");
        var package = await InstalledPackageAsync(version, cancellationToken);
        var (fresh, old) = (folder.At("bin.new"), folder.At("bin.old"));
        await ServerFolder.RemoveAsync(fresh, cancellationToken);
        await ServerFolder.RemoveAsync(old, cancellationToken);
        Copy(Path.Combine(package, "native"), fresh);
        MakeLinks(package, fresh);
        await File.WriteAllTextAsync(Path.Combine(fresh, "VERSION"), version, cancellationToken);
        if (Directory.Exists(folder.Binaries))
            Directory.Move(folder.Binaries, old);
        Directory.Move(fresh, folder.Binaries);
        await ServerFolder.RemoveAsync(old, cancellationToken);
    }

    private async Task<string> InstalledPackageAsync(string version, CancellationToken cancellationToken)
    {
        var package = Path.Combine(packageFolder!, "node_modules", Package);
        using var alone = await FileLock.ExclusiveAsync(
            Path.Combine(packageFolder!, ".install.lock"), () => progress("Waiting for another process that installs PostgreSQL."), cancellationToken);
        if (InstalledVersion(package) == version)
            return package;
        progress($"Installing the embedded PostgreSQL {version} (once, 60 MB).");
        await NodePackages.InstallAsync(packageFolder!, cancellationToken);
        // npm passes over an optional package that it could not fetch, and reports success.
        return InstalledVersion(package) == version
            ? package
            : throw new StartupException($"npm did not install {Package} {version}: check the network connection and start again. {OtherServer}");
    }

    private static string? InstalledVersion(string package)
    {
        var description = Path.Combine(package, "package.json");
        if (!File.Exists(description))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(description));
        return json.RootElement.GetProperty("version").GetString();
    }

    /// <summary>Static libraries are for compiling against; all else is needed, readable for the account the server runs as.</summary>
    private static void Copy(string from, string to)
    {
        ServerFolder.Make(to);
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetExtension(file) != ".a"))
        {
            var copy = Path.Combine(to, Path.GetFileName(file));
            File.Copy(file, copy);
            if (OperatingSystem.IsWindows())
                continue;
            var mode = File.GetUnixFileMode(file) | ReadableByAll;
            File.SetUnixFileMode(copy, mode.HasFlag(UnixFileMode.UserExecute) ? mode | ExecutableByAll : mode);
        }
    }

    /// <summary>An npm package cannot hold links; it lists them, and its install script, which is not run, would make them.</summary>
    private static void MakeLinks(string package, string fresh)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        foreach (var link in JsonSerializer.Deserialize<List<Link>>(File.ReadAllBytes(list), JsonSerializerOptions.Web)!)
        {
            var (source, target) = (Inside(link.Source, fresh), Inside(link.Target, fresh));
            ServerFolder.Make(Path.GetDirectoryName(target)!);
            File.Delete(target);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string Inside(string path, string fresh) => Path.Combine(fresh, Path.GetRelativePath("native", path));

    private sealed record Link(string Source, string Target);
}
