namespace Collab.Application.Deadlines;

/// <summary>A duty with its due time, who owes it, who waits for it, and what happens if it is missed.</summary>
/// <param name="StartedAt">When the duty began (UTC).</param>
/// <param name="DueAt">Until when (UTC), this instant included.</param>
/// <param name="BreachedAt">The missed due time, however late it was noticed.</param>
/// <param name="EscalationLevel">How many people of the chain have been told; 0 until the breach.</param>
/// <param name="Chain">Who is told when it is missed, in order and with the times.</param>
/// <param name="Week">For weekly progress: the Monday of the first week it covers.</param>
/// <param name="Allowed">What the caller may do now: pause, resume, waive; empty in lists.</param>
public sealed record DeadlineView(
    DeadlineId Id, long Version, DeadlineKind Kind, DeadlineState State, Instant StartedAt, Instant DueAt, Instant? MetAt, Instant? BreachedAt, bool Provisional,
    DeadlinePolicyView Policy, DeadlineOwner Owner, SubjectView Subject, Ref Collaboration, MemberRef? Waiting, int EscalationLevel,
    IReadOnlyList<ChainLevel> Chain, LocalDate? Week, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
public sealed record DeadlinePolicyView(DeadlinePolicyId Id, int Amount, PolicyUnit Unit);

public sealed record DeadlineOwner(Ref Department, MemberRef? Member);

/// <param name="Title">What people call it.</param>
public sealed record SubjectView(SubjectType Type, Guid Id, string Title)
{
    public static SubjectView Of(Subject subject) => new(subject.Type, subject.Id, subject.Title);
}

/// <summary>A level of the escalation chain: different people only, places with nobody are left out.</summary>
/// <param name="Level">1 is told at the breach.</param>
/// <param name="At">When the person was or will be told (UTC).</param>
/// <param name="Told">Whether that has happened.</param>
/// <param name="For">For whom the person stands in, who is away; null: for nobody.</param>
public sealed record ChainLevel(int Level, ChainRole Role, MemberRef Member, Instant At, bool Told, MemberRef? For);

/// <summary>Makes views of loaded deadlines: one look-up per kind of name for the whole page.</summary>
public sealed class DeadlineViews(EscalationChains chains, CalendarBook calendars, Names names, IAccess access, IClock clock) : IPerMessage
{
    public async Task<IReadOnlyList<DeadlineView>> OfAsync(IReadOnlyList<Deadline> deadlines, CancellationToken ct)
    {
        await chains.LoadAsync(deadlines, ct);
        if (deadlines.Count > 0) await calendars.LoadAsync(ct);
        await names.LoadDepartmentsAsync(ct);
        await names.LoadCollaborationsAsync(deadlines.Select(d => (CollaborationId?)d.CollaborationId), ct);
        await names.LoadMembersAsync(deadlines.SelectMany(d => (IEnumerable<MemberId?>)[d.OwnerMemberId, d.WaitingMemberId, .. chains.Of(d).Chain.SelectMany(p => new[] { p.Holder, p.Person }), .. d.Told.Cast<MemberId?>()]), ct);
        List<DeadlineView> views = [];
        foreach (var deadline in deadlines) views.Add(await ViewAsync(deadline, ct));
        return views;
    }

    /// <summary>One deadline with what the caller may do.</summary>
    public async Task<DeadlineView> OneAsync(Deadline deadline, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(SubjectType.Deadline, deadline.Id.Value, ct);
        List<string> allowed = [];
        var owes = ChangingDeadlines.Owes(relations);
        if (!owes && relations.Allows(Permission.PauseDeadline) && deadline.CanPause(clock.GetCurrentInstant())) allowed.Add("pause");
        if (relations.Allows(Permission.PauseDeadline) && deadline.State == DeadlineState.Paused) allowed.Add("resume");
        if (!owes && relations.Allows(Permission.WaiveDeadline) && deadline.IsOwed) allowed.Add("waive");
        return (await OfAsync([deadline], ct))[0] with { Allowed = allowed };
    }

    private async Task<DeadlineView> ViewAsync(Deadline d, CancellationToken ct) => new(
        d.Id, d.Version, d.Kind, d.State, d.StartedAt, d.DueAt, d.MetAt, d.BreachedAt, d.Provisional,
        new DeadlinePolicyView(d.Policy.Id, d.Policy.Amount, d.Policy.Unit),
        new DeadlineOwner(names.Department(d.OwnerDepartmentId), names.Member(d.OwnerMemberId)),
        SubjectView.Of(d.Subject), names.Collaboration(d.CollaborationId)!, names.Member(d.WaitingMemberId), d.EscalationLevel,
        await LevelsAsync(d, ct), d.Week, d.CreatedAt, d.UpdatedAt, []);

    private async Task<IReadOnlyList<ChainLevel>> LevelsAsync(Deadline deadline, CancellationToken ct)
    {
        var calendar = await calendars.OfDepartmentAsync(deadline.OwnerDepartmentId, ct);
        List<ChainLevel> levels = [];
        var at = deadline.DueAt;
        foreach (var (role, place) in deadline.Chain.Zip(chains.Of(deadline).Chain.Select(deadline.AsTold)))
        {
            if (names.Member(place.Person) is not { } person || levels.Exists(l => l.Member.Id == person.Id)) continue;
            if (levels.Count > 0) at = calendar.SameTimeNextWorkday(at);
            levels.Add(new ChainLevel(levels.Count + 1, role, person, at, deadline.Told.Contains(person.Id), names.Member(place.For)));
        }
        return levels;
    }
}
