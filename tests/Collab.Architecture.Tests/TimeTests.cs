using System.Text.RegularExpressions;

namespace Collab.Architecture.Tests;

public sealed partial class TimeTests
{
    /// <summary>The one place that reads the machine's clock; all others ask IClock, which the demo can move.</summary>
    private const string TheClock = "src/Collab.Infrastructure/Time/CollabClock.cs";

    [Fact]
    public void Time_comes_from_IClock_and_nothing_sleeps()
    {
        var files = Layers.All.SelectMany(x => Sources.Of(x.GetName().Name!)).ToList();
        Assert.Contains(files, x => x.Path == TheClock && OwnTime().IsMatch(x.Text));
        Offenders.None(
            from file in files
            where file.Path != TheClock
            from Match found in OwnTime().Matches(file.Text)
            select $"{file.Path}: {found.Value}");
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)|SystemClock\.Instance|TimeProvider\.System|Thread\.Sleep|Environment\.TickCount")]
    private static partial Regex OwnTime();
}
