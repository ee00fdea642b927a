using Collab.Domain.Members;

namespace Collab.Domain.Delegations;

/// <summary>
/// A member is away for some days, and another stands in for him (代理授权): is told in his place and may act in his name. What
/// he owes stays his. Without a deputy it is an absence with nobody.
/// </summary>
public sealed class Delegation : AggregateRoot<DelegationId>
{
    private Delegation() { }

    /// <param name="deputy">Who stands in; null: nobody.</param>
    /// <param name="firstDay">The first day away, in the organization's zone.</param>
    /// <param name="lastDay">The last day away, included.</param>
    /// <param name="others">The same member's other delegations.</param>
    /// <param name="by">Who arranges it: the member, his department's head, an administrator.</param>
    public static Delegation Arrange(
        Member absent, Member? deputy, LocalDate firstDay, LocalDate lastDay, string? reason, DateTimeZone zone, IEnumerable<Delegation> others, MemberId by, Instant now)
    {
        Require(absent.Active, DelegationRules.MemberLeft);
        Require(firstDay <= lastDay, DelegationRules.EndsBeforeItStarts);
        var today = now.InZone(zone).Date;
        Require(lastDay >= today, DelegationRules.Over);
        Require(firstDay >= today.PlusYears(-1) && lastDay <= today.PlusYears(2), DelegationRules.TooFar);
        RequireDeputy(absent.Id, deputy);
        var delegation = new Delegation
        {
            Id = NewId.Of<DelegationId>(),
            OrganizationId = absent.OrganizationId,
            MemberId = absent.Id,
            MemberName = absent.Name,
            DeputyId = deputy?.Id,
            FirstDay = firstDay,
            LastDay = lastDay,
            // Nobody stood in before he was named; and who came back early today may go again today.
            StartsAt = Instant.Max(zone.AtStartOfDay(firstDay).ToInstant(), now),
            EndsAt = zone.AtStartOfDay(lastDay.PlusDays(1)).ToInstant(),
            Reason = Text.Optional(reason),
            ArrangedBy = by,
        };
        Require(!others.Any(delegation.Overlaps), DelegationRules.Overlap);
        delegation.Raise(new DelegationArranged(delegation.Id, absent.Name, absent.Id, delegation.DeputyId, firstDay, lastDay, now));
        return delegation;
    }

    /// <summary>Who is away.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>The member's name when it was arranged.</summary>
    public string MemberName { get; private set; } = "";

    /// <summary>Who stands in; null: nobody.</summary>
    public MemberId? DeputyId { get; private set; }
    public LocalDate FirstDay { get; private set; }

    /// <summary>As arranged, included; one that was ended early is over at <see cref="EndsAt"/>.</summary>
    public LocalDate LastDay { get; private set; }

    /// <summary>From when on it holds (UTC), included: the first day's start, or when it was arranged if that was later.</summary>
    public Instant StartsAt { get; private set; }

    /// <summary>Until when it holds (UTC), excluded; equal to <see cref="StartsAt"/> when it was called off before.</summary>
    public Instant EndsAt { get; private set; }
    public string? Reason { get; private set; }
    public MemberId ArrangedBy { get; private set; }

    public bool HoldsAt(Instant instant) => StartsAt <= instant && instant < EndsAt;

    /// <summary>To come or holding; what was called off never will.</summary>
    public bool CanEnd(Instant now) => now < EndsAt && StartsAt < EndsAt;

    /// <summary>The member is back, or does not go.</summary>
    /// <exception cref="RuleBrokenException">It is over.</exception>
    public void End(Instant now)
    {
        Require(CanEnd(now), DelegationRules.Ended);
        EndsAt = Instant.Max(StartsAt, now);
        Raise(new DelegationEnded(Id, MemberName, MemberId, DeputyId, now));
    }

    /// <summary>Somebody else stands in from now on: the deputy has left.</summary>
    public void HandOver(Member? deputy, Instant now)
    {
        Require(CanEnd(now), DelegationRules.Ended);
        RequireDeputy(MemberId, deputy);
        DeputyId = deputy?.Id;
        Raise(new DelegationArranged(Id, MemberName, MemberId, DeputyId, FirstDay, LastDay, now));
    }

    private bool Overlaps(Delegation other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt && other.StartsAt < other.EndsAt;

    private static void RequireDeputy(MemberId absent, Member? deputy)
    {
        Require(deputy?.Id != absent, DelegationRules.Oneself);
        Require(deputy is null or { Active: true }, DelegationRules.DeputyUnknown);
    }
}

public static class DelegationRules
{
    public static readonly Rule MemberUnknown = new("delegation.memberUnknown", Field: "memberId");
    public static readonly Rule MemberLeft = new("delegation.memberLeft", Field: "memberId");
    public static readonly Rule DeputyUnknown = new("delegation.deputyUnknown", Field: "deputyId");
    public static readonly Rule Oneself = new("delegation.oneself", Field: "deputyId");
    public static readonly Rule EndsBeforeItStarts = new("delegation.endsBeforeItStarts", Field: "lastDay");
    public static readonly Rule Over = new("delegation.over", Field: "lastDay");
    public static readonly Rule TooFar = new("delegation.tooFar", Field: "lastDay");

    /// <summary>Somebody is away once at a time.</summary>
    public static readonly Rule Overlap = new("delegation.overlap", Field: "firstDay");
    public static readonly Rule Ended = new("delegation.ended", RuleKind.Conflict);
}

public abstract record DelegationEvent(DelegationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Delegation, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}

/// <summary>Tells the deputy, and the member when somebody else arranged it.</summary>
public sealed record DelegationArranged(DelegationId Id, string Title, MemberId AbsentId, MemberId? DeputyId, LocalDate FirstDay, LocalDate LastDay, Instant At)
    : DelegationEvent(Id, Title, At);

/// <summary>Tells the deputy that he stands in no more.</summary>
public sealed record DelegationEnded(DelegationId Id, string Title, MemberId AbsentId, MemberId? DeputyId, Instant At) : DelegationEvent(Id, Title, At);
