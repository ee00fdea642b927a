namespace Collab.Application.Deadlines;

/// <summary>
/// Who the places of the escalation chains are at this moment: resolved when somebody is told, not when the duty began.
/// Loads what a page or batch of deadlines needs in four queries.
/// </summary>
public sealed class EscalationChains(ICollabDb db, People people) : IPerMessage
{
    private readonly Dictionary<Guid, WorkItemPeople> _workItems = [];

    public async Task LoadAsync(IReadOnlyCollection<Deadline> deadlines, CancellationToken ct)
    {
        await people.LoadAsync([.. deadlines.Select(d => d.CollaborationId).Distinct()], ct);
        WorkItemId[] workItems =
        [
            .. deadlines.Where(d => d.Subject.Type == SubjectType.WorkItem && !_workItems.ContainsKey(d.Subject.Id)).Select(d => WorkItemId.From(d.Subject.Id)).Distinct(),
        ];
        if (workItems.Length == 0) return;
        var letters = await db.WorkItems.Where(w => workItems.Contains(w.Id))
            .SelectMany(w => w.Raci, (w, a) => new { w.Id, a.MemberId, a.Role, a.Position }).ToListAsync(ct);
        foreach (var item in letters.GroupBy(l => l.Id))
            _workItems[item.Key.Value] = new WorkItemPeople(
                item.Where(l => l.Role == RaciRole.Responsible).OrderBy(l => l.Position).Select(l => (MemberId?)l.MemberId).FirstOrDefault(),
                item.Where(l => l.Role == RaciRole.Accountable).Select(l => (MemberId?)l.MemberId).FirstOrDefault());
    }

    /// <summary>The deadline's chain, in order; null where a place has nobody. Only for deadlines that were loaded here.</summary>
    public IReadOnlyList<MemberId?> Of(Deadline deadline) => [.. deadline.Chain.Select(role => Resolve(role, deadline))];

    private MemberId? Resolve(ChainRole role, Deadline deadline)
    {
        var collaboration = people.Known(deadline.CollaborationId);
        return role switch
        {
            ChainRole.Liaison => collaboration.Departments.FirstOrDefault(d => d.DepartmentId == deadline.OwnerDepartmentId)?.LiaisonId,
            ChainRole.Head => people.KnownHead(deadline.OwnerDepartmentId),
            ChainRole.Sponsor => collaboration.SponsorId,
            ChainRole.Responsible => _workItems.GetValueOrDefault(deadline.Subject.Id)?.Responsible ?? deadline.OwnerMemberId,
            ChainRole.Accountable => _workItems.GetValueOrDefault(deadline.Subject.Id)?.Accountable,
            ChainRole.Owner => deadline.OwnerMemberId,
            ChainRole.Lead => collaboration.Departments.FirstOrDefault(d => d.DepartmentId == collaboration.LeadDepartmentId)?.LiaisonId
                ?? people.KnownHead(collaboration.LeadDepartmentId),
            _ => throw new InvalidOperationException($"The chain has no place for {role}."),
        };
    }

    private sealed record WorkItemPeople(MemberId? Responsible, MemberId? Accountable);
}
