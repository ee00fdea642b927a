using System.Text;
using System.Text.Json;

namespace Collab.Application.Calendars.Files;

/// <summary>
/// The shapes in which holidays are published as JSON: <c>{"holidays":{date:name},"workdays":{…}}</c> (chinese-days; also beside
/// <c>inLieuDays</c>, days off that are holidays there too), <c>{"year":2024,"days":[{name,date,isOffDay}]}</c> (holiday-cn), and the special days of Collab
/// itself, alone or in a calendar.
/// </summary>
internal ref struct JsonDays
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly FileDays _days;
    private Utf8JsonReader _reader;
    private int _line;
    private int _counted;

    private JsonDays(ReadOnlySpan<byte> utf8, FileDays days)
    {
        _utf8 = utf8;
        _days = days;
        _line = 1;
        _reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
    }

    public static void Read(string text, FileDays days)
    {
        JsonDays json = new(Encoding.UTF8.GetBytes(text), days);
        try
        {
            json.Read();
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            days.Refuse(line, text.Split('\n').ElementAtOrDefault(line - 1) ?? "", CalendarFileRules.UnreadableJson);
        }
        catch (InvalidOperationException)
        {
            // A half of a character (\ud800), which is valid JSON and no text.
            days.Refuse(json.Line(), "", CalendarFileRules.UnreadableJson);
        }
    }

    private void Read()
    {
        _reader.Read();
        var known = false;
        if (_reader.TokenType == JsonTokenType.StartArray)
        {
            known = true;
            ReadList();
        }
        else if (_reader.TokenType == JsonTokenType.StartObject)
        {
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = _reader.GetString();
                _reader.Read();
                known |= ReadProperty(name);
            }
        }
        // What comes after the value is judged too.
        while (_reader.Read()) { }
        if (!known) _days.Refuse(1, "", CalendarFileRules.UnknownJson);
    }

    /// <summary>True where it is about days; others, such as the papers of an announcement, are passed over.</summary>
    private bool ReadProperty(string? name)
    {
        switch (name)
        {
            case "holidays" or "inLieuDays" when _reader.TokenType == JsonTokenType.StartObject:
                ReadNames(SpecialDayKind.Holiday);
                return true;
            case "workdays" when _reader.TokenType == JsonTokenType.StartObject:
                ReadNames(SpecialDayKind.MakeUpWorkday);
                return true;
            case "days" or "specialDays" or "holidays" when _reader.TokenType == JsonTokenType.StartArray:
                ReadList();
                return true;
            case "year" when _reader.TokenType == JsonTokenType.Number:
                Declare();
                return false;
            case "years" when _reader.TokenType == JsonTokenType.StartArray:
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    if (_reader.TokenType == JsonTokenType.Number) Declare();
                    else _reader.Skip();
                }
                return false;
            default:
                _reader.Skip();
                return false;
        }
    }

    private readonly void Declare()
    {
        if (_reader.TryGetInt32(out var year) && year >= CalendarLimits.First.Year && year <= CalendarLimits.Last.Year) _days.Years.Add(year);
    }

    /// <summary>Date → name; chinese-days writes the name as <c>National Day,国庆节,3</c>.</summary>
    private void ReadNames(SpecialDayKind kind)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var line = Line();
            var date = _reader.GetString()!;
            _reader.Read();
            var named = _reader.TokenType == JsonTokenType.String ? _reader.GetString() : null;
            var row = _days.Row(line, $"{date} {named}");
            if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                _reader.Skip();
                row.Refuse(CalendarFileRules.UnexpectedValue);
            }
            else if (!_days.IsFull && row.TryDate(date, out var day)) _days.Add(row, day, kind, NameOf(named), null);
        }
    }

    private static LocalizedName? NameOf(string? text) =>
        text?.Split(',') is [var en, var zh, _] && zh.Length > 0 && en.Length > 0 ? new(zh, en) : FileWords.NameOf(text);

    private void ReadList()
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            var line = Line();
            using var item = JsonDocument.ParseValue(ref _reader);
            var row = _days.Row(line, item.RootElement.ToString());
            if (item.RootElement.ValueKind != JsonValueKind.Object) row.Refuse(CalendarFileRules.UnexpectedValue);
            else if (!_days.IsFull) ReadItem(row, item.RootElement);
        }
    }

    private readonly void ReadItem(FileRow row, JsonElement item)
    {
        if (!row.TryDate(TextOf(item, "date"), out var date)) return;
        SpecialDayKind kind;
        if (item.TryGetProperty("isOffDay", out var off) && off.ValueKind is JsonValueKind.True or JsonValueKind.False)
            kind = off.ValueKind == JsonValueKind.True ? SpecialDayKind.Holiday : SpecialDayKind.MakeUpWorkday;
        else if (!row.TryKind(TextOf(item, "kind") ?? TextOf(item, "type"), out kind)) return;
        var hours = item.TryGetProperty("hours", out var times) && times.ValueKind == JsonValueKind.Object ? times : item;
        if (!row.TryHours(TextOf(hours, "start"), TextOf(hours, "end"), out var worked)) return;
        var name = item.TryGetProperty("name", out var both) && both.ValueKind == JsonValueKind.Object
            ? FileWords.NameOf(TextOf(both, "zh") ?? TextOf(both, "en")) is { } one ? new LocalizedName(TextOf(both, "zh") ?? one.Zh, TextOf(both, "en") ?? one.En) : null
            : FileWords.NameOf(TextOf(item, "name"));
        _days.Add(row, date, kind, name, worked);
    }

    private static string? TextOf(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The line of the present token, from 1.</summary>
    private int Line()
    {
        var at = (int)_reader.TokenStartIndex;
        _line += _utf8[_counted..at].Count((byte)'\n');
        _counted = at;
        return _line;
    }
}
