using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Collab.Infrastructure.ClientBuild;

/// <summary>What the client is built from.</summary>
internal sealed class ClientSources(string repositoryRoot, string client)
{
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc", "index.html", "vite.config.*", "tsconfig*.json"];
    private static readonly string[] Folders = ["src", "public", "scripts"];

    /// <summary>Written by the build itself, from the API's document.</summary>
    private static readonly string Generated = Path.Combine("src", "api", "schema.ts");

    /// <summary>Changes with the name or content of any file the build reads.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, path) in All().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Whether <c>node_modules</c> holds what the lock file names, whoever put it there: npm keeps a list of what it installed.
    /// Installing anew would take half a minute, and a developer's test tools away.
    /// </summary>
    public bool PackagesAreInstalled()
    {
        var installedFile = Path.Combine(client, "node_modules", ".package-lock.json");
        var installed = File.Exists(installedFile) ? Packages(installedFile) : [];
        return Packages(Path.Combine(client, "package-lock.json"))
            .Where(wanted => wanted.Value.Needed)
            .All(wanted => installed.TryGetValue(wanted.Key, out var there) && there.Version == wanted.Value.Version);
    }

    private IEnumerable<(string Name, string Path)> All()
    {
        var own = Files.SelectMany(pattern => Directory.EnumerateFiles(client, pattern))
            .Concat(Folders.Select(folder => Path.Combine(client, folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
            .Where(path => Path.GetRelativePath(client, path) != Generated);
        var document = Path.Combine(repositoryRoot, "docs", "openapi.json");
        return own.Concat(File.Exists(document) ? [document] : Array.Empty<string>())
            .Select(path => (Path.GetRelativePath(repositoryRoot, path).Replace('\\', '/'), path));
    }

    /// <summary>Packages by their place below the folder. Optional ones are for other platforms as well, so they may be absent.</summary>
    private static Dictionary<string, (string? Version, bool Needed)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.StartsWith("node_modules/", StringComparison.Ordinal))
            .ToDictionary(
                package => package.Name,
                package => (
                    package.Value.TryGetProperty("version", out var version) ? version.GetString() : null,
                    !IsSet(package.Value, "dev") && !IsSet(package.Value, "optional") && !IsSet(package.Value, "devOptional")));
    }

    private static bool IsSet(JsonElement package, string name) => package.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
