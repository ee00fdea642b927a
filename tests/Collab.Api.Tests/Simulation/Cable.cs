using System.Net;
using System.Net.Sockets;

namespace Collab.Api.Tests.Simulation;

/// <summary>
/// The cable between one server and the database, which can be cut after a number of bytes: to the database that is a process
/// killed at that moment, in the middle of a batch or between a commit and its confirmation.
/// </summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _ends = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private long _left = long.MaxValue;

    public Cable(string host, int port)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(host, port);
    }

    public int Port { get; }

    /// <summary>Everything that runs over it is cut off once so many bytes have passed from now on.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _left, bytes);

    public void Mend() => Interlocked.Exchange(ref _left, long.MaxValue);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Break();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient near;
            try
            {
                near = await _listener.AcceptTcpClientAsync(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            var far = new TcpClient();
            await far.ConnectAsync(host, port);
            lock (_lock) _ends.AddRange([near, far]);
            _ = CarryAsync(near, far);
            _ = CarryAsync(far, near);
        }
    }

    private async Task CarryAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[8_192];
        try
        {
            while (true)
            {
                var read = await from.GetStream().ReadAsync(buffer);
                if (read == 0) break;
                if (Interlocked.Add(ref _left, -read) < 0)
                {
                    Break();
                    return;
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or SocketException)
        {
            // It was cut, or one end hung up.
        }
        from.Close();
        to.Close();
    }

    private void Break()
    {
        List<TcpClient> ends;
        lock (_lock)
        {
            ends = [.. _ends];
            _ends.Clear();
        }
        foreach (var end in ends) end.Close();
    }
}
