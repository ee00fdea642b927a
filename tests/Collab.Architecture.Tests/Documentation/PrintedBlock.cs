using System.Runtime.CompilerServices;

namespace Collab.Architecture.Tests.Documentation;

/// <summary>A part of a document that is printed from code, between <c>printed: name</c> and <c>/printed</c>.</summary>
internal static class PrintedBlock
{
    /// <summary>Fails when the document says something else; with UPDATE_DOCS=1 it is written anew.</summary>
    /// <param name="document">Path below docs/.</param>
    public static void ShouldBe(string document, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(Docs(), document);
        var text = File.ReadAllText(path);
        var begin = $"<!-- printed: {name} -->\n";
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Assert.True(start >= begin.Length, $"{document} has no place for {name}.");
        var end = text.IndexOf("<!-- /printed -->", start, StringComparison.Ordinal);
        var printed = string.Concat(lines.Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") File.WriteAllText(path, text[..start] + printed + text[end..]);
        else Assert.Equal(printed, text[start..end]);
    }

    private static string Docs([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs"));
}
