using System.Net;
using System.Net.Sockets;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

public sealed class RunningServerTests : EmbeddedServerTestBase
{
    public RunningServerTests(PreparedServer prepared) => prepared.CopyInto(Data);

    [Fact]
    public async Task Chinese_can_be_searched_by_its_parts_and_sorted_by_pinyin()
    {
        await using var server = await StartAsync();
        await TellAsync(server, "create extension pg_trgm");
        Assert.NotEmpty(await AskAsync<string[]>(server, "select show_trgm('协作进度')"));
        Assert.Equal(
            ["丁", "王", "张"],
            await AskAsync<string[]>(server, "select array_agg(name order by name collate \"zh-x-icu\") from unnest(array['张', '王', '丁']) name"));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_password()
    {
        await using var server = await StartAsync();
        var file = Path.Combine(server.Folder, "password");
        Assert.Contains(await File.ReadAllTextAsync(file), server.ConnectionString("postgres"), StringComparison.Ordinal);
        Assert.Equal(0L, await AskAsync<long>(server, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_port_in_use_is_passed_over()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var server = await StartAsync(Options with { Port = taken });
        Assert.NotEqual(taken, server.Port);
        Assert.Equal(1, await AskAsync<int>(server, "select 1"));
    }

    [Fact]
    public async Task A_setting_the_server_does_not_know_is_quoted_from_its_log()
    {
        var refusal = await Assert.ThrowsAsync<StartupException>(() => StartAsync(Options with { Settings = new Dictionary<string, string> { ["shared_buffer"] = "1GB", ["fsync"] = "off" } }));
        Assert.Contains("did not start", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("shared_buffer", refusal.Message, StringComparison.Ordinal);
    }
}
