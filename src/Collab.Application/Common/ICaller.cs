namespace Collab.Application.Common;

/// <summary>On whose behalf the present message runs: a signed-in member, or Collab itself for one organization.</summary>
public interface ICaller
{
    /// <summary>The tenant; nothing of another one can be read or written. Empty before signing in.</summary>
    OrganizationId OrganizationId { get; }

    /// <summary>Null for the system and before signing in.</summary>
    MemberId? MemberId { get; }

    /// <summary>The member's department.</summary>
    DepartmentId? DepartmentId { get; }

    /// <summary>A job of Collab: everything is permitted, and the record names nobody.</summary>
    bool IsSystem { get; }

    bool IsSignedIn { get; }

    bool IsAdministrator { get; }

    /// <summary>Head of at least one department.</summary>
    bool IsHead { get; }

    /// <summary>Sponsor of at least one department.</summary>
    bool IsSponsor { get; }

    /// <summary>Those who are away and for whom the member stands in at this moment.</summary>
    IReadOnlyList<Absentee> StandsFor { get; }

    /// <summary>The token with which a program acts as the member; null: the member himself, signed in.</summary>
    UsedToken? Token { get; }

    /// <summary>Whether the member gave his password or a code within the last minutes.</summary>
    bool ProvedRecently { get; }

    /// <summary>In whose name the present message acts; null: in the member's own.</summary>
    MemberId? ActsFor { get; }

    /// <summary>The network address of the request; null for a job.</summary>
    string? Address { get; }

    /// <summary>What the client calls this attempt; the same key and content answers the first answer again.</summary>
    string? IdempotencyKey { get; }

    /// <summary>zh-CN or en: the request's Accept-Language, else the member's, else the organization's.</summary>
    string Language { get; }
}

/// <summary>The one caller of a scope; set once, by the HTTP authentication or by the job runner.</summary>
public sealed class Caller : ICaller
{
    public OrganizationId OrganizationId { get; private set; }
    public MemberId? MemberId { get; private set; }
    public DepartmentId? DepartmentId { get; private set; }
    public bool IsSystem { get; private set; }
    public bool IsSignedIn => MemberId is not null;
    public bool IsAdministrator { get; private set; }
    public bool IsHead { get; private set; }
    public bool IsSponsor { get; private set; }
    public IReadOnlyList<Absentee> StandsFor { get; private set; } = [];
    public UsedToken? Token { get; private set; }
    public bool ProvedRecently { get; private set; }
    public MemberId? ActsFor { get; private set; }
    public string? Address { get; set; }
    public string? IdempotencyKey { get; set; }
    public string Language { get; set; } = Languages.Chinese;

    public void SignIn(SessionOwner owner)
    {
        (OrganizationId, MemberId, DepartmentId, IsSystem) = (owner.OrganizationId, owner.MemberId, owner.DepartmentId, false);
        (IsAdministrator, IsHead, IsSponsor, Language) = (owner.IsAdministrator, owner.IsHead, owner.IsSponsor, owner.Language);
        (StandsFor, Token, ProvedRecently) = (owner.StandsFor, owner.Token, owner.ProvedRecently);
    }

    /// <summary>Goes on as the caller of another scope, with the same attempt.</summary>
    public void ActAs(Caller other)
    {
        (OrganizationId, MemberId, DepartmentId, IsSystem) = (other.OrganizationId, other.MemberId, other.DepartmentId, other.IsSystem);
        (IsAdministrator, IsHead, IsSponsor, Language) = (other.IsAdministrator, other.IsHead, other.IsSponsor, other.Language);
        (IdempotencyKey, StandsFor, Token, ProvedRecently, Address) = (other.IdempotencyKey, other.StandsFor, other.Token, other.ProvedRecently, other.Address);
    }

    public void ActFor(MemberId? absent) => ActsFor = absent ?? ActsFor;

    public void ActAsSystem(OrganizationId organizationId) => (OrganizationId, MemberId, DepartmentId, IsSystem) = (organizationId, null, null, true);
}

/// <summary>The member behind a session or an access token.</summary>
public sealed record SessionOwner(
    OrganizationId OrganizationId, MemberId MemberId, DepartmentId DepartmentId,
    bool IsAdministrator, bool IsHead, bool IsSponsor, string Language)
{
    /// <summary>Those for whom the member stands in at this moment.</summary>
    public IReadOnlyList<Absentee> StandsFor { get; init; } = [];

    /// <summary>The token that was presented; null for a session.</summary>
    public UsedToken? Token { get; init; }

    /// <summary>Whether the password or a code was given for this session within the last minutes.</summary>
    public bool ProvedRecently { get; init; }
}

/// <summary>One who is away and for whom another stands in.</summary>
/// <param name="DepartmentId">His own.</param>
public sealed record Absentee(MemberId MemberId, DepartmentId DepartmentId);

/// <summary>Shorthands on <see cref="ICaller"/>.</summary>
public static class CallerExtensions
{
    /// <summary>Refuses who did not prove within the last minutes who he is, where a message is dangerous only by its content.</summary>
    /// <exception cref="ForbiddenException">He is asked to, and sends the message again.</exception>
    public static void DemandRecentProof(this ICaller caller)
    {
        if (caller is { Token: null, IsSystem: false, ProvedRecently: false }) throw new ForbiddenException("session.proofNeeded");
    }

    /// <summary>Who acts, and in whose name, as the rules of the domain ask for it.</summary>
    public static Acting Acting(this ICaller caller) => new(caller.MemberId!.Value, caller.ActsFor);

    /// <summary>The member himself and those for whom he stands in.</summary>
    public static MemberId[] Selves(this ICaller caller) => [.. caller.MemberId is { } me ? new[] { me } : [], .. caller.StandsFor.Select(x => x.MemberId)];

    /// <summary>Whether it is the caller's own department, or that of one for whom he stands in.</summary>
    public static bool IsOf(this ICaller caller, DepartmentId department) =>
        caller.DepartmentId == department || caller.StandsFor.Any(x => x.DepartmentId == department);

    /// <summary>Whether the caller is that member, or stands in for him.</summary>
    public static bool Is(this ICaller caller, MemberId? member) =>
        member is { } one && (one == caller.MemberId || caller.StandsFor.Any(x => x.MemberId == one));
}

/// <summary>The two languages of Collab.</summary>
public static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";
}
