namespace Collab.Application.Delegations;

public enum DelegationState
{
    Planned,
    InEffect,
    Over,
}

/// <summary>A member is away, and who stands in (代理授权).</summary>
/// <param name="Member">Who is away.</param>
/// <param name="Deputy">Null: nobody.</param>
/// <param name="LastDay">Included.</param>
/// <param name="StartsAt">From when on it holds (UTC), included.</param>
/// <param name="EndsAt">Until when it holds (UTC), excluded; earlier than the last day's end when it was ended before.</param>
/// <param name="Reason">Known to the member, the deputy, the head of the department and administrators; null for others.</param>
/// <param name="Allowed">end.</param>
public sealed record DelegationView(
    DelegationId Id, long Version, MemberRef Member, MemberRef? Deputy, LocalDate FirstDay, LocalDate LastDay, Instant StartsAt, Instant EndsAt,
    DelegationState State, string? Reason, MemberRef ArrangedBy, Instant CreatedAt, Instant UpdatedAt, IReadOnlyList<string> Allowed) : IVersioned;

/// <summary>Makes views of delegations, with one look-up for the names and one for the rights of a page.</summary>
internal sealed class DelegationViews(ICollabDb db, ICaller caller, IAccess access, Names names, IClock clock) : IPerMessage
{
    public async Task<DelegationView> OneAsync(DelegationId id, CancellationToken ct) => (await OfAsync([await db.Delegations.GetAsync(id, ct)], ct))[0];

    public async Task<IReadOnlyList<DelegationView>> OfAsync(IReadOnlyList<Delegation> delegations, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var relations = await access.RelationsToAsync(SubjectType.Delegation, [.. delegations.Select(d => d.Id.Value)], ct);
        await names.LoadMembersAsync(delegations.SelectMany(d => (IEnumerable<MemberId?>)[d.MemberId, d.DeputyId, d.ArrangedBy]), ct);
        return [.. delegations.Select(d => View(d, relations[d.Id.Value].Allows(Permission.ArrangeDelegation), now))];
    }

    private DelegationView View(Delegation d, bool arranges, Instant now) => new(
        d.Id, d.Version, names.Member(d.MemberId)!, names.Member(d.DeputyId), d.FirstDay, d.LastDay, d.StartsAt, d.EndsAt,
        d.HoldsAt(now) ? DelegationState.InEffect : d.CanEnd(now) ? DelegationState.Planned : DelegationState.Over,
        arranges || d.DeputyId == caller.MemberId ? d.Reason : null, names.Member(d.ArrangedBy)!, d.CreatedAt, d.UpdatedAt,
        arranges && d.CanEnd(now) ? ["end"] : []);
}
