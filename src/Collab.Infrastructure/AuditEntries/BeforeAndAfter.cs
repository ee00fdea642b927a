using System.Text.Json;
using Collab.Application.AuditEntries;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Collab.Infrastructure.AuditEntries;

/// <summary>What a person's change made of a thing's plain values: each by name, with what it was and what it is.</summary>
internal static class BeforeAndAfter
{
    public const string Name = "changes";

    private const int LongestText = 1_000;

    /// <summary>Of these only that something happened: what they keep is secret.</summary>
    private static readonly Type[] Secret = [typeof(AccessToken), typeof(Invitation), typeof(Domain.SecondFactors.SecondFactor)];

    private static readonly string[] Bookkeeping = [nameof(AggregateRoot.Version), nameof(AggregateRoot.CreatedAt), nameof(AggregateRoot.UpdatedAt)];

    private static readonly string[] Sensitive = ["Secret", "Hash", "Password", "Token", "Key"];

    /// <summary>Null where nothing plain was changed.</summary>
    public static Dictionary<string, ValueChange>? Of(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified || Secret.Contains(entry.Metadata.ClrType)) return null;
        var changed = entry.Properties.Where(x => x.IsModified && IsTold(x.Metadata.Name, x.Metadata.ClrType) && !Equals(x.OriginalValue, x.CurrentValue))
            .ToDictionary(x => JsonNamingPolicy.CamelCase.ConvertName(x.Metadata.Name), x => new ValueChange(Said(x.OriginalValue), Said(x.CurrentValue)));
        return changed.Count == 0 ? null : changed;
    }

    private static bool IsTold(string name, Type type) =>
        AuditWriting.IsSimple(Nullable.GetUnderlyingType(type) ?? type) && !Bookkeeping.Contains(name) && !Sensitive.Any(x => name.Contains(x, StringComparison.Ordinal));

    private static JsonElement? Said(object? value) => value is null ? null
        : JsonSerializer.SerializeToElement(value is string { Length: > LongestText } text ? text[..LongestText] + "…" : value, CollabJson.Options);
}

/// <param name="From">Null: nothing.</param>
/// <param name="To">Null: nothing any more.</param>
internal sealed record ValueChange(JsonElement? From, JsonElement? To);
