using System.Security.Claims;

namespace Collab.Infrastructure.Session;

/// <summary>The signed-in member of a request, with the secret of his session, from which the CSRF token is made.</summary>
public sealed class SessionIdentity(SessionOwner owner, string secret) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, owner.MemberId.ToString())], "session")
{
    public SessionOwner Owner { get; } = owner;

    public string Secret { get; } = secret;

    public static SessionIdentity? Of(ClaimsPrincipal? user) => user?.Identity as SessionIdentity;
}
