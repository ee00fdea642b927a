namespace Collab.Application.Deadlines;

/// <summary>
/// Who the places of the escalation chains are at this moment: resolved when somebody is told, not when the duty began.
/// Who is away is reached through his deputy. Loads what a page or batch of deadlines needs in five queries, and of each thing only the people.
/// </summary>
public sealed class EscalationChains(ICollabDb db, Absences absences) : IPerMessage
{
    private readonly Dictionary<CollaborationId, CollaborationPeople> _collaborations = [];
    private readonly Dictionary<Guid, WorkItemPeople> _workItems = [];
    private Dictionary<DepartmentId, MemberId?>? _heads;
    private StandIns _standIns = StandIns.None;

    public async Task LoadAsync(IReadOnlyCollection<Deadline> deadlines, CancellationToken ct)
    {
        if (deadlines.Count == 0) return;
        _standIns = await absences.NowAsync(ct);
        _heads ??= await db.Departments.Select(d => new { d.Id, d.HeadId }).ToDictionaryAsync(d => d.Id, d => d.HeadId, ct);
        await LoadCollaborationsAsync([.. deadlines.Select(d => d.CollaborationId).Distinct().Where(id => !_collaborations.ContainsKey(id))], ct);
        await LoadWorkItemsAsync(
        [
            .. deadlines.Where(d => d.Subject.Type == SubjectType.WorkItem && !_workItems.ContainsKey(d.Subject.Id)).Select(d => WorkItemId.From(d.Subject.Id)).Distinct(),
        ], ct);
    }

    /// <summary>Who is told of the deadline now: its owner and its chain, in order. Only for deadlines that were loaded here.</summary>
    public Addressees Of(Deadline deadline) => new(Owner(deadline), [.. deadline.Chain.Select(role => Resolve(role, deadline))]);

    private async Task LoadCollaborationsAsync(CollaborationId[] ids, CancellationToken ct)
    {
        if (ids.Length == 0) return;
        var liaisons = await db.Collaborations.Where(c => ids.Contains(c.Id))
            .SelectMany(c => c.Departments, (c, d) => new { c.Id, d.DepartmentId, d.LiaisonId, d.DeputyId }).ToListAsync(ct);
        var ofCollaboration = liaisons.ToLookup(l => l.Id, l => (l.DepartmentId, new Liaison(l.LiaisonId, l.DeputyId)));
        foreach (var c in await db.Collaborations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.LeadDepartmentId, c.SponsorId }).ToListAsync(ct))
            _collaborations[c.Id] = new(c.LeadDepartmentId, c.SponsorId, ofCollaboration[c.Id].ToDictionary(l => l.DepartmentId, l => l.Item2));
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

    private Place Resolve(ChainRole role, Deadline deadline)
    {
        var collaboration = _collaborations[deadline.CollaborationId];
        return role switch
        {
            ChainRole.Liaison => AtLiaison(collaboration, deadline.OwnerDepartmentId, deadline.Chain.Contains(ChainRole.Head) ? null : _heads![deadline.OwnerDepartmentId]),
            ChainRole.Head => At(_heads![deadline.OwnerDepartmentId]),
            ChainRole.Sponsor => At(collaboration.Sponsor),
            ChainRole.Responsible => At(_workItems.GetValueOrDefault(deadline.Subject.Id)?.Responsible ?? deadline.OwnerMemberId),
            ChainRole.Accountable => At(_workItems.GetValueOrDefault(deadline.Subject.Id)?.Accountable),
            ChainRole.Owner => Owner(deadline),
            ChainRole.Lead when collaboration.Liaisons.GetValueOrDefault(collaboration.Lead)?.Person is null => At(_heads![collaboration.Lead]),
            ChainRole.Lead => AtLiaison(collaboration, collaboration.Lead, _heads![collaboration.Lead]),
            _ => throw new InvalidOperationException($"The chain has no place for {role}."),
        };
    }

    private Place At(MemberId? holder) => new(holder, _standIns.Reach(holder));

    // Who stands in for the liaison by a delegation comes first, then the liaison's deputy, then the head.
    private Place AtLiaison(CollaborationPeople collaboration, DepartmentId department, MemberId? head) =>
        collaboration.Liaisons.GetValueOrDefault(department) is not { Person: { } liaison } named ? new(null, null)
        : new(liaison, _standIns.Reach(liaison) ?? _standIns.Reach(named.Deputy) ?? _standIns.Reach(head));

    private Place Owner(Deadline deadline) =>
        _collaborations[deadline.CollaborationId] is var collaboration
        && deadline.OwnerMemberId is { } owner && collaboration.Liaisons.GetValueOrDefault(deadline.OwnerDepartmentId)?.Person == owner
            ? AtLiaison(collaboration, deadline.OwnerDepartmentId, null) : At(deadline.OwnerMemberId);

    private sealed record CollaborationPeople(DepartmentId Lead, MemberId? Sponsor, IReadOnlyDictionary<DepartmentId, Liaison> Liaisons);

    private sealed record Liaison(MemberId? Person, MemberId? Deputy);

    private sealed record WorkItemPeople(MemberId? Responsible, MemberId? Accountable);
}
