namespace Collab.Architecture.Tests;

internal static class Offenders
{
    /// <summary>Fails with all of them at once, so that one run shows the whole work.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
