using Collab.Application.Common.Behaviours;

namespace Collab.Application.Common;

/// <summary>The access token of a request, as far as what it may goes.</summary>
/// <param name="Name">What the member calls it; the record of what happened names it.</param>
public sealed record UsedToken(AccessTokenId Id, string Name, IReadOnlyList<AccessScope> Scopes);

/// <summary>Which scope a message asks of a token. What its member may is asked besides, so that a token never may more.</summary>
public static class AccessScopes
{
    /// <summary>Null: no token may, only somebody who signed in.</summary>
    public static AccessScope? NeededFor(Type message)
    {
        var requires = Declared.Of(message);
        if (requires.InPerson) return null;
        if (!message.GetInterfaces().Any(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(ICommand<>))) return AccessScope.Read;
        return PermissionMatrix.HoldersOf(requires.Permission) == Relation.Administrator ? AccessScope.Admin : AccessScope.Write;
    }

    /// <exception cref="ForbiddenException">It is for people alone.</exception>
    /// <exception cref="MissingScopeException">The token was made without the scope.</exception>
    internal static void Demand(UsedToken token, Type message)
    {
        var needed = NeededFor(message) ?? throw new ForbiddenException("accessToken.inPersonOnly");
        if (!token.Scopes.Contains(needed)) throw new MissingScopeException(needed);
    }
}
