using System.Text.Json;
using System.Text.RegularExpressions;

namespace Collab.Api.Common;

/// <summary>
/// Says which field or parameter of a request cannot be read, and why. The framework knows it but tells it only in the words of
/// its exceptions; a test notices when these change.
/// </summary>
internal static partial class UnreadableRequest
{
    private const string Code = "body.unreadable";

    public static Problem Of(BadHttpRequestException failure, string language)
    {
        if (failure.InnerException is JsonException json) return Of(json, language);
        if (NotBound().Match(failure.Message) is { Success: true } parameter) return Blaming(failure.StatusCode, "query.unreadable", language, (Paging.ParameterOf(parameter.Groups[1].Value), "query.unreadable"));
        if (NotSent().Match(failure.Message) is { Success: true } missing) return Blaming(failure.StatusCode, "query.unreadable", language, (missing.Groups[1].Value, "validation.notNull"));
        return new(failure.StatusCode, Code, RuleTexts.Of(Code, language));
    }

    public static Problem Of(JsonException failure, string language)
    {
        var path = failure.Path ?? "$";
        if (Missing().Match(failure.Message) is { Success: true } missing)
            return Blaming(400, Code, language, [.. missing.Groups[1].Captures.Select(x => ($"{path}.{x.Value}", "validation.notNull"))]);
        return Blaming(400, Code, language, (path,
            failure.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) ? "body.unknownField"
            : failure.Message.Contains("allow null values", StringComparison.Ordinal) ? "validation.notNull"
            : path == "$" ? Code
            : "query.unreadable"));
    }

    private static Problem Blaming(int status, string code, string language, params (string Path, string Why)[] errors) =>
        new(status, code, RuleTexts.Of(code, language), errors.ToDictionary(x => x.Path, x => new[] { RuleTexts.Of(x.Why, language) }));

    // Failed to bind parameter "Nullable<DateParameter> dueBefore" from "yesterday".
    [GeneratedRegex("""^Failed to bind parameter ".* (\w+)" from """)]
    private static partial Regex NotBound();

    // Required parameter "InstantParameter start" was not provided from query string.
    [GeneratedRegex("""^Required parameter ".* (\w+)" was not provided from query string""")]
    private static partial Regex NotSent();

    // … was missing required properties including: 'description', 'impact'.
    [GeneratedRegex("""missing required properties including: (?:'(\w+)'(?:, )?)+""")]
    private static partial Regex Missing();
}
