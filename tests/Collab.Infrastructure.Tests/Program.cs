namespace Collab.Infrastructure.Tests;

/// <summary>Runs the tests, or plays the part of another process for one of them.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        OtherProcess.Play(args) ??
        (args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args));
}
