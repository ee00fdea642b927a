using Collab.Application.Deadlines;

namespace Collab.Application.Collaborations;

/// <summary>What one department says to the goal (目标确认).</summary>
/// <param name="StatedAt">When it confirmed or declined (UTC); null while it is awaited.</param>
/// <param name="Deadline">The goal confirmation: 1 workday from the kick-off.</param>
/// <param name="Allowed">confirm, decline; fulfilCondition when the caller may fulfil at least one of its open conditions.</param>
public sealed record CommitmentView(
    CommitmentId Id, long Version, Ref Department, CommitmentState State, MemberRef? StatedBy, Instant? StatedAt, string? DeclineReason,
    IReadOnlyList<ConditionView> Conditions, DeadlineBrief? Deadline, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>What somebody has to do before the confirmation counts in full.</summary>
/// <param name="DueAt">As agreed (UTC).</param>
/// <param name="Note">What was delivered, or where it lies.</param>
/// <param name="Allowed">fulfil.</param>
public sealed record ConditionView(
    ConditionId Id, string Description, MemberRef Owner, Ref OwnerDepartment, Instant DueAt, Instant? FulfilledAt, MemberRef? FulfilledBy, string? Note, DeadlineBrief? Deadline,
    IReadOnlyList<string> Allowed);

/// <summary>Reads commitments for those who look at them: all of a collaboration, or one.</summary>
internal sealed class CommitmentReader(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    public async Task<CommitmentView> ViewAsync(CollaborationId id, DepartmentId department, CancellationToken ct) =>
        (await ViewsAsync(id, department, ct)) is [var view] ? view : throw new NotFoundException();

    /// <summary>In the order in which the departments take part.</summary>
    public async Task<IReadOnlyList<CommitmentView>> ViewsAsync(CollaborationId id, DepartmentId? department, CancellationToken ct)
    {
        var commitments = await db.Commitments.AsNoTracking().Where(c => c.CollaborationId == id && (department == null || c.DepartmentId == department)).ToListAsync(ct);
        var collaboration = await db.Collaborations.Where(c => c.Id == id)
            .Select(c => new { c.State, Order = c.Departments.OrderBy(d => d.Position).Select(d => d.DepartmentId).ToList() }).SingleAsync(ct);
        var conditions = commitments.SelectMany(c => c.Conditions).ToList();
        DeadlineId[] ids = [.. commitments.Select(c => c.DeadlineId), .. conditions.Select(c => c.DeadlineId)];
        var deadlines = await db.Deadlines.Where(d => ids.Contains(d.Id)).Select(DeadlineBrief.Projection).ToDictionaryAsync(d => d.Id, ct);
        await names.LoadDepartmentsAsync(ct);
        await names.LoadMembersAsync([.. commitments.Select(c => c.StatedBy), .. conditions.Select(c => (MemberId?)c.OwnerId), .. conditions.Select(c => c.FulfilledBy)], ct);
        var toCommitments = await access.RelationsToAsync(SubjectType.Commitment, [.. commitments.Select(c => c.Id.Value)], ct);
        var toConditions = await access.RelationsToAsync(SubjectType.CommitmentCondition, [.. conditions.Where(c => c.FulfilledAt == null).Select(c => c.Id.Value)], ct);
        var open = collaboration.State is not (CollaborationState.Archived or CollaborationState.Cancelled);

        return
        [
            .. from commitment in commitments
               orderby collaboration.Order.IndexOf(commitment.DepartmentId)
               let its = commitment.Conditions.Select(Condition).ToList()
               select new CommitmentView(
                   commitment.Id, commitment.Version, names.Department(commitment.DepartmentId), commitment.State, names.Member(commitment.StatedBy), commitment.StatedAt,
                   commitment.DeclineReason, its, deadlines.GetValueOrDefault(commitment.DeadlineId), commitment.CreatedAt, commitment.UpdatedAt,
                   [.. Stating(commitment), .. its.Exists(c => c.Allowed.Count > 0) ? ["fulfilCondition"] : Array.Empty<string>()]),
        ];

        ConditionView Condition(CommitmentCondition condition) => new(
            condition.Id, condition.Description, names.Member(condition.OwnerId)!, names.Department(condition.OwnerDepartmentId), condition.DueAt, condition.FulfilledAt,
            names.Member(condition.FulfilledBy), condition.Note, deadlines.GetValueOrDefault(condition.DeadlineId),
            open && condition.FulfilledAt == null && (toConditions.GetValueOrDefault(condition.Id.Value)?.Allows(Permission.FulfilCondition) ?? false) ? ["fulfil"] : []);

        IEnumerable<string> Stating(Commitment commitment)
        {
            if (collaboration.State != CollaborationState.Committing || !toCommitments[commitment.Id.Value].Allows(Permission.StateCommitment)) yield break;
            if (Commitment.Lifecycle.Allows(commitment.State, CommitmentState.Confirmed)) yield return "confirm";
            if (Commitment.Lifecycle.Allows(commitment.State, CommitmentState.Declined)) yield return "decline";
        }
    }
}
