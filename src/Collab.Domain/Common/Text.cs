namespace Collab.Domain.Common;

/// <summary>Free text that people type.</summary>
public static class Text
{
    /// <summary>The text without surrounding white space, or refused with the rule when nothing is left.</summary>
    public static string Required(string? value, Rule rule, string? field = null) =>
        string.IsNullOrWhiteSpace(value) ? throw new RuleBrokenException(rule, field) : value.Trim();

    /// <summary>The text without surrounding white space; null when nothing is left.</summary>
    public static string? Optional(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
