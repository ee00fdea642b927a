namespace Collab.Application.Members;

/// <summary>In what way something is a member's.</summary>
public enum HeldKind
{
    /// <summary>He heads the department.</summary>
    Head,

    /// <summary>He is the sponsor of the department.</summary>
    DepartmentSponsor,

    /// <summary>He is the sponsor of the collaboration.</summary>
    Sponsor,

    /// <summary>He is the liaison of his department in the collaboration.</summary>
    Liaison,

    /// <summary>He is the liaison's deputy in the collaboration.</summary>
    Deputy,

    /// <summary>He signs the plan of the collaboration off, and its acceptance.</summary>
    Approver,

    /// <summary>He has letters of the task.</summary>
    Raci,

    /// <summary>He owes it.</summary>
    Deadline,

    /// <summary>He stands in for somebody.</summary>
    Delegation,
}

/// <summary>One thing that is open in a member's name.</summary>
/// <param name="Id">Of the department, collaboration, task, deadline or delegation.</param>
/// <param name="Title">What people call it; for a delegation who is away.</param>
/// <param name="Department">Of a head, sponsor, liaison or deputy; who follows a liaison or a deputy must belong to it.</param>
/// <param name="DueAt">Of a deadline (UTC).</param>
/// <param name="Deadline">Of a deadline: its kind.</param>
/// <param name="Roles">Of a task: his letters.</param>
/// <param name="MayBeVacant">Whether it can be left to nobody.</param>
public sealed record HeldItem(
    HeldKind Kind, Guid Id, string Title, Ref? Collaboration, Ref? Department, Instant? DueAt, DeadlineKind? Deadline, IReadOnlyList<RaciRole> Roles, bool MayBeVacant);

/// <summary>Finds what is open in a member's name.</summary>
internal sealed class Held(ICollabDb db, Names names, IClock clock) : IPerMessage
{
    /// <summary>Of each kind; more than one hands over one by one.</summary>
    public const int Most = 200;

    private IQueryable<Collaboration> Open => db.Collaborations.Where(c => c.State != CollaborationState.Archived && c.State != CollaborationState.Cancelled);

    public async Task<IReadOnlyList<HeldItem>> OfAsync(MemberId member, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var departments = await Departments(member).Select(d => new { d.Id, d.HeadId, d.SponsorId }).ToListAsync(ct);
        var sponsored = await Open.Where(c => c.SponsorId == member).OrderBy(c => c.Id).Select(c => c.Id).Take(Most).ToListAsync(ct);
        var spoken = await Open.SelectMany(c => c.Departments, (c, d) => new { c.Id, d.DepartmentId, d.LiaisonId, d.DeputyId })
            .Where(d => d.LiaisonId == member || d.DeputyId == member).OrderBy(d => d.Id).Take(Most).ToListAsync(ct);
        var signed = await Plans(member).OrderBy(p => p.Id).Select(p => p.Id).Take(Most).ToListAsync(ct);
        var tasks = await Tasks(member).OrderBy(w => w.PlannedFinish).ThenBy(w => w.Id).Take(Most)
            .Select(w => new { w.Id, w.Title, w.CollaborationId, Roles = w.Raci.Where(a => a.MemberId == member).Select(a => a.Role).ToList() }).ToListAsync(ct);
        var owed = await Owed(member).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Most).AsNoTracking().ToListAsync(ct);
        var stoodFor = await StoodFor(member, now).OrderBy(d => d.StartsAt).Take(Most).AsNoTracking().ToListAsync(ct);
        await names.LoadDepartmentsAsync(ct);
        await names.LoadCollaborationsAsync([.. sponsored, .. spoken.Select(s => s.Id), .. signed, .. tasks.Select(t => t.CollaborationId), .. owed.Select(d => d.CollaborationId)], ct);
        return
        [
            .. departments.Where(d => d.HeadId == member).Select(d => OfDepartment(HeldKind.Head, d.Id)),
            .. departments.Where(d => d.SponsorId == member).Select(d => OfDepartment(HeldKind.DepartmentSponsor, d.Id)),
            .. sponsored.Select(id => OfCollaboration(HeldKind.Sponsor, id, null, mayBeVacant: true)),
            .. spoken.Select(s => OfCollaboration(s.LiaisonId == member ? HeldKind.Liaison : HeldKind.Deputy, s.Id, s.DepartmentId, mayBeVacant: true)),
            .. signed.Select(id => OfCollaboration(HeldKind.Approver, id, null, mayBeVacant: false)),
            .. tasks.Select(t => new HeldItem(HeldKind.Raci, t.Id.Value, t.Title, names.Collaboration(t.CollaborationId), null, null, null, [.. t.Roles.Order()], false)),
            .. owed.Select(d => new HeldItem(
                HeldKind.Deadline, d.Id.Value, d.Subject.Title, names.Collaboration(d.CollaborationId), names.Department(d.OwnerDepartmentId), d.DueAt, d.Kind, [], false)),
            .. stoodFor.Select(d => new HeldItem(HeldKind.Delegation, d.Id.Value, d.MemberName, null, null, null, null, [], true)),
        ];
    }

    public IQueryable<Department> Departments(MemberId member) => db.Departments.Where(d => d.HeadId == member || d.SponsorId == member);

    public IQueryable<Collaboration> Collaborations(MemberId member) =>
        Open.Where(c => c.SponsorId == member || c.Departments.Any(d => d.LiaisonId == member || d.DeputyId == member));

    public IQueryable<ExecutionPlan> Plans(MemberId member) => db.ExecutionPlans.Where(p => p.ApproverId == member && Open.Any(c => c.Id == p.Id));

    public IQueryable<WorkItem> Tasks(MemberId member) => db.WorkItems
        .Where(w => (w.State == WorkItemState.Planned || w.State == WorkItemState.InProgress) && w.Raci.Any(a => a.MemberId == member) && Open.Any(c => c.Id == w.CollaborationId));

    public IQueryable<Deadline> Owed(MemberId member) => db.Deadlines
        .Where(d => d.OwnerMemberId == member && (d.State == DeadlineState.Open || d.State == DeadlineState.Paused || d.State == DeadlineState.Breached));

    public IQueryable<Delegation> StoodFor(MemberId member, Instant now) => db.Delegations.Where(d => d.DeputyId == member && d.EndsAt > now && d.EndsAt > d.StartsAt);

    private HeldItem OfDepartment(HeldKind kind, DepartmentId id)
    {
        var department = names.Department(id);
        return new(kind, department.Id, department.Name, null, department, null, null, [], true);
    }

    private HeldItem OfCollaboration(HeldKind kind, CollaborationId id, DepartmentId? department, bool mayBeVacant)
    {
        var collaboration = names.Collaboration(id)!;
        return new(kind, collaboration.Id, collaboration.Name, collaboration, department is { } of ? names.Department(of) : null, null, null, [], mayBeVacant);
    }
}
