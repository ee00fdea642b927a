namespace Collab.Infrastructure.Startup;

/// <summary>A lock between processes on one machine, held through an open file: it vanishes with the process, however that ends.</summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>Another process holds the lock for as long as it works; asking again this often costs nothing.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Held by one alone; null where another holds the file, shared or not.</summary>
    public static FileLock? TryExclusive(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Held by any number at once; null where one holds it alone.</summary>
    /// <remarks>.NET takes a shared flock for exactly this pair of access and sharing.</remarks>
    public static FileLock? TryShared(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    /// <summary>Waits until the lock is ours.</summary>
    /// <param name="path">The lock file; made where it does not exist.</param>
    /// <param name="whenWaiting">Called once if another holds it, so that a person knows why nothing happens.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<FileLock> ExclusiveAsync(string path, Action whenWaiting, CancellationToken cancellationToken)
    {
        var told = false;
        while (true)
        {
            if (TryExclusive(path) is { } held)
                return held;
            if (!told)
                whenWaiting();
            told = true;
            await Task.Delay(AskAgainAfter, cancellationToken);
        }
    }

    public void Dispose() => file.Dispose();

    private static FileLock? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0));
        }
        catch (IOException failure) when (IsHeldByAnother(failure))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {path} cannot be written ({failure.Message.TrimEnd('.')}): give this account the right to write there, or choose another folder.", failure);
        }
    }

    /// <summary>EWOULDBLOCK is 11 on Linux and 35 on macOS; Windows says 32 (sharing violation).</summary>
    private static bool IsHeldByAnother(IOException failure) => (failure.HResult & 0xFFFF) is 11 or 35 or 32;
}
