namespace Collab.Application.Notifications;

/// <summary>Who somebody is at this moment: liaisons, heads, the sponsor, R and A. Loaded once per message and collaboration.</summary>
public sealed class People(ICollabDb db) : IPerMessage
{
    private readonly Dictionary<CollaborationId, Collaboration> _collaborations = [];
    private readonly Dictionary<DepartmentId, Department> _departments = [];

    /// <summary>The department's liaison in the collaboration, else its head; null when it has neither.</summary>
    public async Task<MemberId?> LiaisonOrHeadAsync(CollaborationId collaborationId, DepartmentId department, CancellationToken ct) =>
        await LiaisonAsync(collaborationId, department, ct) ?? await HeadAsync(department, ct);

    public async Task<MemberId?> LiaisonAsync(CollaborationId collaborationId, DepartmentId department, CancellationToken ct) =>
        (await CollaborationAsync(collaborationId, ct)).Departments.FirstOrDefault(d => d.DepartmentId == department)?.LiaisonId;

    public async Task<MemberId?> HeadAsync(DepartmentId department, CancellationToken ct) => (await DepartmentAsync(department, ct)).HeadId;

    public async Task<MemberId?> SponsorAsync(CollaborationId collaborationId, CancellationToken ct) => (await CollaborationAsync(collaborationId, ct)).SponsorId;

    /// <summary>The lead department's liaison, else its head.</summary>
    public async Task<MemberId?> LeadAsync(CollaborationId collaborationId, CancellationToken ct) =>
        await LiaisonOrHeadAsync(collaborationId, (await CollaborationAsync(collaborationId, ct)).LeadDepartmentId, ct);

    /// <summary>Every involved department's liaison, else its head.</summary>
    public async Task<IReadOnlyList<MemberId>> AllLiaisonsAsync(CollaborationId collaborationId, CancellationToken ct)
    {
        List<MemberId> all = [];
        foreach (var participation in (await CollaborationAsync(collaborationId, ct)).Departments)
            if (await LiaisonOrHeadAsync(collaborationId, participation.DepartmentId, ct) is { } member) all.Add(member);
        return all;
    }

    public async Task<Collaboration> CollaborationAsync(CollaborationId id, CancellationToken ct)
    {
        await LoadAsync([id], ct);
        return _collaborations[id];
    }

    /// <summary>Loads collaborations and all departments at once, for a batch.</summary>
    public async Task LoadAsync(IReadOnlyCollection<CollaborationId> ids, CancellationToken ct)
    {
        CollaborationId[] missing = [.. ids.Where(id => !_collaborations.ContainsKey(id))];
        foreach (var local in db.Collaborations.Local.Where(c => missing.Contains(c.Id))) _collaborations[local.Id] = local;
        missing = [.. missing.Where(id => !_collaborations.ContainsKey(id))];
        if (missing.Length > 0)
            foreach (var collaboration in await db.Collaborations.Where(c => missing.Contains(c.Id)).ToListAsync(ct)) _collaborations[collaboration.Id] = collaboration;
        if (_departments.Count == 0)
            foreach (var department in await db.Departments.ToListAsync(ct)) _departments[department.Id] = department;
    }

    /// <summary>A collaboration that was loaded before.</summary>
    public Collaboration Known(CollaborationId id) => _collaborations[id];

    public MemberId? KnownHead(DepartmentId department) => _departments[department].HeadId;

    private async Task<Department> DepartmentAsync(DepartmentId id, CancellationToken ct)
    {
        await LoadAsync([], ct);
        return _departments[id];
    }
}
