using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Tests.EmbeddedPostgres;

[assembly: AssemblyFixture(typeof(PreparedServer))]

namespace Collab.Infrastructure.Tests.EmbeddedPostgres;

/// <summary>A server that was started and stopped once. To copy it takes a fraction of a first start, which only few tests are about.</summary>
public sealed class PreparedServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        await using var server = await EmbeddedServer.StartAsync(
            new() { DataFolder = folder.Path, Settings = EmbeddedServerOptions.WithoutDurability }, TestContext.Current.CancellationToken);
    }

    /// <summary>Puts the stopped server into an empty data folder; its programs are shared.</summary>
    public void CopyInto(TemporaryFolder data)
    {
        Copy(folder.At("postgres", "data"), data.At("postgres", "data"));
        File.Delete(data.At("postgres", "data", "collab.conf"));   // with the port, which all copies would ask for at once
        File.Copy(folder.At("postgres", "password"), data.At("postgres", "password"));
        LinkProgramsInto(data);
    }

    /// <summary>Lets an empty data folder use the programs without copying their 60 MB.</summary>
    public void LinkProgramsInto(TemporaryFolder data)
    {
        Directory.CreateDirectory(data.At("postgres"));
        Directory.CreateSymbolicLink(data.At("postgres", "bin"), folder.At("postgres", "bin"));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        foreach (var inner in Directory.EnumerateDirectories(from))
            Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
