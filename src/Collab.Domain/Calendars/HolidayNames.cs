namespace Collab.Domain.Calendars;

/// <summary>
/// What a holiday that a file names in one language is called in the other: those of mainland China, also with or without 节
/// (清明, 清明节), and several in one (国庆节、中秋节).
/// </summary>
public static class HolidayNames
{
    private static readonly Lazy<Dictionary<string, LocalizedName>> ByName = new(() =>
    {
        Dictionary<string, LocalizedName> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (var name in MainlandChinaHolidays.Names)
        {
            known.TryAdd(Stem(name.Zh), name);
            known.TryAdd(name.En, name);
        }
        return known;
    });

    /// <summary>The name in both languages; as it is in both where nobody knows the other.</summary>
    public static LocalizedName Of(string name) =>
        Known(name) ?? (name.Split('、') is { Length: > 1 } several && several.All(x => Known(x) is not null)
            ? new(name, string.Join(", ", several.Select(x => Known(x)!.En)))
            : LocalizedName.Same(name));

    // The Chinese name as it was written: 清明节 stays 清明节.
    private static LocalizedName? Known(string name) =>
        ByName.Value.TryGetValue(name, out var known) && string.Equals(known.En, name, StringComparison.OrdinalIgnoreCase) ? known
        : ByName.Value.TryGetValue(Stem(name), out known) ? new(name, known.En)
        : null;

    private static string Stem(string name) => name.EndsWith('节') ? name[..^1] : name;
}
