using Collab.Application.Deadlines;
using Collab.Application.Notifications;

namespace Collab.Application.Collaborations;

/// <summary>After the kick-off each department that takes part owes its word to the goal.</summary>
internal sealed class AwaitCommitments(ICollabDb db, ICaller caller, People people) : IReactTo<KickoffHeld>
{
    public async Task ReactAsync(KickoffHeld happened, CancellationToken ct)
    {
        foreach (var participation in (await people.CollaborationAsync(happened.Id, ct)).Departments)
            db.Commitments.Add(Commitment.Await(caller.OrganizationId, happened.Id, participation.DepartmentId, happened.Title, happened.At));
    }
}

/// <summary>Opens the goal confirmation (1 workday) of the department's liaison, else its head, and tells the person.</summary>
internal sealed class OpenGoalConfirmation(Duties duties, Notices notices, People people) : IReactTo<CommitmentAwaited>
{
    public async Task ReactAsync(CommitmentAwaited happened, CancellationToken ct)
    {
        var owner = await people.LiaisonOrHeadAsync(happened.Collaboration, happened.DepartmentId, ct);
        var waiting = await people.LeadAsync(happened.Collaboration, ct);
        var opened = await duties.OpenAsync(
            happened.DeadlineId, DeadlineKind.GoalConfirmation,
            new Duty(happened.Collaboration, happened.Subject, happened.DepartmentId, owner, waiting == owner ? null : waiting), happened.At, ct);
        notices.Ask(
            owner, NotificationKind.CommitmentAwaited, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["dueAt"] = CollabJson.Text(opened.DueAt) });
    }
}

/// <summary>The department has answered, whatever the answer.</summary>
internal sealed class MeetGoalConfirmation(Duties duties) : IReactTo<CommitmentConfirmed>, IReactTo<CommitmentDeclined>
{
    public Task ReactAsync(CommitmentConfirmed happened, CancellationToken ct) => duties.MeetAsync(happened.DeadlineId, happened.At, ct);

    public Task ReactAsync(CommitmentDeclined happened, CancellationToken ct) => duties.MeetAsync(happened.DeadlineId, happened.At, ct);
}

/// <summary>A condition is tracked like any deadline: who agreed to it owes it to whom it was promised.</summary>
internal sealed class OpenConditionDeadlines(Duties duties, Notices notices) : IReactTo<CommitmentConfirmed>
{
    public async Task ReactAsync(CommitmentConfirmed happened, CancellationToken ct)
    {
        foreach (var condition in happened.Conditions)
        {
            var subject = new Subject(SubjectType.CommitmentCondition, condition.Id.Value, condition.Description);
            var duty = new Duty(happened.Collaboration, subject, condition.OwnerDepartmentId, condition.OwnerId, condition.OwnerId == happened.By ? null : happened.By);
            await duties.OpenAtAsync(condition.DeadlineId, DeadlineKind.CommitmentCondition, duty, happened.At, condition.DueAt, ct);
            notices.Ask(
                condition.OwnerId, NotificationKind.ConditionAgreed, subject, happened.Collaboration, happened.At,
                new Dictionary<string, string> { ["dueAt"] = CollabJson.Text(condition.DueAt) });
        }
    }
}

/// <summary>
/// Tells who set the condition, and the lead department. Several departments may wait for the same thing, each by a condition of its own:
/// whose it is makes the lead's notices different.
/// </summary>
internal sealed class MeetConditionDeadline(ICollabDb db, Duties duties, Notices notices, People people, Names names) : IReactTo<ConditionFulfilled>
{
    public async Task ReactAsync(ConditionFulfilled happened, CancellationToken ct)
    {
        await duties.MeetAsync(happened.DeadlineId, happened.At, ct);
        var waited = (await db.Commitments.SingleAsync(c => c.Id == happened.Id, ct)).StatedBy;
        await names.LoadDepartmentsAsync(ct);
        notices.Tell(
            [waited, await people.LeadAsync(happened.Collaboration, ct)], NotificationKind.ConditionFulfilled, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["department"] = names.Department(happened.DepartmentId).Name });
    }
}

/// <summary>Tells the lead department and who started it what a department said.</summary>
internal sealed class TellOfCommitment(Notices notices, People people, Names names) : IReactTo<CommitmentConfirmed>, IReactTo<CommitmentDeclined>
{
    public Task ReactAsync(CommitmentConfirmed happened, CancellationToken ct) =>
        TellAsync(happened, happened.Conditions.Count == 0 ? CommitmentState.Confirmed : CommitmentState.ConfirmedOnCondition, ct);

    public Task ReactAsync(CommitmentDeclined happened, CancellationToken ct) => TellAsync(happened, CommitmentState.Declined, ct);

    private async Task TellAsync(CommitmentEvent happened, CommitmentState state, CancellationToken ct)
    {
        var initiator = (await people.CollaborationAsync(happened.Collaboration, ct)).InitiatorId;
        await names.LoadDepartmentsAsync(ct);
        notices.Tell(
            [await people.LeadAsync(happened.Collaboration, ct), initiator], NotificationKind.CommitmentStated, happened.Subject, happened.Collaboration, happened.At,
            new Dictionary<string, string> { ["state"] = CollabJson.Name(state), ["department"] = names.Department(happened.DepartmentId).Name });
    }
}
