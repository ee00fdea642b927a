using Collab.Domain.Departments;
using Collab.Domain.Organizations;

namespace Collab.Domain.Members;

/// <summary>A role in the organization; roles in the process (liaison, lead, R, A, C, I) come from each collaboration.</summary>
public enum OrganizationRole
{
    Member,
    Administrator,
}

/// <summary>A person in an organization (成员); belongs to one department.</summary>
public sealed class Member : AggregateRoot<MemberId>
{
    private Member() { }

    public Member(MemberId id, OrganizationId organizationId, DepartmentId departmentId, string name, string email, string title, OrganizationRole role = OrganizationRole.Member)
    {
        Id = id;
        OrganizationId = organizationId;
        DepartmentId = departmentId;
        Name = Text.Required(name, MemberRules.NameRequired);
        Email = Text.Required(email, MemberRules.EmailRequired);
        Title = title;
        Role = role;
    }

    public DepartmentId DepartmentId { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>What the person is called at work, such as 市场经理.</summary>
    public string Title { get; private set; } = "";
    public OrganizationRole Role { get; private set; }

    /// <summary>zh-CN or en; null: the organization's.</summary>
    public string? Language { get; private set; }

    /// <summary>IANA zone in which the person reads times; null: the organization's.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>False once the person has left: no sign-in, no new duties.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>When the person left (UTC); null while active.</summary>
    public Instant? LeftAt { get; private set; }

    /// <summary>A person comes into the organization; how he signs in, he chooses himself.</summary>
    public static Member Join(
        MemberId id, OrganizationId organizationId, DepartmentId departmentId, string name, string email, string title, OrganizationRole role, Instant now)
    {
        var member = new Member(id, organizationId, departmentId, name, email, title.Trim(), role);
        member.Raise(new MemberJoined(id, member.Name, departmentId, role, now));
        return member;
    }

    /// <summary>Another name, department, position or role. What the person owes stays where it is.</summary>
    /// <param name="by">Who says so; nobody changes his own role.</param>
    public void Change(string name, DepartmentId departmentId, string title, OrganizationRole role, MemberId by, Instant now)
    {
        Require(role == Role || Id != by, MemberRules.NotYourRole);
        Name = Text.Required(name, MemberRules.NameRequired);
        (DepartmentId, Title, Role) = (departmentId, title.Trim(), role);
        Raise(new MemberChanged(Id, Name, departmentId, Title, role, now));
    }

    /// <summary>The person is given a link on which he chooses his password, the first one or one in the place of a lost one.</summary>
    /// <param name="by">Who gives it; never the person itself.</param>
    public void Invite(MemberId by, Instant expiresAt, Instant now)
    {
        Require(Active, MemberRules.LeftAlready);
        Require(Id != by, MemberRules.NotInviteYourself);
        Raise(new MemberInvited(Id, Name, expiresAt, now));
    }

    /// <summary>The person lost the password and is given a link on which to choose another.</summary>
    /// <param name="by">Who gives it; never the person itself.</param>
    public void OfferReset(MemberId by, Instant expiresAt, Instant now)
    {
        Require(Active, MemberRules.LeftAlready);
        Require(Id != by, MemberRules.NotInviteYourself);
        Raise(new PasswordResetOffered(Id, Name, expiresAt, now));
    }

    /// <summary>The person, who knows the present password, has chosen another.</summary>
    public void ChangedPassword(Instant now) => Raise(new PasswordChanged(Id, Name, now));

    /// <summary>Somebody, the person or an administrator, has ended sessions of the person.</summary>
    public void EndedSessions(int count, Instant now) => Raise(new SessionsEnded(Id, Name, count, now));

    /// <summary>The person has chosen a password.</summary>
    public void ChosePassword(Instant now) => Raise(new PasswordChosen(Id, Name, now));

    /// <summary>The person leaves: no sign-in and no duties any more. What was done under the name stays readable.</summary>
    /// <param name="by">Who says so; never the person itself.</param>
    public void Deactivate(MemberId by, Instant now)
    {
        Require(Active, MemberRules.LeftAlready);
        Require(Id != by, MemberRules.NotYourself);
        (Active, LeftAt) = (false, now);
        Raise(new MemberDeactivated(Id, Name, now));
    }

    /// <summary>The person is back. Duties that were handed over stay where they are.</summary>
    public void Reactivate(Instant now)
    {
        Require(!Active, MemberRules.ActiveAlready);
        (Active, LeftAt) = (true, null);
        Raise(new MemberReactivated(Id, Name, now));
    }

    /// <param name="language">zh-CN or en.</param>
    public void Speak(string language)
    {
        Require(language is "zh-CN" or "en", MemberRules.LanguageUnknown);
        Language = language;
    }

    /// <param name="timeZone">IANA zone; null: the organization's.</param>
    public void LiveIn(string? timeZone)
    {
        Require(timeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null, OrganizationRules.TimeZoneUnknown);
        TimeZone = timeZone;
    }
}

public static class MemberRules
{
    public static readonly Rule NameRequired = new("member.nameRequired", Field: "name");
    public static readonly Rule EmailRequired = new("member.emailRequired", Field: "email");
    public static readonly Rule LeftAlready = new("member.leftAlready", RuleKind.Conflict);
    public static readonly Rule ActiveAlready = new("member.activeAlready", RuleKind.Conflict);
    public static readonly Rule NotYourself = new("member.notYourself", RuleKind.Conflict);

    public static readonly Rule NotYourRole = new("member.notYourRole", RuleKind.Conflict);
    public static readonly Rule NotInviteYourself = new("member.notInviteYourself", RuleKind.Conflict);

    /// <summary>One signs in by e-mail before the organization is known, so it is unique over all of them.</summary>
    public static readonly Rule EmailTaken = new("member.emailTaken", Field: "email");

    /// <summary>Without an administrator nobody could run the organization.</summary>
    public static readonly Rule LastAdministrator = new("member.lastAdministrator", RuleKind.Conflict);

    /// <summary>Something open in the person's name has nobody to go to.</summary>
    public static readonly Rule SuccessorRequired = new("member.successorRequired", Field: "successorId");
    public static readonly Rule SuccessorUnknown = new("member.successorUnknown", Field: "successorId");
    public static readonly Rule LanguageUnknown = new("member.languageUnknown", Field: "language");
}

public abstract record MemberEvent(MemberId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Member, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}

public sealed record MemberDeactivated(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

public sealed record MemberReactivated(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

public sealed record MemberJoined(MemberId Id, string Title, DepartmentId DepartmentId, OrganizationRole Role, Instant At) : MemberEvent(Id, Title, At);

public sealed record MemberChanged(MemberId Id, string Title, DepartmentId DepartmentId, string Position, OrganizationRole Role, Instant At) : MemberEvent(Id, Title, At);

public sealed record MemberInvited(MemberId Id, string Title, Instant ExpiresAt, Instant At) : MemberEvent(Id, Title, At);

public sealed record PasswordResetOffered(MemberId Id, string Title, Instant ExpiresAt, Instant At) : MemberEvent(Id, Title, At);

public sealed record PasswordChanged(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

public sealed record SessionsEnded(MemberId Id, string Title, int Count, Instant At) : MemberEvent(Id, Title, At);

public sealed record PasswordChosen(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);
