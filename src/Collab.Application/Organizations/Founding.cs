using Collab.Application.Templates;

namespace Collab.Application.Organizations;

/// <summary>What every organization begins with: a calendar, the policies of all deadlines, the standard templates.</summary>
public static class Founding
{
    /// <summary>Adds them to the store; departments and people are the caller's.</summary>
    /// <param name="timeZone">IANA zone.</param>
    /// <param name="language">zh-CN or en.</param>
    public static WorkCalendar Found(this ICollabDb db, OrganizationId id, string name, string timeZone, string language, Instant now)
    {
        var organization = Organization.Found(id, name, timeZone, language, NewId.Of<WorkCalendarId>(), now);
        var calendar = WorkCalendar.MainlandChina(organization.CalendarId, id, now, timeZone);
        db.Organizations.Add(organization);
        db.WorkCalendars.Add(calendar);
        db.DeadlinePolicies.AddRange(DeadlinePolicy.Defaults(id));
        db.Templates.AddRange(StandardTemplates.For(id));
        return calendar;
    }
}
