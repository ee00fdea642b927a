using System.Globalization;
using System.Reflection;

namespace Collab.Api.Common;

/// <summary>
/// The version that the caller saw, from the header <c>If-Match: "3"</c>. A missing one is refused with 428 by the
/// message's authorization and not here: who may not know of the thing gets 404 first.
/// </summary>
internal readonly record struct IfMatch(long Version)
{
    /// <exception cref="UnreadableException">The header is there but is not one strong version.</exception>
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0) return new(new IfMatch(IConditional.Missing));
        return header is [{ Length: > 2 } tag] && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(new IfMatch(version))
            : throw new UnreadableException("ifMatch.malformed", "If-Match");
    }
}
