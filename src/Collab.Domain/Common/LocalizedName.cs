namespace Collab.Domain.Common;

/// <summary>A name that is data and has a form in each language of the interface, such as 国庆节 / National Day.</summary>
/// <param name="Zh">Simplified Chinese (zh-CN).</param>
/// <param name="En">English.</param>
public sealed record LocalizedName(string Zh, string En)
{
    /// <summary>A name that people typed once and that reads the same in both languages.</summary>
    public static LocalizedName Same(string name) => new(name, name);

    /// <summary>The form for a language tag; Chinese for everything that is not English, as Chinese is the users' own language.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}
