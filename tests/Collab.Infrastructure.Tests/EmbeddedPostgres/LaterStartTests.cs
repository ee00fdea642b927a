using System.Diagnostics;
using System.Globalization;

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

public sealed class LaterStartTests : EmbeddedServerTestBase
{
    private readonly PreparedServer prepared;

    public LaterStartTests(PreparedServer prepared)
    {
        this.prepared = prepared;
        prepared.CopyInto(Data);
    }

    [Fact]
    public async Task Processes_share_a_server_until_the_last_one_leaves()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        Assert.Equal(first.Port, second.Port);

        await first.DisposeAsync();
        Assert.Equal(1, await AskAsync<int>(second, "select 1"));

        await second.DisposeAsync();
        await AssertStoppedAsync(second.ConnectionString("postgres"));
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_process_is_taken_over_and_stopped_in_the_end()
    {
        var port = await OtherProcess.LeaveServerBehindAsync(Data.Path);

        var server = await StartAsync();
        Assert.Equal(port, server.Port);
        Assert.Equal(1, await AskAsync<int>(server, "select 1"));

        await server.DisposeAsync();
        await AssertStoppedAsync(server.ConnectionString("postgres"));
    }

    [Fact]
    public async Task After_a_crash_of_the_server_the_data_and_the_port_are_there_again()
    {
        await using var server = await StartAsync(Options with { Settings = new Dictionary<string, string>() });
        await TellAsync(server, "create table note (text text); insert into note values ('kept')");

        using (var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(server.Folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture)))
            postmaster.Kill();

        await using var recovered = await StartAsync();
        Assert.Equal("kept", await AskAsync<string>(recovered, "select text from note"));
        Assert.Equal(server.Port, recovered.Port);   // so that processes still running find it again
    }

    [Fact]
    public async Task A_process_number_in_use_by_another_program_does_not_keep_the_server_from_starting()
    {
        var cluster = Data.At("postgres", "data");
        await File.WriteAllTextAsync(Path.Combine(cluster, "postmaster.pid"), $"{Environment.ProcessId}\n{cluster}\n1700000000\n5110\n\n127.0.0.1\n\nready   \n");

        await using var again = await StartAsync();
        Assert.Equal(1, await AskAsync<int>(again, "select 1"));
    }

    [Fact]
    public async Task A_process_number_in_use_by_another_database_does_not_either()
    {
        using var other = new TemporaryFolder();
        prepared.CopyInto(other);
        await using var otherServer = await StartAsync(Options with { DataFolder = other.Path });
        var cluster = Data.At("postgres", "data");
        File.Copy(Path.Combine(otherServer.Folder, "data", "postmaster.pid"), Path.Combine(cluster, "postmaster.pid"));

        await using var again = await StartAsync();
        Assert.NotEqual(otherServer.Port, again.Port);
        Assert.Equal(cluster, await AskAsync<string>(again, "show data_directory"));
    }

    [Fact]
    public async Task The_second_start_needs_no_packages()
    {
        Directory.Delete(Data.At("postgres", "bin"));   // the link to shared ones: here the programs are copied
        await using (await StartAsync())
        {
        }

        await using var again = await StartAsync(Options with { PackageFolder = Data.At("no-such-folder") });
        Assert.Equal(1, await AskAsync<int>(again, "select 1"));
    }
}
