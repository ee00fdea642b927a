using System.Net;
using Collab.Infrastructure.Outgoing;

namespace Collab.Api.Tests.IdentityProviders;

/// <summary>Addresses that people type in reach nothing inside.</summary>
public sealed class OutgoingTests
{
    private static readonly OutgoingRules Production = new(HttpsOnly: true, []);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.20.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void Inside_is_closed(string address) => Assert.False(Production.Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("223.5.5.5")]
    [InlineData("2606:4700:4700::1111")]
    public void Outside_is_open(string address) => Assert.True(Production.Allows(IPAddress.Parse(address)));

    [Fact]
    public void A_network_of_the_company_is_opened_by_its_setting_alone()
    {
        var opened = Production with { Allowed = [IPNetwork.Parse("10.20.0.0/16")] };
        Assert.True(opened.Allows(IPAddress.Parse("10.20.1.1")));
        Assert.False(opened.Allows(IPAddress.Parse("10.21.1.1")));
    }

    [Theory]
    [InlineData("http://login.example.com/")]
    [InlineData("https://user:password@login.example.com/")]
    [InlineData("ftp://login.example.com/")]
    public void Production_speaks_https_alone(string address) => Assert.False(Production.Allows(new Uri(address)));

    [Fact]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        using var client = new OutgoingClient(new OutgoingRules(HttpsOnly: false, []));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.Http.GetAsync(new Uri("http://localhost:9/"), TestContext.Current.CancellationToken));
        Assert.Contains("AllowedNetworks", refused.ToString(), StringComparison.Ordinal);
    }
}
