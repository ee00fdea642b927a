using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Collab.Infrastructure.Startup;

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">0 where it succeeded.</param>
/// <param name="Output">Standard output and error in the order they came.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a program to its end and collects what it says.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    public required string Folder { get; init; }

    /// <summary>The account to run as; null: the own one.</summary>
    public string? Account { get; init; }

    /// <summary>Environment variables whose names begin so are kept from the program.</summary>
    public string? WithoutVariables { get; init; }

    /// <summary>Runs it; where cancelled, it and its children are ended.</summary>
    /// <exception cref="Win32Exception">The program does not exist or may not be run.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo() };
        var output = new StringBuilder();
        void Collect(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
                lock (output)
                    output.AppendLine(line.Data);
        }

        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        cancellationToken.ThrowIfCancellationRequested();
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output)
            return new CommandResult(process.ExitCode, output.ToString());
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Account is not null)
            info.UserName = Account;
        if (WithoutVariables is not null)
            foreach (var name in info.Environment.Keys.Where(name => name.StartsWith(WithoutVariables, StringComparison.Ordinal)).ToList())
                info.Environment.Remove(name);
        return info;
    }
}
