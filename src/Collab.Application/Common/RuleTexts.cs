using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Collab.Application.Common;

/// <summary>
/// The sentences of rules and refusals by code, from <c>Texts/&lt;feature&gt;.&lt;language&gt;.json</c>: a flat object of
/// code → sentence with <c>{0}</c> placeholders for the rule's arguments.
/// </summary>
public static class RuleTexts
{
    private static readonly Dictionary<string, Dictionary<string, string>> ByLanguage = Load();

    /// <summary>All codes that have a text in the language.</summary>
    public static IReadOnlyCollection<string> CodesIn(string language) => ByLanguage[language].Keys;

    /// <summary>The sentence for the code; the code itself when nobody has written one (a test sees to it that somebody has).</summary>
    public static string Of(string code, string language, params IReadOnlyList<object> arguments) =>
        ByLanguage[language].TryGetValue(code, out var text)
            ? arguments.Count == 0 ? text : string.Format(CultureInfo.GetCultureInfo(language), text, [.. arguments])
            : code;

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        var byLanguage = new Dictionary<string, Dictionary<string, string>> { [Languages.Chinese] = [], [Languages.English] = [] };
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(x => x.StartsWith("Texts/", StringComparison.Ordinal)))
        {
            var language = byLanguage.Keys.Single(x => name.EndsWith($".{x}.json", StringComparison.Ordinal));
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (code, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                if (!byLanguage[language].TryAdd(code, text)) throw new InvalidOperationException($"Two texts for {code} in {language}; the second is in {name}.");
            }
        }
        return byLanguage;
    }
}
