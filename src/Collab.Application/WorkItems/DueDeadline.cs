using Collab.Application.Deadlines;

namespace Collab.Application.WorkItems;

/// <summary>The agreed finish is owed from the approval on.</summary>
internal sealed class OpenDueDeadline(WorkItemDuties items) : IReactTo<WorkItemAgreed>
{
    public async Task ReactAsync(WorkItemAgreed happened, CancellationToken ct) =>
        await items.OpenDueAsync(await items.FindAsync(happened.Id, ct), happened.At, ct);
}

/// <summary>
/// A revision moved the finish. An open deadline moves with it. A missed one stays in the record as missed; the later date
/// that was agreed instead gets a deadline of its own, so that it is watched again.
/// </summary>
internal sealed class MoveDueDeadline(WorkItemDuties items, Duties duties, DutyReasons reasons) : IReactTo<WorkItemMoved>
{
    public async Task ReactAsync(WorkItemMoved happened, CancellationToken ct)
    {
        if (happened.From == happened.To || await duties.FindAsync(happened.DeadlineId, ct) is not { IsOwed: true } deadline) return;
        var due = await items.DueAsync(happened.To, deadline.StartedAt, ct);
        if (happened.At <= deadline.DueAt)
        {
            deadline.Move(due, happened.At);
        }
        else if (due.DueAt > happened.At)
        {
            deadline.Waive(await reasons.MovedByRevisionAsync(ct), happened.At);
            var workItem = await items.FindAsync(happened.Id, ct);
            workItem.RenewDueDeadline();
            await items.OpenDueAsync(workItem, happened.At, ct);
        }
    }
}

/// <summary>Done or dropped: the deadline is met or waived, and nobody owes a warning any more.</summary>
internal sealed class CloseDueDeadline(Duties duties, DutyReasons reasons) : IReactTo<WorkItemCompleted>, IReactTo<WorkItemCancelled>
{
    public async Task ReactAsync(WorkItemCompleted happened, CancellationToken ct)
    {
        await duties.MeetAsync(happened.DeadlineId, happened.At, ct);
        if (happened.WarningDeadlineId is { } warning) await duties.WaiveAsync(warning, await reasons.CompletedAsync(ct), happened.At, ct);
    }

    public async Task ReactAsync(WorkItemCancelled happened, CancellationToken ct)
    {
        await duties.WaiveAsync(happened.DeadlineId, happened.Reason, happened.At, ct);
        if (happened.WarningDeadlineId is { } warning) await duties.WaiveAsync(warning, happened.Reason, happened.At, ct);
    }
}

/// <summary>Open duties follow the task to the one who owes it now.</summary>
internal sealed class HandOverDuties(WorkItemDuties items, Duties duties) : IReactTo<RaciAssigned>
{
    public async Task ReactAsync(RaciAssigned happened, CancellationToken ct)
    {
        var duty = await items.OfAsync(await items.FindAsync(happened.Id, ct), ct);
        foreach (var id in new[] { happened.DeadlineId, happened.WarningDeadlineId }.OfType<DeadlineId>())
        {
            if (await duties.FindAsync(id, ct) is { } deadline) deadline.HandOver(duty.OwnerDepartmentId, duty.OwnerMemberId, happened.At);
        }
    }
}
