using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Collab.Api.Common;

/// <summary>What every route of the API does besides its own work.</summary>
internal static class EndpointFilters
{
    /// <summary>The ETag of a single resource is its version.</summary>
    public static RouteGroupBuilder WithETags(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var value = (answer as IValueHttpResult)?.Value ?? ((answer as INestedHttpResult)?.Result as IValueHttpResult)?.Value;
        if (value is IVersioned versioned) context.HttpContext.Response.Headers.ETag = $"\"{versioned.Version}\"";
        return answer;
    });

    /// <summary>A query parameter that a route does not declare is a mistake of the caller's and not ignored: 400.</summary>
    public static RouteGroupBuilder WithKnownParametersOnly(this RouteGroupBuilder group) => group.AddEndpointFilterFactory((factory, next) =>
    {
        var known = factory.MethodInfo.GetParameters().SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        return context =>
        {
            var request = context.HttpContext.Request;
            foreach (var sent in request.Query.Keys)
            {
                if (!known.Contains(sent) || request.RouteValues.ContainsKey(sent))
                    throw new UnreadableException("query.unknownParameter", sent, sent);
            }
            return next(context);
        };
    });

    private static IEnumerable<string> Names(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is not null
            ? parameter.ParameterType.GetProperties().Select(x => x.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>()
            : [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!];
}
