using Collab.Infrastructure.ClientBuild;

namespace Collab.Infrastructure.Tests.ClientBuild;

/// <summary>A client of a few lines, whose build counts its runs and uses a package that npm must have installed.</summary>
public sealed class ClientBuilderTests : IDisposable
{
    private readonly TemporaryFolder root = new();
    private readonly List<string> progress = [];

    public ClientBuilderTests()
    {
        root.Write("client/package.json", """{ "name": "client", "version": "1.0.0", "dependencies": { "dep": "file:dep" }, "scripts": { "build": "node build.js" } }""");
        root.Write("client/package-lock.json", """
            { "name": "client", "version": "1.0.0", "lockfileVersion": 3, "packages": {
              "": { "name": "client", "version": "1.0.0", "dependencies": { "dep": "file:dep" } },
              "dep": { "version": "1.0.0" },
              "node_modules/dep": { "resolved": "dep", "link": true } } }
            """);
        root.Write("client/dep/package.json", """{ "name": "dep", "version": "1.0.0" }""");
        root.Write("client/dep/index.js", "module.exports = 'dep';");
        root.Write("client/build.js", """
            const fs = require('node:fs');
            require('dep');
            if (fs.readFileSync('src/main.ts', 'utf8') === 'broken') throw new Error('main.ts is broken');
            fs.rmSync('dist', { recursive: true, force: true });
            fs.mkdirSync('dist');
            fs.mkdirSync('src/api', { recursive: true });
            fs.writeFileSync('src/api/schema.ts', String(process.hrtime.bigint()));
            fs.appendFileSync('runs.txt', 'x');
            fs.writeFileSync('dist/index.html', fs.readFileSync('index.html'));
            """);
        root.Write("client/index.html", "<title>Collab</title>");
        root.Write("client/src/main.ts", "start()");
        root.Write("docs/openapi.json", "{}");
    }

    [Fact]
    public async Task The_first_start_installs_and_builds_and_the_second_does_nothing()
    {
        var built = await BuildAsync();
        Assert.Equal("<title>Collab</title>", await File.ReadAllTextAsync(Path.Combine(built, "index.html")));
        Assert.Equal(2, progress.Count);

        Directory.Delete(root.At("client", "node_modules"), recursive: true);
        Assert.Equal(built, await BuildAsync());
        Assert.Equal((1, 2), (Runs, progress.Count));
    }

    [Fact]
    public async Task What_a_pull_changes_is_built_without_installing_anew()
    {
        await BuildAsync();
        string[] changes = ["client/src/main.ts", "client/src/pages/NewPage.tsx", "client/public/logo.svg", "client/index.html", "client/vite.config.ts", "docs/openapi.json"];
        var built = new List<string>();
        foreach (var file in changes)
        {
            root.Write(file, "changed");
            progress.Clear();
            await BuildAsync();
            if (progress is ["Building the client."])
                built.Add(file);
        }

        Assert.Equal(changes, built);
    }

    [Fact]
    public async Task A_package_that_a_pull_adds_is_installed()
    {
        await BuildAsync();
        root.Write("client/more/package.json", """{ "name": "more", "version": "1.0.0" }""");
        root.Write("client/package.json", (await ReadAsync("package.json")).Replace("\"dep\": \"file:dep\"", "\"dep\": \"file:dep\", \"more\": \"file:more\"", StringComparison.Ordinal));
        root.Write("client/package-lock.json", (await ReadAsync("package-lock.json"))
            .Replace("\"dep\": \"file:dep\"", "\"dep\": \"file:dep\", \"more\": \"file:more\"", StringComparison.Ordinal)
            .Replace("\"dep\": { \"version\"", "\"more\": { \"version\": \"1.0.0\" }, \"node_modules/more\": { \"resolved\": \"more\", \"link\": true }, \"dep\": { \"version\"", StringComparison.Ordinal));
        await BuildAsync();
        Assert.Equal(2, Runs);
        Assert.True(File.Exists(root.At("client", "node_modules", "more", "package.json")));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_build_once()
    {
        await Task.WhenAll(BuildAsync(), BuildAsync());
        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task A_failed_build_says_why_and_is_tried_again()
    {
        await BuildAsync();
        root.Write("client/src/main.ts", "broken");
        var refusal = await Assert.ThrowsAsync<Infrastructure.Startup.StartupException>(BuildAsync);
        Assert.Contains("\"npm run build\" failed", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("main.ts is broken", refusal.Message, StringComparison.Ordinal);

        root.Write("client/src/main.ts", "start()");
        await BuildAsync();
        Assert.Equal(2, Runs);
    }

    [Fact]
    public async Task A_missing_Node_is_named()
    {
        using var empty = new TemporaryFolder();
        var refusal = await OtherProcess.BuildClientWithAsync(root.Path, ("PATH", empty.Path));
        Assert.Equal("Collab needs Node.js 20.19 or newer (with npm) for its first start, and no \"node\" was found on the PATH: install Node.js and start again.", refusal);
    }

    [Fact]
    public async Task An_old_Node_is_named_with_its_version()
    {
        using var old = new TemporaryFolder();
        old.Write("node", "#!/bin/sh\necho v18.20.4\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(old.At("node"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var refusal = await OtherProcess.BuildClientWithAsync(root.Path, ("PATH", old.Path));
        Assert.Contains("version 18.20.4 was found", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_the_first_start_says_that_it_needs_one()
    {
        root.Write("client/package.json", """{ "name": "client", "version": "1.0.0", "dependencies": { "far": "1.0.0" }, "scripts": { "build": "node build.js" } }""");
        root.Write("client/package-lock.json", """
            { "name": "client", "version": "1.0.0", "lockfileVersion": 3, "packages": {
              "": { "name": "client", "version": "1.0.0", "dependencies": { "far": "1.0.0" } },
              "node_modules/far": { "version": "1.0.0", "integrity": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==" } } }
            """);
        using var cache = new TemporaryFolder();
        var refusal = await OtherProcess.BuildClientWithAsync(
            root.Path, ("npm_config_registry", "http://127.0.0.1:9"), ("npm_config_cache", cache.Path), ("npm_config_fetch_retries", "0"));
        Assert.StartsWith($"npm could not install the packages of {root.At("client")}", refusal, StringComparison.Ordinal);
        Assert.Contains("The first start needs the network", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_application_without_its_client_says_so()
    {
        var refusal = await Assert.ThrowsAsync<Infrastructure.Startup.StartupException>(
            () => ClientBuilder.EnsureBuiltAsync(null, progress.Add, TestContext.Current.CancellationToken));
        Assert.Contains("wwwroot", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => root.Dispose();

    private int Runs => File.ReadAllText(root.At("client", "runs.txt")).Length;

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(root.At("client", file));

    private Task<string> BuildAsync() => ClientBuilder.EnsureBuiltAsync(root.Path, progress.Add, TestContext.Current.CancellationToken);
}
