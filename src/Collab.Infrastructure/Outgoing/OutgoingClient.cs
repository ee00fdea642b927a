using System.Net;
using System.Net.Sockets;

namespace Collab.Infrastructure.Outgoing;

/// <summary>
/// The one way to servers whose address a person has typed in. It connects to the address that was checked, so that no name can change its
/// mind in between; follows no redirects, uses no proxy, reads little and waits not long.
/// </summary>
internal sealed class OutgoingClient : IDisposable
{
    private const long LargestAnswer = 256 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly OutgoingRules _rules;

    public OutgoingClient(OutgoingRules rules)
    {
        _rules = rules;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectCallback = ConnectAsync };
        Http = new HttpClient(new Guard(rules, handler)) { Timeout = Longest, MaxResponseContentBufferSize = LargestAnswer };
    }

    public HttpClient Http { get; }

    public void Dispose() => Http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = addresses.Where(_rules.Allows).ToArray();
        if (allowed.Length == 0) throw new HttpRequestException("The address is in a network that is not open: Collab:Outgoing:AllowedNetworks.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Guard(OutgoingRules rules, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            rules.Allows(request.RequestUri!)
                ? base.SendAsync(request, cancellationToken)
                : throw new HttpRequestException("Only https, and no name or password in the address.");
    }
}
