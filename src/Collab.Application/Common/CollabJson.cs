using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Collab.Application.Common;

/// <summary>How Collab writes JSON, on the wire and in jsonb columns: camelCase, enums by name, ids as UUIDs, ISO 8601 times.</summary>
public static class CollabJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        // Chinese as itself: four times shorter than \u escapes and readable in the database. Not for HTML.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new TypedIdConverterFactory());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options.ConfigureForNodaTime(new NodaJsonSettings
        {
            InstantConverter = new InstantConverter(),
            LocalDateConverter = new NodaPatternConverter<LocalDate>(LocalDatePattern.Iso),
            LocalTimeConverter = new NodaPatternConverter<LocalTime>(LocalTimePattern.CreateWithInvariantCulture("HH':'mm")),
            DurationConverter = new IsoDurationConverter(),
        });
    }

    /// <summary>An enum's member as it is on the wire: camelCase.</summary>
    public static string Name<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>An instant as it is on the wire: RFC 3339 in UTC.</summary>
    public static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    /// <summary>A date as it is on the wire: YYYY-MM-DD.</summary>
    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>Reads RFC 3339, with Z or with an offset.</summary>
    public static bool TryParse(string? text, out Instant instant)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text ?? "");
        instant = parsed.Success ? parsed.Value.ToInstant() : default;
        return parsed.Success;
    }

    private sealed class TypedIdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsTypedId();

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(TypedIdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class TypedIdConverter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id)
                ? TId.From(id)
                : throw new JsonException("A UUID is expected.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var instant) ? instant : throw new JsonException("An RFC 3339 date and time is expected, such as 2024-10-11T07:00:00Z.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));
    }

    /// <summary>ISO 8601 durations such as PT3H or P2DT30M; months and years have no fixed length and are refused.</summary>
    private sealed class IsoDurationConverter : JsonConverter<Duration>
    {
        public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parsed = PeriodPattern.NormalizingIso.Parse(reader.GetString() ?? "");
            return parsed.Success && parsed.Value is { Months: 0, Years: 0 }
                ? parsed.Value.ToDuration()
                : throw new JsonException("An ISO 8601 duration in days, hours, minutes and seconds is expected, such as PT3H.");
        }

        public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
            writer.WriteStringValue(PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(value.ToInt64Nanoseconds()).Normalize()));
    }
}

/// <summary>Recognizes typed ids, for the converters of JSON, database and OpenAPI.</summary>
public static class TypedIds
{
    public static bool IsTypedId(this Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    /// <summary>Every typed id of the domain.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Assembly.GetAssembly(typeof(AggregateRoot))!.GetTypes().Where(IsTypedId)];
}
