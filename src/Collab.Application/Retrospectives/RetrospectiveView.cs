namespace Collab.Application.Retrospectives;

/// <summary>How far the retrospective has come.</summary>
public enum RetrospectiveStage
{
    /// <summary>Nothing is signed yet.</summary>
    NotStarted,

    /// <summary>Owed within 5 workdays after the acceptance.</summary>
    Due,
    Held,
}

/// <summary>The retrospective (复盘): what went well, what did not, why, and what is improved.</summary>
/// <param name="Id">The collaboration's id.</param>
/// <param name="Version">0 until it is owed.</param>
/// <param name="Deadline">5 workdays from the signature; null until then.</param>
/// <param name="Allowed">What the caller may do now: hold.</param>
public sealed record RetrospectiveView(
    CollaborationId Id, long Version, RetrospectiveStage State, Instant? HeldAt,
    IReadOnlyList<string> WentWell, IReadOnlyList<string> DidNotGoWell, IReadOnlyList<string> Causes, IReadOnlyList<ImprovementView> Improvements,
    DeadlineBrief? Deadline, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <param name="DoneAt">Null while it is still to be done.</param>
public sealed record ImprovementView(Guid Id, string Description, MemberRef? Owner, LocalDate DueOn, Instant? DoneAt);

/// <summary>Makes the view of a retrospective, also of one that is not owed yet.</summary>
internal sealed class RetrospectiveViews(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    public async Task<RetrospectiveView> OfAsync(CollaborationId id, CancellationToken ct)
    {
        if (await db.Retrospectives.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } retrospective)
        {
            var begun = await db.Collaborations.Where(c => c.Id == id).Select(c => new { c.CreatedAt, c.UpdatedAt }).SingleAsync(ct);
            return new RetrospectiveView(id, 0, RetrospectiveStage.NotStarted, null, [], [], [], [], null, begun.CreatedAt, begun.UpdatedAt, []);
        }
        var relations = await access.RelationsToAsync(SubjectType.Retrospective, id.Value, ct);
        var due = retrospective.State == RetrospectiveState.Due;
        await names.LoadMembersAsync(retrospective.Improvements.Select(i => (MemberId?)i.OwnerId), ct);
        var deadline = await db.Deadlines.Where(d => d.Id == retrospective.DeadlineId).Select(DeadlineBrief.Projection).SingleOrDefaultAsync(ct);
        return new RetrospectiveView(
            id, retrospective.Version, due ? RetrospectiveStage.Due : RetrospectiveStage.Held, retrospective.HeldAt,
            retrospective.WentWell, retrospective.DidNotGoWell, retrospective.Causes,
            [.. retrospective.Improvements.Select(i => new ImprovementView(i.Id, i.Description, names.Member(i.OwnerId), i.DueOn, i.DoneAt))],
            deadline, retrospective.CreatedAt, retrospective.UpdatedAt, due && relations.Allows(Permission.HoldRetrospective) ? ["hold"] : []);
    }
}
