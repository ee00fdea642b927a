using System.Security.Claims;

namespace Collab.Infrastructure.Session;

/// <summary>The member in whose name a request comes.</summary>
public abstract class MemberIdentity(SessionOwner owner, string kind) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, owner.MemberId.ToString())], kind)
{
    public SessionOwner Owner { get; } = owner;

    public static MemberIdentity? Of(ClaimsPrincipal? user) => user?.Identity as MemberIdentity;
}

/// <summary>The signed-in member of a request, with the secret of his session, from which the CSRF token is made.</summary>
public sealed class SessionIdentity(SessionOwner owner, string secret) : MemberIdentity(owner, "session")
{
    public string Secret { get; } = secret;

    /// <summary>Null also for a program with an access token.</summary>
    public static new SessionIdentity? Of(ClaimsPrincipal? user) => user?.Identity as SessionIdentity;
}

/// <summary>A program that acts as a member by an access token; its scopes are in the owner.</summary>
public sealed class AccessTokenIdentity(SessionOwner owner) : MemberIdentity(owner, "accessToken");
