namespace Collab.Application.WorkItems;

/// <summary>The matrix: people across, tasks down.</summary>
/// <param name="People">Who is named in a row, and heads, liaisons and deputies of the departments that take part.</param>
/// <param name="Items">Tasks that are not cancelled, by planned start.</param>
public sealed record RaciMatrix(IReadOnlyList<RaciPerson> People, IReadOnlyList<RaciRow> Items);

/// <summary>One person of the matrix.</summary>
/// <param name="Title">What the person is called at work, such as 市场经理.</param>
/// <param name="IsLiaison">Liaison or deputy of a department that takes part.</param>
public sealed record RaciPerson(MemberRef Member, string Title, Ref Department, bool IsLiaison, RaciLoad Load);

/// <summary>How many open tasks a person is R of, and A of.</summary>
public sealed record RaciLoad(int Responsible, int Accountable);

/// <summary>One task with its letters and what is wrong with them.</summary>
/// <param name="Allowed">assign, when the caller may.</param>
public sealed record RaciRow(RaciWorkItem WorkItem, IReadOnlyList<RaciLetter> Assignments, IReadOnlyList<RaciFinding> Findings, IReadOnlyList<string> Allowed) : IVersioned
{
    long IVersioned.Version => WorkItem.Version;
}

/// <summary>The task of a row.</summary>
/// <param name="Version">Sent back as If-Match when letters change.</param>
public sealed record RaciWorkItem(WorkItemId Id, long Version, string Title, LocalDate PlannedStart, LocalDate PlannedFinish, WorkItemState State);

/// <summary>What is missing or unusual in a row; a row may stay so, the task just cannot start without R and A.</summary>
/// <param name="Code">missingAccountable or missingResponsible (with startsOn), notInvolved (with name).</param>
public sealed record RaciFinding(string Code, IReadOnlyDictionary<string, string> Values);

/// <summary>Makes the matrix and its rows.</summary>
internal sealed class RaciViews(ICollabDb db, IAccess access, Names names) : IPerMessage
{
    public async Task<RaciMatrix> MatrixAsync(CollaborationId id, CancellationToken ct)
    {
        var items = await db.WorkItems.AsNoTracking().Where(w => w.CollaborationId == id && w.State != WorkItemState.Cancelled)
            .OrderBy(w => w.PlannedStart).ThenBy(w => w.Id).Take(WorkItem.MostPerCollaboration).ToListAsync(ct);
        var collaboration = await CollaborationAsync(id, ct);
        return new RaciMatrix(await PeopleAsync(collaboration, items, ct), await RowsAsync(collaboration, items, ct));
    }

    public async Task<RaciRow> RowAsync(WorkItemId id, CancellationToken ct)
    {
        var item = await db.WorkItems.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFoundException();
        return (await RowsAsync(await CollaborationAsync(item.CollaborationId, ct), [item], ct))[0];
    }

    private Task<Collaboration> CollaborationAsync(CollaborationId id, CancellationToken ct) => db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == id, ct);

    private async Task<IReadOnlyList<RaciPerson>> PeopleAsync(Collaboration collaboration, IReadOnlyList<WorkItem> items, CancellationToken ct)
    {
        var letters = items.SelectMany(w => w.Raci, (w, a) => (Open: w.IsOpen, Letter: a)).ToList();
        DepartmentId[] involved = [.. collaboration.Departments.Select(d => d.DepartmentId)];
        var heads = await db.Departments.Where(d => involved.Contains(d.Id)).Select(d => d.HeadId).ToListAsync(ct);
        MemberId?[] liaisons = [.. collaboration.Departments.SelectMany(d => new[] { d.LiaisonId, d.DeputyId })];
        MemberId[] ids = [.. letters.Select(l => (MemberId?)l.Letter.MemberId).Concat(liaisons).Concat(heads).OfType<MemberId>().Distinct()];
        await names.LoadDepartmentsAsync(ct);
        var members = await db.Members.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.Name, m.DepartmentId, m.Title }).ToListAsync(ct);
        int Load(MemberId member, RaciRole role) => letters.Count(l => l.Open && l.Letter.MemberId == member && l.Letter.Role == role);
        return
        [
            .. members.OrderBy(m => Array.IndexOf(involved, m.DepartmentId) is var at and >= 0 ? at : involved.Length).ThenBy(m => m.Id.Value).Select(m => new RaciPerson(
                new MemberRef(m.Id, m.Name, m.DepartmentId), m.Title, names.Department(m.DepartmentId), liaisons.Contains(m.Id),
                new RaciLoad(Load(m.Id, RaciRole.Responsible), Load(m.Id, RaciRole.Accountable)))),
        ];
    }

    private async Task<IReadOnlyList<RaciRow>> RowsAsync(Collaboration collaboration, IReadOnlyList<WorkItem> items, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(SubjectType.WorkItem, [.. items.Select(w => w.Id.Value)], ct);
        await names.LoadMembersAsync(items.SelectMany(w => w.Raci).Select(a => (MemberId?)a.MemberId), ct);
        var open = collaboration.State is not (CollaborationState.Archived or CollaborationState.Cancelled);
        return
        [
            .. items.Select(w => new RaciRow(
                new RaciWorkItem(w.Id, w.Version, w.Title, w.PlannedStart, w.PlannedFinish, w.State),
                [.. w.Raci.OrderBy(a => a.Position).Select(a => new RaciLetter(a.MemberId, a.Role))],
                Findings(collaboration, w),
                open && w.IsOpen && relations.TryGetValue(w.Id.Value, out var of) && of.Allows(Permission.AssignRaci) ? ["assign"] : [])),
        ];
    }

    private List<RaciFinding> Findings(Collaboration collaboration, WorkItem item)
    {
        List<RaciFinding> findings = [];
        if (!item.IsOpen) return findings;
        var startsOn = new Dictionary<string, string> { ["startsOn"] = CollabJson.Text(item.PlannedStart) };
        if (item.Accountable == null) findings.Add(new RaciFinding("missingAccountable", startsOn));
        if (item.Responsible == null) findings.Add(new RaciFinding("missingResponsible", startsOn));
        foreach (var member in item.Raci.Select(a => names.Member(a.MemberId)!).DistinctBy(m => m.Id).Where(m => !collaboration.Involves(m.DepartmentId)))
            findings.Add(new RaciFinding("notInvolved", new Dictionary<string, string> { ["name"] = member.Name, ["memberId"] = member.Id.ToString() }));
        return findings;
    }
}
