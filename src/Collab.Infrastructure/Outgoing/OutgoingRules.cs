using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Collab.Infrastructure.Outgoing;

/// <summary>
/// Where requests may go whose address a person has typed in. Setting <c>Collab:Outgoing:AllowedNetworks</c> opens private networks (CIDR, such as
/// <c>10.20.0.0/16</c>), for providers inside the company.
/// </summary>
/// <param name="HttpsOnly">Everywhere but in development.</param>
internal sealed record OutgoingRules(bool HttpsOnly, IReadOnlyList<IPNetwork> Allowed)
{
    /// <summary>Loopback, private, shared, link-local, benchmark, documentation, multicast, reserved; and what hides these in IPv6 (RFC 6890).</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static OutgoingRules Of(IConfiguration settings, IHostEnvironment environment) => new(
        !environment.IsDevelopment(),
        [.. settings.GetSection("Collab:Outgoing:AllowedNetworks").GetChildren().Select(x => IPNetwork.Parse(x.Value ?? ""))]);

    public bool Allows(Uri address) => (address.Scheme == Uri.UriSchemeHttps || (!HttpsOnly && address.Scheme == Uri.UriSchemeHttp)) && address.UserInfo.Length == 0;

    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Allowed.Any(x => x.Contains(plain)) || !Closed.Any(x => x.Contains(plain));
    }
}
