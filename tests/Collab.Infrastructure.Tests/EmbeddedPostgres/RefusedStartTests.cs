using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

public sealed class RefusedStartTests : EmbeddedServerTestBase
{
    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_as_it_is()
    {
        Data.Write("postgres/data/holiday.jpg", "sea");
        var refusal = await Assert.ThrowsAsync<StartupException>(StartAsync);
        Assert.Contains($"{Data.At("postgres", "data")} is not empty and no PostgreSQL database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("sea", await File.ReadAllTextAsync(Data.At("postgres", "data", "holiday.jpg")));
    }

    [Fact]
    public async Task A_database_of_another_major_version_is_left_as_it_is()
    {
        Data.Write("postgres/data/PG_VERSION", "17\n");
        Data.Write("postgres/data/global/pg_control", "");
        var refusal = await Assert.ThrowsAsync<StartupException>(StartAsync);
        Assert.Contains("was made by PostgreSQL 17, and this version of Collab brings 18", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_password_is_named()
    {
        Data.Write("postgres/data/PG_VERSION", "18\n");
        Data.Write("postgres/data/global/pg_control", "");
        var refusal = await Assert.ThrowsAsync<StartupException>(StartAsync);
        Assert.Contains($"its password file {Data.At("postgres", "password")} is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_of_someone_else_are_not_replaced()
    {
        Data.Write("postgres/bin/tool", "mine");
        var refusal = await Assert.ThrowsAsync<StartupException>(StartAsync);
        Assert.Contains($"{Data.At("postgres", "bin")} holds something else", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Data.At("postgres", "bin", "tool")));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        Data.Write("taken", "a file");
        var refusal = await Assert.ThrowsAsync<StartupException>(() => StartAsync(Options with { DataFolder = Data.At("taken", "data") }));
        Assert.Contains($"{Data.At("taken")}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Collab__Data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_packages_the_way_out_is_a_server_of_ones_own()
    {
        var refusal = await Assert.ThrowsAsync<StartupException>(() => StartAsync(Options with { PackageFolder = Data.At("no-such-folder") }));
        Assert.Contains("ConnectionStrings__Collab", refusal.Message, StringComparison.Ordinal);
    }
}
