using Collab.Infrastructure.Startup;

namespace Collab.Architecture.Tests;

/// <summary>The product's source files, for rules that the compiled code no longer shows.</summary>
internal static class Sources
{
    private static readonly string Root = RepositoryRoot.Find() ?? throw new InvalidOperationException("These tests run in the repository.");

    public static IReadOnlyList<(string Path, string Text)> Of(string project) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Select(x => (Path: Path.GetRelativePath(Root, x).Replace('\\', '/'), Full: x))
            .Where(x => !x.Path.Split('/').Any(part => part is "bin" or "obj" or "Migrations"))
            .Select(x => (x.Path, File.ReadAllText(x.Full)))];
}
