using Collab.Application.Deadlines;
using Collab.Application.Notifications;

namespace Collab.Application.WorkItems;

/// <summary>A task is late beyond the limit: the system itself finds it at risk, with the true time.</summary>
internal sealed class FindAtRisk(WorkItemDuties items, Duties duties) : IReactTo<DelayLimitPassed>
{
    public async Task ReactAsync(DelayLimitPassed happened, CancellationToken ct)
    {
        var deadline = await duties.FindAsync(happened.Id, ct) ?? throw new InvalidOperationException("A deadline that raised an event is stored.");
        var workItem = await items.FindAsync(WorkItemId.From(happened.About.Id), ct);
        workItem.PassDelayLimit(deadline.DueAt, happened.At);
    }
}

/// <summary>The one who owes the task owes a warning within 24 hours, and is told.</summary>
internal sealed class OpenWarningDuty(WorkItemDuties items, Duties duties, Notices notices) : IReactTo<WorkItemAtRisk>
{
    public async Task ReactAsync(WorkItemAtRisk happened, CancellationToken ct)
    {
        var workItem = await items.FindAsync(happened.Id, ct);
        var deadline = await duties.OpenAsync(happened.WarningDeadlineId, DeadlineKind.RiskWarning, await items.OfAsync(workItem, ct), happened.At, ct);
        notices.Ask(
            deadline.OwnerMemberId, NotificationKind.RiskWarningDue, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["dueAt"] = CollabJson.Text(deadline.DueAt) });
    }
}

internal sealed class MeetWarningDuty(Duties duties) : IReactTo<WarningDutyMet>
{
    public Task ReactAsync(WarningDutyMet happened, CancellationToken ct) => duties.MeetAsync(happened.WarningDeadlineId, happened.At, ct);
}
