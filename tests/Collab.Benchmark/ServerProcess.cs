using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Collab.Benchmark;

/// <summary>The product itself, as a process of its own, in Production with jobs on and without the client.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static int _count;

    private readonly Process _process;
    private readonly string _log;

    private ServerProcess(Process process, Uri address, string log) => (_process, Address, _log, Started) = (process, address, log, Stopwatch.StartNew());

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Since the process was started.</summary>
    public Stopwatch Started { get; }

    public static ServerProcess Start(string database)
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        var log = Path.Combine(Ground.Artifacts, string.Create(CultureInfo.InvariantCulture, $"bench-server-{++_count}.log"));
        var program = Path.Combine(AppContext.BaseDirectory, "Collab.Api.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet '{program}' >'{log}' 2>&1"]) { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["ConnectionStrings__Collab"] = database;
        start.Environment["Collab__Client__Enabled"] = "false";
        start.Environment["Collab__RequestLimit__PerMinute"] = "0";
        return new(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"), log);
    }

    public async Task<ServerProcess> ReadyAsync(CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await tick.WaitForNextTickAsync(ct))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended: see {_log}.");
            try
            {
                using var answer = await Http.GetAsync(new Uri(Address, "/health/ready"), ct);
                if (answer.IsSuccessStatusCode) break;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}
