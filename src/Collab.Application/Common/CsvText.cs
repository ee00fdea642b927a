using System.Text;

namespace Collab.Application.Common;

/// <summary>Tables as text (RFC 4180; comma, semicolon or tab between cells).</summary>
internal static class CsvText
{
    /// <summary>Rows with the line on which each begins; Closed is false for a last one whose quote is never closed.</summary>
    public static IEnumerable<(int Line, List<string> Cells, bool Closed)> Rows(string text)
    {
        var separator = SeparatorOf(text);
        List<string> cells = [];
        StringBuilder cell = new();
        var (quoted, line, begins) = (false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) line++;
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
                cells.Add(cell.ToString());
                cell.Clear();
                yield return (begins, cells, true);
                (cells, begins) = ([], line);
            }
            else cell.Append(c);
        }
        if (quoted || cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(cell.ToString());
            yield return (begins, cells, !quoted);
        }
    }

    /// <summary>The one that the first line has most of.</summary>
    private static char SeparatorOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        var (best, most) = (',', first.Count(','));
        foreach (var other in new[] { ';', '\t' })
            if (first.Count(other) > most) (best, most) = (other, first.Count(other));
        return best;
    }
}
