namespace Collab.Infrastructure.Tests;

/// <summary>A folder that is gone after the test.</summary>
/// <remarks>Other accounts may pass through it, as through the folders people work in: as root, PostgreSQL runs under another one.</remarks>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("collab-").FullName;

    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Keeps other accounts out.</summary>
    public void Close()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
