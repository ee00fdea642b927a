using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.EmbeddedPostgres;

/// <summary>The account PostgreSQL runs as. It refuses to run as root, so for root it is another one, which must own what it writes.</summary>
internal sealed partial record ServerAccount(string? Name, uint UserId, uint GroupId)
{
    private static readonly string[] Candidates = ["collab", "postgres", "nobody"];

    /// <summary>The own account.</summary>
    private static ServerAccount Own { get; } = new(null, 0, 0);

    /// <exception cref="StartupException">Collab runs as root and there is no other account.</exception>
    public static ServerAccount Choose()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return Own;
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        foreach (var candidate in Candidates)
            if (accounts.Find(fields => fields[0] == candidate) is { } found)
                return new ServerAccount(candidate, Id(found[2]), Id(found[3]));
        throw new StartupException(
            $"PostgreSQL does not run as root, and none of the accounts {string.Join(", ", Candidates)} exists: " +
            "start Collab as an ordinary user, or name a PostgreSQL server in ConnectionStrings__Collab.");
    }

    /// <summary>Whether the account may enter a folder; that depends on all its parents, so it is tried and not computed.</summary>
    public async Task<bool> MayEnterAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is null)
            return true;
        try
        {
            return (await new Command("/bin/sh", "-c", "cd \"$1\"", "sh", folder) { Folder = "/", Account = Name }.RunAsync(cancellationToken)).Succeeded;
        }
        catch (Win32Exception failure)
        {
            throw new StartupException(
                $"PostgreSQL does not run as root, and this process may not change to the account {Name} ({failure.Message}): " +
                "start Collab as an ordinary user, or name a PostgreSQL server in ConnectionStrings__Collab.", failure);
        }
    }

    /// <summary>Gives files and folders, with all they hold, to the account.</summary>
    public void TakeOver(params string[] paths)
    {
        if (Name is null)
            return;
        foreach (var path in paths)
        {
            Give(path);
            if (!Directory.Exists(path))
                continue;
            foreach (var entry in Directory.EnumerateFileSystemEntries(path, "*", AllOfIt))
                Give(entry);
        }
    }

    /// <summary>Links are given, not followed: nothing outside the folder changes hands.</summary>
    private static EnumerationOptions AllOfIt => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false };

    private static uint Id(string field) => uint.Parse(field, CultureInfo.InvariantCulture);

    private void Give(string path)
    {
        if (ChangeOwner(path, UserId, GroupId) != 0)
            throw new StartupException($"The account {Name} could not be made the owner of {path}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
