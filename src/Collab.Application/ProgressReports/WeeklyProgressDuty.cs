using Collab.Application.Deadlines;
using Collab.Application.Notifications;
using Collab.Application.WorkItems;

namespace Collab.Application.ProgressReports;

/// <summary>The report meets the week's duty, on time or late.</summary>
internal sealed class MeetWeeklyProgress(ReportingWeeks weeks) : IReactTo<ProgressSubmitted>
{
    public async Task ReactAsync(ProgressSubmitted happened, CancellationToken ct)
    {
        foreach (var duty in await weeks.DutiesForAsync(happened.Collaboration, happened.DepartmentId, happened.Week, ct)) duty.Meet(happened.At);
    }
}

/// <summary>All liaisons get a copy (process step 4).</summary>
internal sealed class CopyReportToLiaisons(People people, Names names, Notices notices) : IReactTo<ProgressSubmitted>
{
    public async Task ReactAsync(ProgressSubmitted happened, CancellationToken ct)
    {
        await names.LoadDepartmentsAsync(ct);
        var liaisons = await people.AllLiaisonsAsync(happened.Collaboration, ct);
        notices.Tell(
            liaisons.Select(m => (MemberId?)m), NotificationKind.ProgressSubmitted, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["department"] = names.Department(happened.DepartmentId).Name, ["week"] = CollabJson.Text(happened.Week) });
    }
}

/// <summary>A department that has lost its last task has nothing to write in the sheet; its open duty to report is waived.</summary>
internal sealed class WaiveEmptyReports(ICollabDb db, DutyReasons reasons) : IReactTo<WorkItemCancelled>, IReactTo<RaciAssigned>
{
    public Task ReactAsync(WorkItemCancelled happened, CancellationToken ct) => WaiveAsync(happened, ct);

    public Task ReactAsync(RaciAssigned happened, CancellationToken ct) => WaiveAsync(happened, ct);

    private async Task WaiveAsync(WorkItemEvent happened, CancellationToken ct)
    {
        var duties = await db.Deadlines
            .Where(d => d.Kind == DeadlineKind.WeeklyProgress && d.CollaborationId == happened.Collaboration && d.State == DeadlineState.Open && d.DueAt >= happened.At)
            .ToListAsync(ct);
        if (duties.Count == 0) return;
        var departments = await db.WorkItems.Where(w => w.CollaborationId == happened.Collaboration && w.State != WorkItemState.Cancelled)
            .Select(w => new { w.Id, w.ResponsibleDepartmentId }).ToDictionaryAsync(w => w.Id, w => w.ResponsibleDepartmentId, ct);
        // What this transaction has changed is not stored yet.
        foreach (var local in db.WorkItems.Local.Where(w => w.CollaborationId == happened.Collaboration))
        {
            if (local.State == WorkItemState.Cancelled) departments.Remove(local.Id);
            else departments[local.Id] = local.ResponsibleDepartmentId;
        }
        foreach (var duty in duties.Where(d => !departments.ContainsValue(d.OwnerDepartmentId))) duty.Waive(await reasons.NothingToReportAsync(ct), happened.At);
    }
}
