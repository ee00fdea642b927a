using Collab.Infrastructure.Tests.EmbeddedPostgres;

namespace Collab.Infrastructure.Tests;

/// <summary>Runs the tests, or plays the part of a Collab that is going to be killed.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [KilledProcess.Part, var dataFolder] => KilledProcess.PlayAsync(dataFolder),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
            Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
