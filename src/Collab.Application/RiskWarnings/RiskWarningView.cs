using Collab.Application.Deadlines;

namespace Collab.Application.RiskWarnings;

/// <summary>A risk warning (风险预警通知).</summary>
/// <param name="MeetingId">The emergency coordination meeting; null until convened.</param>
/// <param name="Deadline">To convene that meeting: 24 hours from the warning.</param>
/// <param name="Allowed">convene, when the caller may.</param>
public sealed record RiskWarningView(
    RiskWarningId Id, long Version, Instant CreatedAt, Instant UpdatedAt, Ref Collaboration, WarnedWorkItem WorkItem, string Cause, string Impact, string Solution,
    Instant RaisedAt, MemberRef? RaisedBy, MeetingId? MeetingId, DeadlineBrief? Deadline, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>The task that the warning is about.</summary>
public sealed record WarnedWorkItem(WorkItemId Id, string Title);

/// <summary>Makes the views of a page of warnings in a fixed number of queries.</summary>
internal sealed class RiskWarningViews(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    public async Task<RiskWarningView> OfAsync(RiskWarningId id, CancellationToken ct)
    {
        var warning = await db.RiskWarnings.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFoundException();
        return (await OfAsync([warning], ct))[0];
    }

    public async Task<IReadOnlyList<RiskWarningView>> OfAsync(IReadOnlyList<RiskWarning> warnings, CancellationToken ct)
    {
        if (warnings.Count == 0) return [];
        DeadlineId[] due = [.. warnings.Select(w => w.MeetingDeadlineId)];
        CollaborationId[] ids = [.. warnings.Select(w => w.CollaborationId).Distinct()];
        var deadlines = await db.Deadlines.Where(d => due.Contains(d.Id)).Select(DeadlineBrief.Projection).ToDictionaryAsync(d => d.Id, ct);
        var collaborations = await db.Collaborations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Title, c.State }).ToDictionaryAsync(c => c.Id, ct);
        var relations = await access.RelationsToAsync(SubjectType.RiskWarning, [.. warnings.Select(w => w.Id.Value)], ct);
        await names.LoadMembersAsync(warnings.Select(w => (MemberId?)w.RaisedBy), ct);
        return
        [
            .. warnings.Select(w =>
            {
                var collaboration = collaborations[w.CollaborationId];
                var open = collaboration.State is not (CollaborationState.Archived or CollaborationState.Cancelled);
                return new RiskWarningView(
                    w.Id, w.Version, w.CreatedAt, w.UpdatedAt, new Ref(w.CollaborationId.Value, collaboration.Title), new WarnedWorkItem(w.WorkItemId, w.Title),
                    w.Cause, w.Impact, w.Solution, w.RaisedAt, names.Member(w.RaisedBy), w.MeetingId, deadlines.GetValueOrDefault(w.MeetingDeadlineId),
                    open && w.MeetingId == null && relations.TryGetValue(w.Id.Value, out var of) && of.Allows(Permission.ConveneEmergencyMeeting) ? ["convene"] : []);
            }),
        ];
    }
}
