using Collab.Domain.Calendars;

namespace Collab.Domain.Organizations;

/// <summary>One company (组织); everything belongs to exactly one.</summary>
public sealed class Organization : AggregateRoot<OrganizationId>
{
    private Organization() { }

    public Organization(OrganizationId id, string name, string timeZone, string language, WorkCalendarId calendarId)
    {
        Id = OrganizationId = id;
        Name = Text.Required(name, OrganizationRules.NameRequired);
        TimeZone = timeZone;
        Language = language;
        CalendarId = calendarId;
    }

    /// <summary>A company begins to use Collab.</summary>
    /// <param name="timeZone">IANA zone.</param>
    /// <param name="language">zh-CN or en.</param>
    public static Organization Found(OrganizationId id, string name, string timeZone, string language, WorkCalendarId calendarId, Instant now)
    {
        Require(DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null, OrganizationRules.TimeZoneUnknown);
        Require(language is "zh-CN" or "en", OrganizationRules.LanguageUnknown);
        var organization = new Organization(id, name, timeZone, language, calendarId);
        organization.Raise(new OrganizationFounded(id, organization.Name, now));
        return organization;
    }

    public string Name { get; private set; } = "";

    /// <summary>IANA time zone in which wall times such as "Friday 17:00" are meant.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>zh-CN or en: the language of those who have not chosen one.</summary>
    public string Language { get; private set; } = "zh-CN";

    /// <summary>The calendar that counts where no department has its own.</summary>
    public WorkCalendarId CalendarId { get; private set; }

    /// <summary>Whether R and A of a task may be one person (process step 2, the organization's choice).</summary>
    public bool AllowsSelfApproval { get; private set; }

    /// <summary>Whether a second factor is asked for at sign-in.</summary>
    public SecondFactorPolicy SecondFactorPolicy { get; private set; } = SecondFactorPolicy.Optional;

    /// <summary>From the next sign-in on.</summary>
    public void AskSecondFactor(SecondFactorPolicy policy, Instant now)
    {
        if (policy == SecondFactorPolicy) return;
        SecondFactorPolicy = policy;
        Raise(new SecondFactorPolicyChanged(Id, Name, policy, now));
    }

    /// <summary>When the duty to report progress opens next (UTC); null until the first plan is approved.</summary>
    public Instant? NextWeekOpensAt { get; private set; }

    /// <summary>A week opens by itself on Monday 00:00 in the organization's zone; the sweep moves this on.</summary>
    public void ExpectWeekAt(Instant opensAt) => NextWeekOpensAt = opensAt;
}

/// <summary>Whether members prove at sign-in by an authenticator app, too, who they are.</summary>
public enum SecondFactorPolicy
{
    /// <summary>Nobody is asked, also not who once set one up.</summary>
    Off,

    /// <summary>Who has set one up is asked.</summary>
    Optional,

    /// <summary>Everybody is; who has none sets one up at sign-in, before anything else.</summary>
    Required,
}

public static class OrganizationRules
{
    public static readonly Rule NameRequired = new("organization.nameRequired", Field: "organization");
    public static readonly Rule TimeZoneUnknown = new("organization.timeZoneUnknown", Field: "timeZone");
    public static readonly Rule LanguageUnknown = new("organization.languageUnknown", Field: "language");
}

public sealed record OrganizationFounded(OrganizationId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Organization, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}

public sealed record SecondFactorPolicyChanged(OrganizationId Id, string Title, SecondFactorPolicy Policy, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Organization, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}
