using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

public sealed class FirstStartTests(PreparedServer prepared) : EmbeddedServerTestBase
{
    [Fact]
    public async Task An_empty_folder_becomes_a_database_that_keeps_its_port_and_what_it_is_given()
    {
        int port;
        await using (var server = await StartAsync())
        {
            port = server.Port;
            await server.EnsureDatabaseAsync("collab \"demo\"", CancellationToken.None);
            await server.EnsureDatabaseAsync("collab \"demo\"", CancellationToken.None);
            Assert.Equal(("UTF8", "UTC"), (
                await AskAsync<string>(server, "show server_encoding", "collab \"demo\""),
                await AskAsync<string>(server, "show timezone", "collab \"demo\"")));
            await TellAsync(server, "create table note (text text); insert into note values ('协作')");
        }

        await using var again = await StartAsync();
        Assert.Equal(port, again.Port);
        Assert.Equal("协作", await AskAsync<string>(again, "select text from note"));
    }

    [Fact]
    public async Task What_a_killed_first_start_left_is_made_anew()
    {
        Data.Write("postgres/data.new/PG_VERSION", "18");
        Data.Write("postgres/bin.new/bin/postgres", "half a program");
        await using var server = await StartAsync();
        Assert.Equal(1, await AskAsync<int>(server, "select 1"));
    }

    [Fact]
    public async Task A_first_start_that_is_broken_off_can_be_repeated()
    {
        prepared.LinkProgramsInto(Data);
        using var breakOff = new CancellationTokenSource();
        var options = Options with { Progress = line => { if (line.StartsWith("Creating", StringComparison.Ordinal)) breakOff.CancelAfter(TimeSpan.FromMilliseconds(100)); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedServer.StartAsync(options, breakOff.Token));

        await using var server = await StartAsync();
        Assert.Equal(1, await AskAsync<int>(server, "select 1"));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_one_server()
    {
        prepared.LinkProgramsInto(Data);
        var servers = await Task.WhenAll(StartAsync(), StartAsync());
        Assert.Equal(servers[0].Port, servers[1].Port);
        foreach (var server in servers)
            await server.DisposeAsync();
        await AssertStoppedAsync(servers[0].ConnectionString("postgres"));
    }

    [Fact]
    public async Task A_new_folder_of_ones_own_is_used_where_it_is()
    {
        Data.Close();   // as temporary folders are made
        await using var server = await StartAsync();
        Assert.StartsWith(Data.Path, server.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_the_servers_account_may_not_reach_is_kept_elsewhere_and_that_is_said()
    {
        using var elsewhere = new TemporaryFolder();
        Data.Close();
        var lines = new List<string>();
        var options = Options with { DataFolder = Data.At("collab"), FolderForOtherAccounts = elsewhere.Path, Progress = lines.Add };

        await using var server = await StartAsync(options);

        Assert.Equal(1, await AskAsync<int>(server, "select 1"));
        var expected = Environment.IsPrivilegedProcess ? elsewhere.Path : Data.Path;
        Assert.StartsWith(expected, server.Folder, StringComparison.Ordinal);
        Assert.Equal(Environment.IsPrivilegedProcess, lines.Exists(line => line.Contains(elsewhere.Path, StringComparison.Ordinal)));
    }
}
