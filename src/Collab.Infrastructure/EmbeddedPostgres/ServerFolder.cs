using System.Security.Cryptography;
using System.Text;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>What the server keeps below the data folder, each thing at its place.</summary>
internal sealed record ServerFolder(string Path, ServerAccount Account)
{
    private const UnixFileMode EnterableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>PostgreSQL's own data folder.</summary>
    public string Cluster => At("data");

    public string Binaries => At("bin");
    public string Password => At("password");
    public string Log => At("server.log");

    /// <summary>Held alone while the server is started or stopped.</summary>
    public string StartLock => At("start.lock");

    /// <summary>Held together by all processes that use the server; who gets it alone is the last one.</summary>
    public string UsersLock => At("users.lock");

    /// <summary>Makes the folder, where it can be used by the account the server runs as.</summary>
    /// <exception cref="StartupException">The folder cannot be made.</exception>
    public static async Task<ServerFolder> PrepareAsync(EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        var account = ServerAccount.Choose();
        var wanted = options.ResolvedDataFolder;
        Make(wanted);
        LetAccountsEnterIfNew(wanted, account);
        var data = WithoutLinks(wanted);
        if (!await account.MayEnterAsync(data, cancellationToken))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16];
            var moved = System.IO.Path.Combine(options.FolderForOtherAccounts, hash);
            Make(moved);
            options.Progress($"PostgreSQL runs as {account.Name}, who may not enter {data}; its data is in {moved} instead.");
            if (!await account.MayEnterAsync(moved, cancellationToken))
                throw new StartupException($"PostgreSQL runs as {account.Name}, who may enter neither {data} nor {moved}: choose another folder in Collab__Data, or start Collab as an ordinary user.");
            data = WithoutLinks(moved);
        }

        var folder = new ServerFolder(System.IO.Path.Combine(data, "postgres"), account);
        Make(folder.Path);
        return folder;
    }

    /// <summary>Makes a folder (and its parents) that other accounts may read and enter, whatever this process's mask.</summary>
    public static void Make(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                return;
            if (System.IO.Path.GetDirectoryName(folder) is { } parent)
                Make(parent);
            Directory.CreateDirectory(folder);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder, EnterableByAll);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {folder} cannot be made ({failure.Message.TrimEnd('.')}): choose another one in Collab__Data.", failure);
        }
    }

    /// <summary>A private file that only the server's account (and root) can read.</summary>
    public static FileStream CreatePrivate(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Removes a folder that an interrupted start left, once the programs that start left running have noticed that nobody listens.</summary>
    public static async Task RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        for (var triesLeft = 50; Directory.Exists(folder); triesLeft--)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (triesLeft > 0)   // a file was added meanwhile
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// A temporary folder of root's is 0700. As long as it is empty nothing in it can be betrayed by letting others pass through
    /// (not list it), and its owner finds the data where it was wanted.
    /// </summary>
    private static void LetAccountsEnterIfNew(string folder, ServerAccount account)
    {
        if (account.Name is not null && !OperatingSystem.IsWindows() && !Directory.EnumerateFileSystemEntries(folder).Any())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
    }

    /// <summary>The server reports its data folder with links resolved (on macOS /tmp is one), so ours is compared in that form.</summary>
    private static string WithoutLinks(string path)
    {
        var root = System.IO.Path.GetPathRoot(path)!;
        return path[root.Length..]
            .Split(System.IO.Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(root, (parent, name) =>
            {
                var entry = System.IO.Path.Combine(parent, name);
                return new DirectoryInfo(entry).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry;
            });
    }
}
