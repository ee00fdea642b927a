namespace Collab.Application.Delegations;

/// <summary>A member will be away, and says who stands in; the head of his department or an administrator may say it for him.</summary>
/// <param name="MemberId">Who is away; null: the caller.</param>
/// <param name="DeputyId">Null: nobody stands in.</param>
/// <param name="LastDay">Included.</param>
[Requires(Permission.SignedIn)]
public sealed record ArrangeDelegation(MemberId? MemberId, MemberId? DeputyId, LocalDate FirstDay, LocalDate LastDay, string? Reason) : ICommand<DelegationView>
{
    internal sealed class Validator : AbstractValidator<ArrangeDelegation>
    {
        public Validator() => RuleFor(x => x.Reason).MaximumLength(500);
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, CalendarBook calendars, IClock clock, DelegationViews views)
        : IRequestHandler<ArrangeDelegation, DelegationView>
    {
        public async Task<DelegationView> Handle(ArrangeDelegation command, CancellationToken cancellationToken)
        {
            var id = command.MemberId ?? caller.MemberId!.Value;
            if (!await db.Members.AnyAsync(m => m.Id == id, cancellationToken)) throw new RuleBrokenException(DelegationRules.MemberUnknown);
            await access.DemandAsync(Permission.ArrangeDelegation, new About(SubjectType.Member, id.Value), cancellationToken);
            if (command.DeputyId is { } named && !await db.Members.AnyAsync(m => m.Id == named, cancellationToken)) throw new RuleBrokenException(DelegationRules.DeputyUnknown);
            // Two at once for the same member: one waits, and then sees the other's. A deputy who is leaving just now is gone afterwards.
            // In the order of their ids, so that two who stand in for each other do not wait for each other for ever.
            Dictionary<MemberId, Member> locked = [];
            foreach (var person in new[] { id, command.DeputyId ?? id }.Distinct().OrderBy(m => m.Value))
                locked[person] = await db.Members.GetForUpdateAsync(person, cancellationToken);
            var absent = locked[id];
            var deputy = command.DeputyId is { } deputyId ? locked[deputyId] : null;
            var now = clock.GetCurrentInstant();
            var others = await db.Delegations.Where(d => d.MemberId == id && d.LastDay >= command.FirstDay).ToListAsync(cancellationToken);
            var zone = (await calendars.OfOrganizationAsync(cancellationToken)).Zone;
            var delegation = Delegation.Arrange(absent, deputy, command.FirstDay, command.LastDay, command.Reason, zone, others, caller.MemberId!.Value, now);
            db.Delegations.Add(delegation);
            await db.SaveAsync(cancellationToken);
            return await views.OneAsync(delegation.Id, cancellationToken);
        }
    }
}
