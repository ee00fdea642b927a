namespace Collab.Infrastructure.Startup;

/// <summary>The folder of <c>Collab.sln</c>, which <c>./.data</c>, <c>client/</c> and <c>deploy/</c> belong to.</summary>
public static class RepositoryRoot
{
    /// <summary>Looks upwards from the current folder, then from the program's own; null in a published application.</summary>
    /// <remarks>The current folder alone does not do: <c>dotnet run --project</c> starts the API in the project's folder.</remarks>
    public static string? Find() => FindFrom(Directory.GetCurrentDirectory()) ?? FindFrom(AppContext.BaseDirectory);

    /// <summary>Looks upwards from a folder; null where none of its parents holds <c>Collab.sln</c>.</summary>
    /// <param name="folder">Where to begin.</param>
    public static string? FindFrom(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            if (File.Exists(Path.Combine(current.FullName, "Collab.sln")))
                return current.FullName;
        return null;
    }
}
