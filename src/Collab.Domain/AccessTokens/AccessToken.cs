using Collab.Domain.Members;

namespace Collab.Domain.AccessTokens;

/// <summary>What a token may be used for, never more than its member may.</summary>
public enum AccessScope
{
    /// <summary>Whatever the member sees. Every token has it.</summary>
    Read,

    /// <summary>What the member does in the process: everything that changes something and is not <see cref="Admin"/>.</summary>
    Write,

    /// <summary>What only administrators may: running the organization.</summary>
    Admin,
}

/// <summary>A part of the product that a token may be limited to; each is an area of the API by the same name.</summary>
public enum Feature
{
    Acceptances,
    Agenda,
    Archive,
    AuditEntries,
    Calendars,
    Collaborations,
    DeadlinePolicies,
    Deadlines,
    Delegations,
    Departments,
    Issues,
    Meetings,
    Members,
    Notifications,
    Organizations,
    Outages,
    Plans,
    ProgressReports,
    ResourceRequests,
    Retrospectives,
    RiskWarnings,
    Summaries,
    Templates,
    WorkItems,
}

/// <summary>
/// With it a program acts as its member (访问令牌), with at most the member's rights of that moment. Its text is shown once, when
/// it is made; kept is the hash.
/// </summary>
public sealed class AccessToken : AggregateRoot<AccessTokenId>
{
    public const int ShortestDays = 1;
    public const int LongestDays = 366;

    /// <summary>How many usable ones a member has at most.</summary>
    public const int MostPerMember = 50;

    private AccessToken() { }

    /// <param name="scopes"><see cref="AccessScope.Read"/> comes by itself.</param>
    /// <param name="features">What it is limited to; none: everything.</param>
    /// <param name="days">After how many days of 24 hours it ends by itself.</param>
    /// <param name="prefix">The beginning of its text, by which people tell it from others.</param>
    /// <param name="hash">SHA-256 of its text, in hexadecimal digits.</param>
    /// <param name="usable">How many the member has already that can be used.</param>
    public static AccessToken Make(Member owner, string name, IReadOnlyCollection<AccessScope> scopes, IReadOnlyCollection<Feature> features, int days, string prefix, string hash, int usable, Instant now)
    {
        Require(days is >= ShortestDays and <= LongestDays, AccessTokenRules.DaysOutOfRange);
        Require(usable < MostPerMember, AccessTokenRules.TooMany);
        var token = new AccessToken
        {
            Id = NewId.Of<AccessTokenId>(),
            OrganizationId = owner.OrganizationId,
            MemberId = owner.Id,
            Name = Text.Required(name, AccessTokenRules.NameRequired),
            Scopes = [.. scopes.Append(AccessScope.Read).Distinct().Order()],
            Features = [.. features.Distinct().Order()],
            Prefix = prefix,
            Hash = hash,
            ExpiresAt = now + Duration.FromDays(days),
        };
        token.Raise(new AccessTokenMade(token.Id, token.Name, owner.Id, string.Join(", ", token.Scopes), string.Join(", ", token.Features), token.ExpiresAt, now));
        return token;
    }

    /// <summary>Who made it and as whom it acts.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What it is for, in the member's words.</summary>
    public string Name { get; private set; } = "";
    public IReadOnlyList<AccessScope> Scopes { get; private set; } = [];

    /// <summary>What it is limited to; empty: everything that its scopes allow.</summary>
    public IReadOnlyList<Feature> Features { get; private set; } = [];
    public string Prefix { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>From this instant on it is refused (UTC).</summary>
    public Instant ExpiresAt { get; private set; }

    /// <summary>When it was last used (UTC), to five minutes; null: never. Not a change of the token.</summary>
    public Instant? LastUsedAt { get; private set; }
    public Instant? RevokedAt { get; private set; }

    /// <summary>Who revoked it: the member, or an administrator.</summary>
    public MemberId? RevokedBy { get; private set; }

    public bool IsUsable(Instant now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>It is refused from now on, everywhere.</summary>
    /// <param name="ownerLeft">Because the member leaves; then there is nobody to tell.</param>
    public void Revoke(MemberId? by, bool ownerLeft, Instant now)
    {
        Require(IsUsable(now), AccessTokenRules.Ended);
        (RevokedAt, RevokedBy) = (now, by);
        Raise(new AccessTokenRevoked(Id, Name, MemberId, ownerLeft, now));
    }
}

public static class AccessTokenRules
{
    public static readonly Rule NameRequired = new("accessToken.nameRequired", Field: "name");
    public static readonly Rule DaysOutOfRange = new("accessToken.daysOutOfRange", Field: "expiresInDays");
    public static readonly Rule TooMany = new("accessToken.tooMany", RuleKind.Conflict);
    public static readonly Rule Ended = new("accessToken.ended", RuleKind.Conflict);
}

public abstract record AccessTokenEvent(AccessTokenId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.AccessToken, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}

public sealed record AccessTokenMade(AccessTokenId Id, string Title, MemberId OwnerId, string Scopes, string Features, Instant ExpiresAt, Instant At) : AccessTokenEvent(Id, Title, At);

/// <summary>Tells the member when somebody else did it.</summary>
public sealed record AccessTokenRevoked(AccessTokenId Id, string Title, MemberId OwnerId, bool OwnerLeft, Instant At) : AccessTokenEvent(Id, Title, At);
