using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Collab.Infrastructure.Persistence;

/// <summary>Typed ids are uuid columns.</summary>
internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, ITypedId<TId>
{
    // A static abstract member cannot be called in an expression tree.
    private static TId Make(Guid value) => TId.From(value);
}

/// <summary>Enums are text columns that read as on the wire.</summary>
internal sealed class EnumTextConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
    text => Enum.Parse<TEnum>(text, true))
    where TEnum : struct, Enum;

/// <summary>Values and lists that no query looks into are jsonb columns.</summary>
internal static class Jsonb
{
    /// <summary>As on the wire, but also through private constructors and setters: what was stored was checked when it was made.</summary>
    public static JsonSerializerOptions Options { get; } = new(CollabJson.Options)
    {
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReachPrivateMembers } },
    };

    /// <param name="shared">Whether rows with the same text may hold the same value: only for what no row can change within it.</param>
    public static PropertyBuilder<TValue> HasJsonb<TValue>(this PropertyBuilder<TValue> property, bool shared = false) where TValue : class?
    {
        var seen = new SeenValues<TValue>(shared ? 500 : 0);
        property.HasColumnType("jsonb").HasConversion(
            new ValueConverter<TValue, string>(
                value => JsonSerializer.Serialize(value, Options),
                text => seen.Of(text)),
            new ValueComparer<TValue>(
                (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => value));   // values are immutable, so a snapshot is the value itself
        return property;
    }

    /// <summary>Thousands of rows hold the same few chains, policies and empty lists: each is read once and shared, being immutable.</summary>
    private sealed class SeenValues<TValue>(int most)
    {
        private const int Longest = 400;

        private readonly ConcurrentDictionary<string, TValue> _values = new();

        public TValue Of(string text)
        {
            if (most == 0 || text.Length > Longest) return Read(text);
            if (_values.TryGetValue(text, out var value)) return value;
            value = Read(text);
            if (_values.Count >= most) _values.Clear();
            _values[text] = value;
            return value;
        }

        private static TValue Read(string text) => JsonSerializer.Deserialize<TValue>(text, Options)!;
    }

    private static void ReachPrivateMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly != typeof(AggregateRoot).Assembly) return;
        if (type.CreateObject is null && type.Type.GetConstructors().Length == 0)
            type.CreateObject = () => System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type.Type);
        foreach (var property in type.Properties)
        {
            if (property.Set is null && property.AttributeProvider is System.Reflection.PropertyInfo { SetMethod: not null } clr)
                property.Set = clr.SetValue;
        }
        // Computed properties are not stored.
        foreach (var computed in type.Properties.Where(p => p.AttributeProvider is System.Reflection.PropertyInfo { SetMethod: null }).ToList())
            type.Properties.Remove(computed);
    }
}
