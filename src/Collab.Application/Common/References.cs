namespace Collab.Application.Common;

/// <summary>A thing by id and name, as answers refer to it.</summary>
public sealed record Ref(Guid Id, string Name);

/// <summary>A member by id and name, as answers refer to him.</summary>
public sealed record MemberRef(MemberId Id, string Name, DepartmentId DepartmentId);

/// <summary>Names for a page of things, each kind looked up in one query.</summary>
public sealed class Names(ICollabDb db) : IPerMessage
{
    private readonly Dictionary<MemberId, MemberRef> _members = [];
    private readonly Dictionary<DepartmentId, Ref> _departments = [];
    private readonly Dictionary<CollaborationId, Ref> _collaborations = [];

    public async Task LoadMembersAsync(IEnumerable<MemberId?> ids, CancellationToken ct)
    {
        MemberId[] missing = [.. ids.OfType<MemberId>().Distinct().Where(id => !_members.ContainsKey(id))];
        if (missing.Length == 0) return;
        foreach (var member in await db.Members.Where(m => missing.Contains(m.Id)).Select(m => new MemberRef(m.Id, m.Name, m.DepartmentId)).ToListAsync(ct))
            _members[member.Id] = member;
    }

    public async Task LoadDepartmentsAsync(CancellationToken ct)
    {
        if (_departments.Count > 0) return;
        foreach (var department in await db.Departments.Select(d => new { d.Id, d.Name }).ToListAsync(ct))
            _departments[department.Id] = new Ref(department.Id.Value, department.Name);
    }

    public async Task LoadCollaborationsAsync(IEnumerable<CollaborationId?> ids, CancellationToken ct)
    {
        CollaborationId[] missing = [.. ids.OfType<CollaborationId>().Distinct().Where(id => !_collaborations.ContainsKey(id))];
        if (missing.Length == 0) return;
        foreach (var collaboration in await db.Collaborations.Where(c => missing.Contains(c.Id)).Select(c => new { c.Id, c.Title }).ToListAsync(ct))
            _collaborations[collaboration.Id] = new Ref(collaboration.Id.Value, collaboration.Title);
    }

    /// <summary>The loaded member; null for nobody.</summary>
    public MemberRef? Member(MemberId? id) => id is { } known ? _members.GetValueOrDefault(known) : null;

    public Ref Department(DepartmentId id) => _departments[id];

    public Ref? Collaboration(CollaborationId? id) => id is { } known ? _collaborations.GetValueOrDefault(known) : null;
}
