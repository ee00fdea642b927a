namespace Collab.Application.Deadlines;

/// <summary>
/// Who the places of the escalation chains are at this moment: resolved when somebody is told, not when the duty began.
/// Loads what a page or batch of deadlines needs in four queries, and of each thing only the people.
/// </summary>
public sealed class EscalationChains(ICollabDb db) : IPerMessage
{
    private readonly Dictionary<CollaborationId, CollaborationPeople> _collaborations = [];
    private readonly Dictionary<Guid, WorkItemPeople> _workItems = [];
    private Dictionary<DepartmentId, MemberId?>? _heads;

    public async Task LoadAsync(IReadOnlyCollection<Deadline> deadlines, CancellationToken ct)
    {
        _heads ??= await db.Departments.Select(d => new { d.Id, d.HeadId }).ToDictionaryAsync(d => d.Id, d => d.HeadId, ct);
        await LoadCollaborationsAsync([.. deadlines.Select(d => d.CollaborationId).Distinct().Where(id => !_collaborations.ContainsKey(id))], ct);
        await LoadWorkItemsAsync(
        [
            .. deadlines.Where(d => d.Subject.Type == SubjectType.WorkItem && !_workItems.ContainsKey(d.Subject.Id)).Select(d => WorkItemId.From(d.Subject.Id)).Distinct(),
        ], ct);
    }

    /// <summary>The deadline's chain, in order; null where a place has nobody. Only for deadlines that were loaded here.</summary>
    public IReadOnlyList<MemberId?> Of(Deadline deadline) => [.. deadline.Chain.Select(role => Resolve(role, deadline))];

    private async Task LoadCollaborationsAsync(CollaborationId[] ids, CancellationToken ct)
    {
        if (ids.Length == 0) return;
        var liaisons = await db.Collaborations.Where(c => ids.Contains(c.Id))
            .SelectMany(c => c.Departments, (c, d) => new { c.Id, d.DepartmentId, d.LiaisonId }).ToListAsync(ct);
        var ofCollaboration = liaisons.ToLookup(l => l.Id, l => (l.DepartmentId, l.LiaisonId));
        foreach (var c in await db.Collaborations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.LeadDepartmentId, c.SponsorId }).ToListAsync(ct))
            _collaborations[c.Id] = new(c.LeadDepartmentId, c.SponsorId, ofCollaboration[c.Id].ToDictionary(l => l.DepartmentId, l => l.LiaisonId));
    }

    private async Task LoadWorkItemsAsync(WorkItemId[] ids, CancellationToken ct)
    {
        if (ids.Length == 0) return;
        var letters = await db.WorkItems.Where(w => ids.Contains(w.Id))
            .SelectMany(w => w.Raci, (w, a) => new { w.Id, a.MemberId, a.Role, a.Position }).ToListAsync(ct);
        foreach (var item in letters.GroupBy(l => l.Id))
            _workItems[item.Key.Value] = new WorkItemPeople(
                item.Where(l => l.Role == RaciRole.Responsible).OrderBy(l => l.Position).Select(l => (MemberId?)l.MemberId).FirstOrDefault(),
                item.Where(l => l.Role == RaciRole.Accountable).Select(l => (MemberId?)l.MemberId).FirstOrDefault());
    }

    private MemberId? Resolve(ChainRole role, Deadline deadline)
    {
        var collaboration = _collaborations[deadline.CollaborationId];
        return role switch
        {
            ChainRole.Liaison => collaboration.Liaisons.GetValueOrDefault(deadline.OwnerDepartmentId),
            ChainRole.Head => _heads![deadline.OwnerDepartmentId],
            ChainRole.Sponsor => collaboration.Sponsor,
            ChainRole.Responsible => _workItems.GetValueOrDefault(deadline.Subject.Id)?.Responsible ?? deadline.OwnerMemberId,
            ChainRole.Accountable => _workItems.GetValueOrDefault(deadline.Subject.Id)?.Accountable,
            ChainRole.Owner => deadline.OwnerMemberId,
            ChainRole.Lead => collaboration.Liaisons.GetValueOrDefault(collaboration.Lead) ?? _heads![collaboration.Lead],
            _ => throw new InvalidOperationException($"The chain has no place for {role}."),
        };
    }

    private sealed record CollaborationPeople(DepartmentId Lead, MemberId? Sponsor, IReadOnlyDictionary<DepartmentId, MemberId?> Liaisons);

    private sealed record WorkItemPeople(MemberId? Responsible, MemberId? Accountable);
}
