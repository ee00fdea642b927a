using Collab.Application.Notifications;

namespace Collab.Application.WorkItems;

/// <summary>Who was not named in the row before learns that he is, and as what.</summary>
internal sealed class TellNewlyNamed(Notices notices) : IReactTo<RaciAssigned>
{
    public Task ReactAsync(RaciAssigned happened, CancellationToken ct)
    {
        foreach (var member in happened.NewlyNamed)
        {
            var roles = happened.Raci.Where(a => a.MemberId == member).Select(a => CollabJson.Name(a.Role));
            notices.Tell(
                member, NotificationKind.RaciAssigned, happened.Subject, happened.Collaboration, happened.At,
                new Dictionary<string, string> { ["roles"] = string.Join(",", roles) });
        }
        return Task.CompletedTask;
    }
}

/// <summary>C is asked before the task completes: from its start on.</summary>
internal sealed class ConsultOnStart(WorkItemDuties items, Notices notices) : IReactTo<WorkItemStarted>
{
    public async Task ReactAsync(WorkItemStarted happened, CancellationToken ct)
    {
        var workItem = await items.FindAsync(happened.Id, ct);
        notices.Ask(workItem.Having(RaciRole.Consulted), NotificationKind.Consulted, happened.Subject, happened.Collaboration, happened.At);
    }
}

/// <summary>A approves next, I is told, and C learns what became of the advice.</summary>
internal sealed class TellOfCompletion(WorkItemDuties items, Notices notices) : IReactTo<WorkItemCompleted>
{
    public async Task ReactAsync(WorkItemCompleted happened, CancellationToken ct)
    {
        var workItem = await items.FindAsync(happened.Id, ct);
        var state = new Dictionary<string, string> { ["state"] = CollabJson.Name(WorkItemState.Completed) };
        notices.Ask(workItem.Having(RaciRole.Accountable), NotificationKind.WorkItemCompleted, happened.Subject, happened.Collaboration, happened.At);
        notices.Tell(
            workItem.Having(RaciRole.Informed).Except(workItem.Having(RaciRole.Accountable)),
            NotificationKind.WorkItemCompleted, happened.Subject, happened.Collaboration, happened.At);
        notices.Tell(workItem.Having(RaciRole.Consulted), NotificationKind.Consulted, happened.Subject, happened.Collaboration, happened.At, state);
    }
}

internal static class LettersOfWorkItem
{
    /// <summary>The people who have a letter, in their order.</summary>
    public static IEnumerable<MemberId?> Having(this WorkItem workItem, RaciRole role) =>
        workItem.Raci.Where(a => a.Role == role).OrderBy(a => a.Position).Select(a => (MemberId?)a.MemberId);
}
