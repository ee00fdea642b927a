namespace Collab.Application.Common;

/// <summary>Patterns for ILIKE from what people type.</summary>
public static class Matching
{
    /// <summary>Matches every text that contains the typed one; its own % and _ are letters like all others.</summary>
    public static string Containing(string typed) =>
        "%" + typed.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";
}
