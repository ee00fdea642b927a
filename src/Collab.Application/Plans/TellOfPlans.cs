using Collab.Application.Notifications;
using Collab.Application.WorkItems;

namespace Collab.Application.Plans;

/// <summary>The plan was approved: liaisons and everyone who owes a task know from when their dates count.</summary>
internal sealed class TellOfApprovedPlan(ICollabDb db, People people, Notices notices) : IReactTo<PlanApproved>
{
    public async Task ReactAsync(PlanApproved happened, CancellationToken ct)
    {
        var responsible = await db.WorkItems.Where(w => w.CollaborationId == happened.Id)
            .SelectMany(w => w.Raci, (w, a) => new { a.MemberId, a.Role }).Where(a => a.Role == RaciRole.Responsible).Select(a => a.MemberId).Distinct().ToListAsync(ct);
        MemberId[] told = [.. await people.AllLiaisonsAsync(happened.Id, ct), .. responsible];
        notices.Tell(told.Select(m => (MemberId?)m), NotificationKind.PlanApproved, happened.Subject, happened.Id, happened.At);
    }
}

/// <summary>A revision waits for the approver.</summary>
internal sealed class TellApproverOfRevision(ICollabDb db, Notices notices) : IReactTo<PlanRevisionProposed>
{
    public async Task ReactAsync(PlanRevisionProposed happened, CancellationToken ct)
    {
        var plan = await db.ExecutionPlans.GetAsync(happened.Id, ct);
        notices.Ask(plan.ApproverId, NotificationKind.RevisionProposed, happened.Subject, happened.Id, happened.At, RevisionTold.Values(happened.Number, happened.Reason));
    }
}

/// <summary>Dates moved: who owes the moved tasks, who approves them, all liaisons and the proposer know it.</summary>
internal sealed class TellOfRevision(ICollabDb db, People people, Notices notices) : IReactTo<PlanRevised>
{
    public async Task ReactAsync(PlanRevised happened, CancellationToken ct)
    {
        WorkItemId[] ids = [.. happened.Changes.Select(c => c.WorkItemId)];
        var moved = await db.WorkItems.Where(w => ids.Contains(w.Id)).ToListAsync(ct);
        var liaisons = await people.AllLiaisonsAsync(happened.Id, ct);
        notices.Tell(
            [
                happened.ProposedBy, .. liaisons.Select(m => (MemberId?)m),
                .. moved.SelectMany(w => w.Having(RaciRole.Responsible)), .. moved.SelectMany(w => w.Having(RaciRole.Accountable)),
            ],
            NotificationKind.PlanRevised, happened.Subject, happened.Id, happened.At, RevisionTold.Values(happened.Number, happened.Reason));
    }
}

internal sealed class TellProposerOfRejection(Notices notices) : IReactTo<PlanRevisionRejected>
{
    public Task ReactAsync(PlanRevisionRejected happened, CancellationToken ct)
    {
        notices.Tell(
            happened.ProposedBy, NotificationKind.RevisionRejected, happened.Subject, happened.Id, happened.At, RevisionTold.Values(happened.Number, happened.Reason));
        return Task.CompletedTask;
    }
}

internal static class RevisionTold
{
    public static Dictionary<string, string> Values(int number, string reason) =>
        new() { ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["reason"] = reason };
}
