using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Collab.Application.Common;

/// <summary>
/// The first sheet of a workbook (.xlsx) as text. Only what cells show is read: no formulas, macros or links; no document type, nothing from
/// elsewhere; and never more than a table of people needs, whatever it unpacks to.
/// </summary>
internal static class Workbook
{
    private const int MostEntries = 2_000;

    /// <summary>Characters of one unpacked part.</summary>
    private const int MostCharacters = 8_000_000;

    /// <summary>Cells further to the right are not looked at.</summary>
    private const int MostColumns = 50;

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Rows with something in them, with their number in the sheet; null for what is no workbook, or too large a one.</summary>
    /// <param name="mostRows">Reading ends after so many.</param>
    public static IReadOnlyList<(int Line, List<string> Cells)>? Rows(byte[] content, int mostRows)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries) return null;
            return SheetOf(zip) is { } sheet ? Rows(sheet, SharedTexts(zip), mostRows) : null;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            // Broken, encrypted, packed in another way, or with more in it than is read: whoever sent it is told so.
            return null;
        }
    }

    /// <summary>The first sheet that is not hidden.</summary>
    private static ZipArchiveEntry? SheetOf(ZipArchive zip)
    {
        string? wanted = null;
        foreach (var xml in Elements(zip.GetEntry("xl/workbook.xml"), "sheet"))
        {
            if (xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            wanted = IdOf(xml);
            break;
        }
        foreach (var xml in Elements(zip.GetEntry("xl/_rels/workbook.xml.rels"), "Relationship"))
        {
            if (wanted is null || xml.GetAttribute("Id") != wanted || xml.GetAttribute("TargetMode") == "External") continue;
            var target = xml.GetAttribute("Target") ?? "";
            return zip.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}");
        }
        return null;
    }

    /// <summary>The attribute r:id, in whichever edition of the format.</summary>
    private static string? IdOf(XmlReader xml)
    {
        string? id = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml is { LocalName: "id", Prefix.Length: > 0 }) id = xml.Value;
        xml.MoveToElement();
        return id;
    }

    private static List<string> SharedTexts(ZipArchive zip)
    {
        List<string> texts = [];
        foreach (var xml in Elements(zip.GetEntry("xl/sharedStrings.xml"), "si")) texts.Add(TextIn(xml));
        return texts;
    }

    private static List<(int, List<string>)> Rows(ZipArchiveEntry sheet, List<string> shared, int mostRows)
    {
        List<(int, List<string>)> rows = [];
        var line = 0;
        foreach (var row in Elements(sheet, "row"))
        {
            line = int.TryParse(row.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : line + 1;
            List<string> cells = [];
            using var within = row.ReadSubtree();
            while (within.Read())
            {
                if (within.NodeType != XmlNodeType.Element || within.LocalName != "c") continue;
                var column = ColumnOf(within.GetAttribute("r")) ?? cells.Count;
                var kind = within.GetAttribute("t");
                var text = TextIn(within);
                if (column >= MostColumns) continue;
                while (cells.Count <= column) cells.Add("");
                cells[column] = kind == "s"
                    ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : ""
                    : text;
            }
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            rows.Add((line, cells));
            if (rows.Count == mostRows) break;
        }
        return rows;
    }

    /// <summary>What the cell or shared text at the reader says: its values and texts, without formulas and how it is read aloud.</summary>
    private static string TextIn(XmlReader xml)
    {
        StringBuilder text = new();
        using var within = xml.ReadSubtree();
        while (within.Read())
        {
            if (within is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) within.Skip();
            if (within is not { NodeType: XmlNodeType.Element, LocalName: "t" or "v", IsEmptyElement: false }) continue;
            while (within.Read() && within.NodeType != XmlNodeType.EndElement)
                if (within.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(within.Value);
        }
        return text.ToString();
    }

    /// <summary>From 0; of a reference such as AB12.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z' || column > MostColumns) break;
            column = (column * 26) + letter - 'A' + 1;
        }
        return column == 0 ? null : column - 1;
    }

    private static IEnumerable<XmlReader> Elements(ZipArchiveEntry? part, string name)
    {
        if (part is null) yield break;
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) yield return xml;
    }
}
