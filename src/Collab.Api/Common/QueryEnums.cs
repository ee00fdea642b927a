using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Collab.Api.Common;

/// <summary>
/// Enum values in a query are written as in JSON: <c>state=inProgress</c>. The framework would read the class's own spelling
/// and numbers instead, so what was sent is put into its spelling before.
/// </summary>
internal static class QueryEnums
{
    public static void UseQueryEnums(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.QueryString.HasValue && context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } endpoint) Rewrite(context.Request, endpoint);
        return next(context);
    });

    /// <exception cref="UnreadableException">There is no such value.</exception>
    private static void Rewrite(HttpRequest request, MethodInfo endpoint)
    {
        Dictionary<string, Microsoft.Extensions.Primitives.StringValues>? rewritten = null;
        foreach (var parameter in endpoint.GetParameters())
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (!type.IsEnum || !request.Query.TryGetValue(parameter.Name!, out var sent)) continue;
            rewritten ??= request.Query.ToDictionary(StringComparer.Ordinal);
            rewritten[parameter.Name!] = Enum.GetNames(type).FirstOrDefault(x => JsonNamingPolicy.CamelCase.ConvertName(x) == sent.ToString())
                ?? throw new UnreadableException("query.unreadable", parameter.Name!);
        }
        if (rewritten is not null) request.HttpContext.Features.Set<IQueryFeature>(new QueryFeature(new QueryCollection(rewritten)));
    }
}
