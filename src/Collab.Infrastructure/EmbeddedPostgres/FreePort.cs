using System.Net;
using System.Net.Sockets;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>Ports on 127.0.0.1.</summary>
internal static class FreePort
{
    /// <summary>One that is free now; another program may take it before it is used.</summary>
    public static int Find()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException failure)
        {
            throw new StartupException($"No free port was found on 127.0.0.1 for the embedded database ({failure.Message.TrimEnd('.')}): end programs that hold many, and start again.", failure);
        }
    }
}
