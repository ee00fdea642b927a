namespace Collab.Application.Meetings;

/// <summary>Checks who comes: people of the organization, and for a kick-off somebody who speaks for each department.</summary>
internal sealed class Attendance(ICollabDb db) : IPerMessage
{
    public async Task CheckAsync(Collaboration collaboration, MeetingKind kind, IReadOnlyList<MemberId> attendees, CancellationToken ct)
    {
        MemberId[] named = [.. attendees.Distinct()];
        if (await db.Members.CountAsync(m => named.Contains(m.Id) && m.Active, ct) != named.Length)
            throw new RuleBrokenException(MeetingRules.AttendeeUnknown);
        if (kind != MeetingKind.Kickoff || named.Length == 0) return;
        DepartmentId[] involved = [.. collaboration.Departments.Select(d => d.DepartmentId)];
        var departments = await db.Departments.Where(d => involved.Contains(d.Id)).ToListAsync(ct);
        Meeting.RequireAllRepresented(collaboration, departments, named);
    }
}
