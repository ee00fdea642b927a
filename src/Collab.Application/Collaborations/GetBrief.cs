using Collab.Application.Calendars;

namespace Collab.Application.Collaborations;

/// <summary>The brief of a collaboration: why, how far, by when.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetBrief(CollaborationId CollaborationId) : IQuery<BriefView>, IAbout
{
    About IAbout.About => new(SubjectType.Brief, CollaborationId.Value);

    internal sealed class Handler(BriefReader reader) : IRequestHandler<GetBrief, BriefView>
    {
        public Task<BriefView> Handle(GetBrief query, CancellationToken cancellationToken) => reader.ViewAsync(query.CollaborationId, cancellationToken);
    }
}

/// <summary>The goals of a collaboration, with what was measured.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetGoals(CollaborationId CollaborationId) : IQuery<ListOf<GoalView>>, IAbout
{
    About IAbout.About => new(SubjectType.Brief, CollaborationId.Value);

    internal sealed class Handler(BriefReader reader) : IRequestHandler<GetGoals, ListOf<GoalView>>
    {
        public async Task<ListOf<GoalView>> Handle(GetGoals query, CancellationToken cancellationToken) =>
            new((await reader.ViewAsync(query.CollaborationId, cancellationToken)).Goals);
    }
}

/// <summary>Reads a brief for those who look at it.</summary>
internal sealed class BriefReader(ICollabDb db, IAccess access, CalendarBook calendars) : IPerMessage
{
    public async Task<BriefView> ViewAsync(CollaborationId id, CancellationToken ct)
    {
        var brief = await (
            from b in db.Briefs
            join c in db.Collaborations on b.Id equals c.Id
            where b.Id == id
            select new { b.Version, b.Background, b.CoreNeeds, b.ExpectedFinish, b.Goals, b.Frozen, b.CreatedAt, b.UpdatedAt, c.State }).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        var open = brief.State is CollaborationState.Draft or CollaborationState.Committing && !brief.Frozen;
        var relations = await access.RelationsToAsync(SubjectType.Brief, id.Value, ct);
        return new BriefView(
            id, brief.Version, brief.Background, brief.CoreNeeds, brief.ExpectedFinish, await GoalsAsync(id, brief.Goals, brief.State, ct), brief.Frozen,
            brief.CreatedAt, brief.UpdatedAt, open && relations.Allows(Permission.EditBrief) ? ["edit"] : []);
    }

    /// <summary>The goals with the values that the acceptance found.</summary>
    public async Task<IReadOnlyList<GoalView>> GoalsAsync(CollaborationId id, IReadOnlyList<Goal> goals, CollaborationState state, CancellationToken ct)
    {
        if (state is not (CollaborationState.Accepting or CollaborationState.Retrospecting or CollaborationState.Archived))
            return [.. goals.Select(g => new GoalView(g.Id, g.Indicator, g.Target, g.Unit, g.DueOn, null, null))];
        var checks = await db.Acceptances.Where(a => a.Id == id).Select(a => a.Checks).SingleOrDefaultAsync(ct) ?? [];
        var judged = checks.Where(c => c.Subject == CheckedSubject.Goal).ToDictionary(c => c.SubjectId);
        var calendar = await calendars.OfOrganizationAsync(ct);
        return
        [
            .. from goal in goals
               let check = judged.GetValueOrDefault(goal.Id.Value)
               let judgedOn = check?.JudgedAt is { } at ? calendar.DateOf(at) : (LocalDate?)null
               select new GoalView(goal.Id, goal.Indicator, goal.Target, goal.Unit, goal.DueOn, check?.MeasuredValue, judgedOn),
        ];
    }
}
