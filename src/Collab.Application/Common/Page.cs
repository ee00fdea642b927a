using System.Buffers.Text;
using System.Text.Json;

namespace Collab.Application.Common;

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Items, string? NextCursor);

/// <summary>A list that is always answered whole.</summary>
public sealed record ListOf<TRow>(IReadOnlyList<TRow> Items);

/// <summary>Where the next page begins: the sort values of the last row, opaque to clients.</summary>
public static class Cursor
{
    public static string Encode<TPosition>(TPosition position) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(position, CollabJson.Options));

    /// <summary>Null when there is no cursor: the first page.</summary>
    /// <exception cref="UnreadableException">It was not made by <see cref="Encode"/> for the same list.</exception>
    public static TPosition? Decode<TPosition>(string? cursor) where TPosition : struct
    {
        if (cursor is null) return null;
        try
        {
            return JsonSerializer.Deserialize<TPosition>(Base64Url.DecodeFromChars(cursor), CollabJson.Options);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new UnreadableException("cursor.invalid", "cursor");
        }
    }

    /// <summary>One page of rows that are already filtered (after the cursor) and ordered.</summary>
    /// <param name="limit">1 to 100; one more row is read to know whether a next page exists.</param>
    /// <param name="position">The sort values of a row.</param>
    public static async Task<Page<TRow>> ToPageAsync<TRow, TPosition>(
        this IQueryable<TRow> rows, int limit, Func<TRow, TPosition> position, CancellationToken ct) where TPosition : struct
    {
        var read = await rows.Take(limit + 1).ToListAsync(ct);
        if (read.Count <= limit) return new(read, null);
        read.RemoveAt(limit);
        return new(read, Encode(position(read[^1])));
    }
}
