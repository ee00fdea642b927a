using Collab.Domain.Calendars;
using Collab.Domain.Members;
using Collab.Domain.Organizations;

namespace Collab.Domain.Departments;

/// <summary>A department (部门): has a head (负责人) and any number of members; may have a parent.</summary>
public sealed class Department : AggregateRoot<DepartmentId>
{
    private Department() { }

    public Department(DepartmentId id, OrganizationId organizationId, string name, DepartmentId? parentId = null)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = Text.Required(name, DepartmentRules.NameRequired);
        ParentId = parentId;
    }

    public string Name { get; private set; } = "";
    public DepartmentId? ParentId { get; private set; }

    /// <summary>The head (负责人); second in most escalation chains.</summary>
    public MemberId? HeadId { get; private set; }

    /// <summary>The executive responsible (分管领导); to whom the last escalation goes.</summary>
    public MemberId? SponsorId { get; private set; }

    /// <summary>Its own calendar; null: the organization's.</summary>
    public WorkCalendarId? CalendarId { get; private set; }

    public void LeadBy(MemberId? head, MemberId? sponsor) => (HeadId, SponsorId) = (head, sponsor);

    public void WorkBy(WorkCalendarId? calendarId) => CalendarId = calendarId;
}

public static class DepartmentRules
{
    public static readonly Rule NameRequired = new("department.nameRequired", Field: "name");
}
