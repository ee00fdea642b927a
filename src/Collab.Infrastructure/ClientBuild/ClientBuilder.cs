using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.ClientBuild;

/// <summary>Installs and builds the client where that is needed, so that one command starts the whole product.</summary>
public static class ClientBuilder
{
    /// <summary>Begins with a dot, so that it is not served with the client's files.</summary>
    private const string StampName = ".build-stamp";

    /// <summary>
    /// Builds the client unless what it is made of has not changed since it was built last. Processes that ask at once build it once.
    /// </summary>
    /// <param name="repositoryRoot">The folder that holds <c>client</c>; null in a published application.</param>
    /// <param name="progress">Is told, in a line each, what takes time.</param>
    /// <param name="cancellationToken">Ends the build; the next start does it anew.</param>
    /// <returns>The folder with the built client: <c>client/dist</c>, or the published application's <c>wwwroot</c>.</returns>
    /// <exception cref="StartupException">Node.js or npm is missing, too old or failed, or there is no client at all.</exception>
    public static async Task<string> EnsureBuiltAsync(string? repositoryRoot, Action<string> progress, CancellationToken cancellationToken)
    {
        if (repositoryRoot is null || !Directory.Exists(Path.Combine(repositoryRoot, "client")))
            return Published();
        var client = Path.Combine(repositoryRoot, "client");
        try
        {
            var locks = Directory.CreateDirectory(Path.Combine(repositoryRoot, "artifacts")).FullName;
            using var alone = await FileLock.ExclusiveAsync(
                Path.Combine(locks, "client-build.lock"), () => progress("Waiting for another process that builds the client."), cancellationToken);
            return await BuildWhereChangedAsync(client, new ClientSources(repositoryRoot, client), progress, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The client could not be built in {client}: {failure.Message}", failure);
        }
    }

    private static async Task<string> BuildWhereChangedAsync(string client, ClientSources sources, Action<string> progress, CancellationToken cancellationToken)
    {
        var built = Path.Combine(client, "dist");
        var stamp = Path.Combine(built, StampName);
        var state = sources.Hash();
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == state)
            return built;
        if (!sources.PackagesAreInstalled())
        {
            progress("Installing the client's packages (once, about half a minute).");
            await NodePackages.InstallAsync(client, cancellationToken);
        }

        progress("Building the client.");
        if (File.Exists(stamp))
            File.Delete(stamp);   // a build that fails half-way must not pass for the one before
        await NodePackages.RunScriptAsync(client, "build", cancellationToken);
        if (!File.Exists(Path.Combine(built, "index.html")))
            throw new StartupException($"\"npm run build\" in {client} left no dist/index.html: look at its build script.");
        await File.WriteAllTextAsync(stamp, state, cancellationToken);
        return built;
    }

    private static string Published()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return File.Exists(Path.Combine(published, "index.html"))
            ? published
            : throw new StartupException($"The client is missing: neither the repository's folder \"client\" nor {published} with the built client was found.");
    }
}
