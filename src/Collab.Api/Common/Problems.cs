using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Collab.Api.Common;

/// <summary>What went wrong, as a caller is told (RFC 9457).</summary>
/// <param name="Code">Stable; programs decide by it.</param>
/// <param name="Errors">JSON path → sentences; only where a field or a rule of the input is to blame.</param>
internal sealed record Problem(int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public Dictionary<string, object?> More { get; } = [];
}

internal static class Problems
{
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var details = new ProblemDetails
        {
            Type = $"https://www.rfc-editor.org/rfc/rfc9110#section-{Section(problem.Status)}",
            Title = ReasonPhrases.GetReasonPhrase(problem.Status),
            Status = problem.Status,
            Detail = problem.Detail,
            Extensions = { ["code"] = problem.Code, ["traceId"] = TraceId(context) },
        };
        if (problem.Errors is not null) details.Extensions["errors"] = problem.Errors;
        foreach (var (name, value) in problem.More) details.Extensions[name] = value;
        context.Response.StatusCode = problem.Status;
        await context.Response.WriteAsJsonAsync(details, (JsonSerializerOptions?)null, "application/problem+json", context.RequestAborted);
    }

    /// <summary>The number that a person can give to an administrator, and that the logs carry.</summary>
    public static string TraceId(HttpContext context) => System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>Also of requests that were refused before the guards asked for it.</summary>
    public static string LanguageOf(HttpContext context)
    {
        var caller = context.RequestServices.GetRequiredService<ICaller>();
        return caller.IsSignedIn ? caller.Language : RequestLanguage.Of(context) ?? caller.Language;
    }

    /// <summary>For answers that the framework gave without a word: no route, wrong method, not signed in.</summary>
    public static Problem OfStatus(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var code = context.Features.Get<RefusalCode>() is { } refusal && status == 401 ? refusal.Code : status switch
        {
            401 => "unauthenticated",
            403 => "forbidden",
            404 => "route.unknown",
            405 => "method.notAllowed",
            413 => "body.tooLarge",
            415 => "mediaType.unsupported",
            429 => "tooManyRequests",
            503 => "unavailable",
            _ => "body.unreadable",
        };
        return new(status, code, RuleTexts.Of(code, LanguageOf(context)));
    }

    private static string Section(int status) => status switch
    {
        400 => "15.5.1",
        401 => "15.5.2",
        403 => "15.5.4",
        404 => "15.5.5",
        405 => "15.5.6",
        409 => "15.5.10",
        412 => "15.5.13",
        413 => "15.5.14",
        415 => "15.5.16",
        422 => "15.5.21",
        _ => "15",
    };
}
