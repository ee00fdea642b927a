using Collab.Application.Common.Behaviours;

namespace Collab.Application.Common;

/// <summary>The access token of a request, as far as what it may goes.</summary>
/// <param name="Features">What it is limited to; empty: everything.</param>
/// <param name="Name">What the member calls it; the record of what happened names it.</param>
public sealed record UsedToken(AccessTokenId Id, string Name, IReadOnlyList<AccessScope> Scopes, IReadOnlyList<Feature> Features);

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

    /// <summary>The part of the product that a message belongs to, from where it is written; null: none that a token is limited to.</summary>
    public static Feature? FeatureOf(Type message) => Enum.TryParse<Feature>(message.Namespace!.Split('.')[2], out var feature) ? feature : null;

    /// <summary>Who and what there is and how time is counted: without it no other answer can be read.</summary>
    private static bool IsAlwaysReadable(Feature? feature) => feature is null or Feature.Members or Feature.Departments or Feature.Organizations or Feature.Calendars;

    /// <exception cref="ForbiddenException">It is for people alone.</exception>
    /// <exception cref="MissingScopeException">The token was made without the scope, or for other features.</exception>
    internal static void Demand(UsedToken token, Type message)
    {
        var needed = NeededFor(message) ?? throw new ForbiddenException("accessToken.inPersonOnly");
        if (!token.Scopes.Contains(needed)) throw new MissingScopeException(needed, null);
        if (token.Features.Count == 0) return;
        var feature = FeatureOf(message);
        if (needed == AccessScope.Read && IsAlwaysReadable(feature)) return;
        if (feature is not { } asked || !token.Features.Contains(asked)) throw new MissingScopeException(needed, feature);
    }
}
