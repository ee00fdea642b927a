using System.Text.Json;
using NodaTime.Text;

namespace Collab.Domain.Calendars;

/// <summary>
/// The statutory holidays and make-up workdays of mainland China as the State Council announced them, read from
/// holidays.cn.json, which deploy/holidays/generate.mjs writes.
/// </summary>
internal static class MainlandChinaHolidays
{
    private static readonly Lazy<Contents> Read = new(Load);

    internal static LocalizedName Name => Read.Value.Name;
    internal static string TimeZone => Read.Value.TimeZone;
    internal static IReadOnlyList<SpecialDay> Days => Read.Value.Days;
    internal static IReadOnlyList<int> Years => Read.Value.Years;

    /// <summary>What the holidays are called in both languages.</summary>
    internal static IReadOnlyCollection<LocalizedName> Names => Read.Value.Names;

    private static Contents Load()
    {
        using var file = typeof(MainlandChinaHolidays).Assembly.GetManifestResourceStream("Collab.Domain.Calendars.holidays.cn.json")
            ?? throw new InvalidOperationException("The assembly was built without holidays.cn.json.");
        using var json = JsonDocument.Parse(file);
        var root = json.RootElement;
        var names = root.GetProperty("names").EnumerateObject().ToDictionary(x => x.Name, x => ToName(x.Value));
        var years = root.GetProperty("years").EnumerateObject().ToArray();
        return new(
            ToName(root.GetProperty("name")),
            root.GetProperty("timeZone").GetString()!,
            [.. from year in years
                from list in year.Value.EnumerateObject()
                let kind = list.Name == "holidays" ? SpecialDayKind.Holiday : SpecialDayKind.MakeUpWorkday
                from holiday in list.Value.EnumerateObject()
                from date in holiday.Value.EnumerateArray()
                let day = new SpecialDay(LocalDatePattern.Iso.Parse(date.GetString()!).Value, kind, names[holiday.Name])
                orderby day.Date
                select day],
            [.. years.Select(x => int.Parse(x.Name, System.Globalization.CultureInfo.InvariantCulture))],
            names.Values);
    }

    private static LocalizedName ToName(JsonElement zhAndEn) => new(zhAndEn[0].GetString()!, zhAndEn[1].GetString()!);

    private sealed record Contents(LocalizedName Name, string TimeZone, IReadOnlyList<SpecialDay> Days, IReadOnlyList<int> Years, IReadOnlyCollection<LocalizedName> Names);
}
