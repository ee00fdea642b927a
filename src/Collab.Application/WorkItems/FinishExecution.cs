namespace Collab.Application.WorkItems;

/// <summary>The last open task is done or dropped: deliverables and goals are to be accepted (process step 6).</summary>
internal sealed class FinishExecution(ICollabDb db) : IReactTo<WorkItemCompleted>, IReactTo<WorkItemCancelled>
{
    public Task ReactAsync(WorkItemCompleted happened, CancellationToken ct) => FinishAsync(happened, ct);

    public Task ReactAsync(WorkItemCancelled happened, CancellationToken ct) => FinishAsync(happened, ct);

    private async Task FinishAsync(WorkItemEvent happened, CancellationToken ct)
    {
        // Locked, so that of two last tasks closed at the same time one sees the other.
        var collaboration = await db.Collaborations.GetForUpdateAsync(happened.Collaboration, ct);
        if (collaboration.State != CollaborationState.Executing) return;
        var states = await db.WorkItems.Where(w => w.CollaborationId == happened.Collaboration).Select(w => new { w.Id, w.State }).ToDictionaryAsync(w => w.Id, w => w.State, ct);
        // What this transaction has changed is not stored yet.
        foreach (var local in db.WorkItems.Local.Where(w => w.CollaborationId == happened.Collaboration)) states[local.Id] = local.State;
        var open = states.Values.Any(s => s is WorkItemState.Planned or WorkItemState.InProgress);
        if (!open && states.ContainsValue(WorkItemState.Completed)) collaboration.OpenAcceptance(happened.At);
    }
}
