using Collab.Domain.Members;

namespace Collab.Domain.IdentityProviders;

/// <summary>Who a member is at the organization's provider: its issuer and subject, which never change hands; never the e-mail, which does.</summary>
public sealed class LinkedIdentity : AggregateRoot<LinkedIdentityId>
{
    private LinkedIdentity() { }

    public static LinkedIdentity Link(Member member, string issuer, string subject, Instant now)
    {
        var identity = new LinkedIdentity
        {
            Id = NewId.Of<LinkedIdentityId>(),
            OrganizationId = member.OrganizationId,
            MemberId = member.Id,
            Issuer = issuer,
            Subject = subject,
            LinkedAt = now,
        };
        identity.Raise(new IdentityLinked(member.Id, member.Name, issuer, now));
        return identity;
    }

    public MemberId MemberId { get; private set; }
    public string Issuer { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public Instant LinkedAt { get; private set; }

    /// <summary>The member signs in with it no more; the row goes with it.</summary>
    public void Unlink(Member member, Instant now) => Raise(new IdentityUnlinked(member.Id, member.Name, Issuer, now));
}

public sealed record IdentityLinked(MemberId Id, string Title, string Issuer, Instant At) : MemberEvent(Id, Title, At);

public sealed record IdentityUnlinked(MemberId Id, string Title, string Issuer, Instant At) : MemberEvent(Id, Title, At);
