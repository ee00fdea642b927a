namespace Collab.Application.Common;

#pragma warning disable CA1032 // Each says one thing; the standard constructors would say nothing.

/// <summary>There is no such thing, or the caller may not know of it: 404.</summary>
public sealed class NotFoundException() : Exception("not found")
{
    /// <summary>It is there, and the caller may not know: the answer is the same, the record tells it.</summary>
    public bool Hidden { get; init; }
}

/// <summary>The caller may know of the thing but not do this: 403.</summary>
public sealed class ForbiddenException(string code = "forbidden") : Exception(code)
{
    public string Code { get; } = code;
}

/// <summary>The access token was made without the scope that this needs, or for other features: 403.</summary>
/// <param name="feature">Null: the scope itself is missing, whatever the feature.</param>
public sealed class MissingScopeException(AccessScope scope, Feature? feature) : Exception($"the scope {scope} {feature} is missing")
{
    public AccessScope Scope { get; } = scope;

    public Feature? Feature { get; } = feature;

    /// <summary>As RFC 6750 names scopes: <c>write</c>, or <c>issues:write</c>.</summary>
    public string Name => Feature is { } limited ? $"{CollabJson.Name(limited)}:{CollabJson.Name(Scope)}" : CollabJson.Name(Scope);
}

/// <summary>Nobody is signed in, or the credentials are wrong: 401.</summary>
public sealed class UnauthenticatedException(string code = "unauthenticated") : Exception(code)
{
    public string Code { get; } = code;
}

/// <summary>Too often in too short a time: 429.</summary>
/// <param name="after">How long to wait before the next try.</param>
public sealed class TooManyAttemptsException(Duration after) : Exception("too many attempts")
{
    public Duration After { get; } = after;
}

/// <summary>The thing was changed since the caller read it: 412.</summary>
public sealed class StaleVersionException : Exception
{
    public StaleVersionException() : base("stale version") { }

    public StaleVersionException(Exception inner) : base("stale version", inner) { }
}

/// <summary>If-Match is required: 428.</summary>
public sealed class PreconditionRequiredException() : Exception("If-Match is required");

/// <summary>What was sent cannot be read: 400.</summary>
/// <param name="code">Stable code with a text in both languages.</param>
/// <param name="path">JSON path or parameter name to blame.</param>
public sealed class UnreadableException(string code, string? path = null, params object[] arguments) : Exception(code)
{
    public string Code { get; } = code;
    public string? Path { get; } = path;
    public IReadOnlyList<object> Arguments { get; } = arguments;
}

#pragma warning restore CA1032
