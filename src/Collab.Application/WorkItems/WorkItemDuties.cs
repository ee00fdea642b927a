using Collab.Application.Deadlines;
using Collab.Application.Notifications;

namespace Collab.Application.WorkItems;

/// <summary>Who owes what for a task at this moment, for the reactions that open and close its deadlines.</summary>
internal sealed class WorkItemDuties(ICollabDb db, Duties duties, CalendarBook calendars, People people) : IPerMessage
{
    /// <summary>48 hours after a task fell due the duty to warn opens by itself (process step 4).</summary>
    private static readonly Duration DelayLimit = Duration.FromHours(48);

    /// <summary>The task, also one planned a moment ago in the same transaction.</summary>
    public async Task<WorkItem> FindAsync(WorkItemId id, CancellationToken ct) =>
        db.WorkItems.Local.FirstOrDefault(w => w.Id == id) ?? await db.WorkItems.GetAsync(id, ct);

    /// <summary>Owed by the first R; while there is none, by the lead department.</summary>
    public async Task<Duty> OfAsync(WorkItem workItem, CancellationToken ct)
    {
        var subject = new Subject(SubjectType.WorkItem, workItem.Id.Value, workItem.Title);
        if (workItem.Responsible is { } responsible) return new Duty(workItem.CollaborationId, subject, responsible.DepartmentId, responsible.MemberId);
        var lead = (await people.CollaborationAsync(workItem.CollaborationId, ct)).LeadDepartmentId;
        return new Duty(workItem.CollaborationId, subject, lead, await people.LeadAsync(workItem.CollaborationId, ct));
    }

    /// <summary>A task falls due at the end of the working time of its planned finish.</summary>
    public async Task<DueTime> DueAsync(LocalDate plannedFinish, Instant start, CancellationToken ct) =>
        DueTime.AtEndOf(plannedFinish, await calendars.OfOrganizationAsync(ct), start);

    public async Task OpenDueAsync(WorkItem workItem, Instant start, CancellationToken ct)
    {
        var deadline = await duties.OpenAtEndOfAsync(workItem.DueDeadlineId, DeadlineKind.WorkItem, await OfAsync(workItem, ct), start, workItem.PlannedFinish, ct);
        deadline.WatchDelay(DelayLimit);
    }
}
