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

    /// <summary>The organization has a department more.</summary>
    public static Department Make(DepartmentId id, OrganizationId organizationId, string name, Instant now)
    {
        var department = new Department(id, organizationId, name);
        department.Raise(new DepartmentMade(id, department.Name, now));
        return department;
    }

    /// <summary>Another name, place, head or sponsor. Whom a breach reaches is asked when it is told, so nothing else moves.</summary>
    public void Change(string name, DepartmentId? parentId, MemberId? head, MemberId? sponsor, Instant now)
    {
        Name = Text.Required(name, DepartmentRules.NameRequired);
        ParentId = parentId;
        LeadBy(head, sponsor);
        Raise(new DepartmentChanged(Id, Name, parentId, head, sponsor, now));
    }

    public void LeadBy(MemberId? head, MemberId? sponsor) => (HeadId, SponsorId) = (head, sponsor);

    public void WorkBy(WorkCalendarId? calendarId) => CalendarId = calendarId;
}

public static class DepartmentRules
{
    public static readonly Rule NameRequired = new("department.nameRequired", Field: "name");
    public static readonly Rule NameTaken = new("department.nameTaken", Field: "name");
    public static readonly Rule Unknown = new("department.unknown", Field: "departmentId");
    public static readonly Rule ParentUnknown = new("department.parentUnknown", Field: "parentId");

    /// <summary>A department is never below itself.</summary>
    public static readonly Rule ParentBelow = new("department.parentBelow", Field: "parentId");
    public static readonly Rule HeadUnknown = new("department.headUnknown", Field: "headId");
    public static readonly Rule SponsorUnknown = new("department.sponsorUnknown", Field: "sponsorId");
}

public abstract record DepartmentEvent(DepartmentId Id, string Title, Instant At) : DomainEvent(At), ITold
{
    public Subject Subject => new(SubjectType.Department, Id.Value, Title);
    public Collaborations.CollaborationId? CollaborationId => null;
}

public sealed record DepartmentMade(DepartmentId Id, string Title, Instant At) : DepartmentEvent(Id, Title, At);

public sealed record DepartmentChanged(DepartmentId Id, string Title, DepartmentId? ParentId, MemberId? HeadId, MemberId? SponsorId, Instant At)
    : DepartmentEvent(Id, Title, At);
