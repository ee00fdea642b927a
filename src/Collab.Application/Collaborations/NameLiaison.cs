using Collab.Application.Notifications;

namespace Collab.Application.Collaborations;

/// <summary>A department names the one person through whom messages and progress run, and who stands in (process step 2).</summary>
[Requires(Permission.NameLiaison)]
public sealed record NameLiaison(CollaborationId CollaborationId, DepartmentId DepartmentId, long IfMatch, MemberId MemberId, MemberId? DeputyId)
    : ICommand<CollaborationView>, IConditional
{
    private About About => new(SubjectType.Collaboration, CollaborationId.Value, DepartmentId);

    About IAbout.About => About;

    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, IClock clock, CollaborationReader reader) : IRequestHandler<NameLiaison, CollaborationView>
    {
        public async Task<CollaborationView> Handle(NameLiaison command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            // A liaison names who stands in, not who follows: that is the head's decision.
            if (!caller.IsSystem && collaboration.Participation(command.DepartmentId).LiaisonId != command.MemberId
                && !(await access.RelationsToAsync(command.About, cancellationToken)).Is(Relation.SubjectHead))
            {
                throw new ForbiddenException("collaboration.headNamesLiaison");
            }
            MemberId[] ids = [command.MemberId, .. command.DeputyId is { } id ? [id] : Array.Empty<MemberId>()];
            var members = await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
            var liaison = members.GetValueOrDefault(command.MemberId) ?? throw new RuleBrokenException(CollaborationRules.LiaisonUnknown, "memberId");
            var deputy = command.DeputyId is not { } deputyId ? null
                : members.GetValueOrDefault(deputyId) ?? throw new RuleBrokenException(CollaborationRules.LiaisonUnknown, "deputyId");
            collaboration.NameLiaison(command.DepartmentId, liaison, deputy, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.CollaborationId, cancellationToken);
        }
    }
}

/// <summary>What the department owes follows the liaison; what a person owes himself, such as his tasks, stays his.</summary>
internal sealed class HandOverToLiaison(ICollabDb db, People people) : IReactTo<LiaisonNamed>
{
    private static readonly DeadlineKind[] OwedByDepartment =
    [
        DeadlineKind.ResourceReply, DeadlineKind.IssueResponse, DeadlineKind.WeeklyProgress, DeadlineKind.EmergencyMeeting,
        DeadlineKind.GoalConfirmation, DeadlineKind.Acceptance, DeadlineKind.Retrospective,
    ];

    public async Task ReactAsync(LiaisonNamed happened, CancellationToken ct)
    {
        if (happened.LiaisonId == happened.FormerId) return;
        // Until a liaison is named the head owes it; what he has later was given to him.
        var head = happened.FormerId is null ? await people.HeadAsync(happened.DepartmentId, ct) : null;
        var owed = await db.Deadlines
            .Where(d => d.CollaborationId == happened.Id && d.OwnerDepartmentId == happened.DepartmentId && OwedByDepartment.Contains(d.Kind)
                && (d.State == DeadlineState.Open || d.State == DeadlineState.Paused || d.State == DeadlineState.Breached)
                && (d.OwnerMemberId == null || d.OwnerMemberId == happened.FormerId || (head != null && d.OwnerMemberId == head)))
            .ToListAsync(ct);
        foreach (var deadline in owed) deadline.HandOver(happened.LiaisonId, happened.At);
    }
}

internal sealed class TellLiaison(Notices notices, Names names) : IReactTo<LiaisonNamed>
{
    public async Task ReactAsync(LiaisonNamed happened, CancellationToken ct)
    {
        if (happened.LiaisonId == happened.FormerId) return;
        await names.LoadDepartmentsAsync(ct);
        notices.Tell(
            [happened.LiaisonId, happened.FormerId], NotificationKind.LiaisonNamed, happened.Subject, happened.Id, happened.At,
            new Dictionary<string, string> { ["department"] = names.Department(happened.DepartmentId).Name });
    }
}
