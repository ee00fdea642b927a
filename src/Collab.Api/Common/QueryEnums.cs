using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

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
        foreach (var (name, declared) in endpoint.GetParameters().SelectMany(Declared))
        {
            var type = Nullable.GetUnderlyingType(declared) ?? declared;
            if (!type.IsEnum || !request.Query.TryGetValue(name, out var sent)) continue;
            rewritten ??= request.Query.ToDictionary(StringComparer.Ordinal);
            rewritten[name] = Enum.GetNames(type).FirstOrDefault(x => JsonNamingPolicy.CamelCase.ConvertName(x) == sent.ToString())
                ?? throw new UnreadableException("query.unreadable", name);
        }
        if (rewritten is not null) request.HttpContext.Features.Set<IQueryFeature>(new QueryFeature(new QueryCollection(rewritten)));
    }

    private static IEnumerable<(string Name, Type Type)> Declared(ParameterInfo parameter) => parameter.GetCustomAttribute<AsParametersAttribute>() is null
        ? [(parameter.Name!, parameter.ParameterType)]
        : parameter.ParameterType.GetProperties().Select(x => (x.GetCustomAttribute<FromQueryAttribute>()?.Name!, x.PropertyType)).Where(x => x.Item1 is not null);
}
