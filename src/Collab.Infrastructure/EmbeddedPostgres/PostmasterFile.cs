using System.Diagnostics;
using System.Globalization;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>What <c>postmaster.pid</c> says of the running server, or of one that ended without removing it.</summary>
/// <param name="ProcessId">Line 1.</param>
/// <param name="Port">Line 4.</param>
internal sealed record PostmasterFile(int ProcessId, int Port)
{
    /// <summary>Reads the file; null where there is none or it is not written to its end yet.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(cluster));
            return lines.Length >= 4 &&
                int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process) && process > 0 &&
                int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                ? new PostmasterFile(process, port)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)   // not there, just removed, or another account's: no server of ours
        {
            return null;
        }
    }

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>
    /// Whether the process is this cluster's server. Process numbers are used again, also by other PostgreSQL servers;
    /// a server's working folder is its data folder, which Linux shows (and no longer shows for a killed one that nobody has reaped).
    /// </summary>
    public bool IsRunning(string cluster)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited && process.ProcessName == "postgres" && (!OperatingSystem.IsLinux() || WorkingFolder() == cluster);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)   // how .NET says that no process has this number
        {
            return false;
        }
    }

    private string? WorkingFolder()
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{ProcessId}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)   // ended, or another account's and so not ours
        {
            return null;
        }
    }
}
