namespace Collab.Application.Calendars.Files;

/// <summary>
/// A table with a row per day (RFC 4180; comma, semicolon or tab between cells). Columns by their header in Chinese or English, in any order:
/// date, and kind, name, start, end where there are such; without a header in this order.
/// </summary>
internal static class CsvDays
{
    private enum Column { Date, Kind, IsOffDay, Name, EnglishName, Start, End }

    private static readonly Dictionary<string, Column> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = Column.Date,
        ["day"] = Column.Date,
        ["日期"] = Column.Date,
        ["kind"] = Column.Kind,
        ["type"] = Column.Kind,
        ["类型"] = Column.Kind,
        ["种类"] = Column.Kind,
        ["类别"] = Column.Kind,
        ["isoffday"] = Column.IsOffDay,
        ["是否放假"] = Column.IsOffDay,
        ["是否休息"] = Column.IsOffDay,
        ["name"] = Column.Name,
        ["holidayname"] = Column.Name,
        ["名称"] = Column.Name,
        ["中文名"] = Column.Name,
        ["中文名称"] = Column.Name,
        ["节日"] = Column.Name,
        ["englishname"] = Column.EnglishName,
        ["nameen"] = Column.EnglishName,
        ["英文名"] = Column.EnglishName,
        ["英文名称"] = Column.EnglishName,
        ["start"] = Column.Start,
        ["from"] = Column.Start,
        ["开始"] = Column.Start,
        ["开始时间"] = Column.Start,
        ["上班时间"] = Column.Start,
        ["end"] = Column.End,
        ["until"] = Column.End,
        ["结束"] = Column.End,
        ["结束时间"] = Column.End,
        ["下班时间"] = Column.End,
    };

    private static readonly Column[] WithoutHeader = [Column.Date, Column.Kind, Column.Name, Column.Start, Column.End];

    public static void Read(string text, FileDays days)
    {
        Column?[]? columns = null;
        foreach (var (line, cells, closed) in CsvText.Rows(text))
        {
            if (days.IsFull) return;
            var row = days.Row(line, string.Join(" ", cells));
            if (!closed)
            {
                row.Refuse(CalendarFileRules.UnclosedQuote);
                return;
            }
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (columns is null)
            {
                if (FileWords.TryDate(cells[0], out _)) columns = [.. WithoutHeader.Select(x => (Column?)x)];
                else
                {
                    columns = [.. cells.Select(x => Headers.TryGetValue(FileWords.Plain(x), out var column) ? column : (Column?)null)];
                    if (columns.Contains(Column.Date)) continue;
                    row.Refuse(CalendarFileRules.NoDateColumn);
                    return;
                }
            }
            Read(row, cells, columns, days);
        }
    }

    private static void Read(FileRow row, List<string> cells, Column?[] columns, FileDays days)
    {
        string? Cell(Column column) => Array.IndexOf(columns, column) is >= 0 and var index ? index < cells.Count ? cells[index] : "" : null;
        if (!row.TryDate(Cell(Column.Date), out var date)) return;
        var kind = SpecialDayKind.Holiday;
        // A list without a column that says otherwise is one of holidays.
        if (Cell(Column.Kind) is { } said && !row.TryKind(said, out kind)) return;
        if (Cell(Column.Kind) is null && Cell(Column.IsOffDay) is { } off)
        {
            if (!TryTruth(off, out var isOff))
            {
                row.Refuse(CalendarFileRules.UnknownKind, FileWords.Short(off));
                return;
            }
            kind = isOff ? SpecialDayKind.Holiday : SpecialDayKind.MakeUpWorkday;
        }
        if (!row.TryHours(Cell(Column.Start), Cell(Column.End), out var hours)) return;
        var name = FileWords.NameOf(Cell(Column.Name));
        if (Cell(Column.EnglishName) is { } english && !string.IsNullOrWhiteSpace(english)) name = new(name?.Zh ?? english.Trim(), english.Trim());
        days.Add(row, date, kind, name, hours);
    }

    private static bool TryTruth(string text, out bool value)
    {
        value = FileWords.Plain(text).ToUpperInvariant() is "TRUE" or "1" or "YES" or "是";
        return value || FileWords.Plain(text).ToUpperInvariant() is "FALSE" or "0" or "NO" or "否";
    }
}
