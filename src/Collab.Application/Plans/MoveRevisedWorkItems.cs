namespace Collab.Application.Plans;

/// <summary>An approved revision moves its tasks. One that was completed or cancelled meanwhile stays as it is.</summary>
internal sealed class MoveRevisedWorkItems(ICollabDb db) : IReactTo<PlanRevised>
{
    public async Task ReactAsync(PlanRevised happened, CancellationToken ct)
    {
        var changes = happened.Changes.ToDictionary(c => c.WorkItemId);
        WorkItemId[] ids = [.. changes.Keys];
        foreach (var workItem in await db.WorkItems.Where(w => w.CollaborationId == happened.Id && ids.Contains(w.Id)).ToListAsync(ct))
        {
            if (workItem.IsOpen) workItem.MoveTo(changes[workItem.Id].ToStart, changes[workItem.Id].ToFinish, happened.At);
        }
    }
}
