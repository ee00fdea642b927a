using System.Reflection;

namespace Collab.Api.Common;

/// <summary>The routes of one feature. Every implementing class is found and mapped at start.</summary>
internal interface IEndpoints
{
    /// <param name="api">The group /api/v1, which requires signing in.</param>
    static abstract void Map(RouteGroupBuilder api);
}

internal static class EndpointsMapping
{
    public static void MapFeatures(this RouteGroupBuilder api)
    {
        var map = typeof(EndpointsMapping).GetMethod(nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var feature in typeof(IEndpoints).Assembly.GetTypes().Where(x => x is { IsClass: true, IsAbstract: false } && x.IsAssignableTo(typeof(IEndpoints))))
            map.MakeGenericMethod(feature).Invoke(null, [api]);
    }

    private static void Map<TFeature>(RouteGroupBuilder api) where TFeature : IEndpoints => TFeature.Map(api);
}
