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

    /// <summary>False once the person has left: no sign-in, no new duties.</summary>
    public bool Active { get; private set; } = true;

    /// <param name="language">zh-CN or en.</param>
    public void Speak(string language)
    {
        Require(language is "zh-CN" or "en", MemberRules.LanguageUnknown);
        Language = language;
    }
}

public static class MemberRules
{
    public static readonly Rule NameRequired = new("member.nameRequired", Field: "name");
    public static readonly Rule EmailRequired = new("member.emailRequired", Field: "email");
    public static readonly Rule LanguageUnknown = new("member.languageUnknown", Field: "language");
}
