using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>CPU seconds from the operating system's accounting (Linux: /proc).</summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100;   // USER_HZ, the same on every Linux that .NET runs on

    public static double OfProcess(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Of the PostgreSQL server with all its processes, also those that have ended; NaN where it runs elsewhere.</summary>
    public static async Task<double> OfServerAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var own = await Ground.ScalarAsync<int>(connection, "select pg_backend_pid()", ct);
        if (Stat(own) is not { } backend) return double.NaN;
        var postmaster = int.Parse(backend[1], CultureInfo.InvariantCulture);
        var ticks = Stat(postmaster) is { } parent ? Sum(parent, 11, 4) : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Stat(id) is { } child
                && child[1] == parentText(postmaster)) ticks += Sum(child, 11, 2);
        return ticks / TicksPerSecond;

        static string parentText(int id) => id.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Highest resident memory of a process so far, in MiB.</summary>
    public static double PeakMemory(int id) => Status(id, "VmHWM:");

    /// <summary>Resident memory of a process now, in MiB.</summary>
    public static double Memory(int id) => Status(id, "VmRSS:");

    private static double Status(int id, string name)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(x => x.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    // The fields after the name, which may contain spaces: 0 state, 1 parent, 11 user, 12 system, 13 and 14 those of ended children.
    private static string[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;   // it has ended meanwhile
        }
    }

    private static double Sum(string[] fields, int first, int count) => fields.Skip(first).Take(count).Sum(x => double.Parse(x, CultureInfo.InvariantCulture));
}
