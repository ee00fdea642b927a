using Microsoft.AspNetCore.Mvc;

namespace Collab.Api.Common;

/// <summary>Which page of a list; declare it as <c>[AsParameters] Paging page</c>.</summary>
internal readonly record struct Paging(
    [property: FromQuery(Name = "limit")] int? RequestedLimit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    public const int DefaultLimit = 25;
    public const int MaximumLimit = 100;

    /// <summary>The framework names the property where it cannot read one; the caller knows the parameter.</summary>
    public static string ParameterOf(string property) => property == nameof(RequestedLimit) ? "limit" : property;

    /// <exception cref="UnreadableException">The limit is not from 1 to 100.</exception>
    public int Limit => RequestedLimit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaximumLimit => RequestedLimit.Value,
        _ => throw new UnreadableException("limit.outOfRange", "limit"),
    };
}
