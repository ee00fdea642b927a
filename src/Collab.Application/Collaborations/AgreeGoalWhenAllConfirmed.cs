using Collab.Application.Notifications;

namespace Collab.Application.Collaborations;

/// <summary>With the last confirmation step 1 is done: the brief stands as agreed, and planning begins.</summary>
internal sealed class AgreeGoalWhenAllConfirmed(ICollabDb db) : IReactTo<CommitmentConfirmed>
{
    public async Task ReactAsync(CommitmentConfirmed happened, CancellationToken ct)
    {
        // Without the lock two last departments would each miss the other's word, and the step would never end.
        var collaboration = await db.Collaborations.GetForUpdateAsync(happened.Collaboration, ct);
        var commitments = await db.Commitments.Where(c => c.CollaborationId == happened.Collaboration).ToListAsync(ct);
        if (commitments.Count < collaboration.Departments.Count || !commitments.TrueForAll(c => c.IsConfirmed)) return;
        collaboration.AgreeGoal(happened.At);
        (await db.Briefs.GetAsync(happened.Collaboration, ct)).Freeze(happened.At);
    }
}

/// <summary>Tells all liaisons, heads without liaison, and the sponsor that everybody means the same.</summary>
internal sealed class TellOfAgreedGoal(Notices notices, People people) : IReactTo<GoalAgreed>
{
    public async Task ReactAsync(GoalAgreed happened, CancellationToken ct) => notices.Tell(
        [.. (await people.AllLiaisonsAsync(happened.Id, ct)).Cast<MemberId?>(), await people.SponsorAsync(happened.Id, ct)],
        NotificationKind.GoalAgreed, happened.Subject, happened.Id, happened.At);
}
