using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Tests.EmbeddedPostgres;

[assembly: AssemblyFixture(typeof(SharedPrograms))]

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

/// <summary>PostgreSQL's programs, copied once for all tests that are not about copying them (60 MB and 0.6 s each time).</summary>
public sealed class SharedPrograms : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private string programs = "";

    public async ValueTask InitializeAsync()
    {
        await using var server = await EmbeddedServer.StartAsync(
            new() { DataFolder = folder.Path, Settings = EmbeddedServerOptions.WithoutDurability }, TestContext.Current.CancellationToken);
        programs = Path.Combine(server.Folder, "bin");
    }

    /// <summary>Lets a data folder that is still empty use them.</summary>
    public void LinkInto(TemporaryFolder data)
    {
        Directory.CreateDirectory(data.At("postgres"));
        Directory.CreateSymbolicLink(data.At("postgres", "bin"), programs);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
