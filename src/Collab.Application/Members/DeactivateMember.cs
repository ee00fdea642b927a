using Collab.Application.Session;

namespace Collab.Application.Members;

/// <summary>A member leaves: what is open in his name goes to others, his sessions end at once, nobody signs in as him any more.</summary>
/// <param name="SuccessorId">Who follows in everything that <paramref name="Items"/> does not name; null when nothing is open or all is named.</param>
[Requires(Permission.ManageOrganization, Recently = true)]
public sealed record DeactivateMember(MemberId Id, long IfMatch, MemberId? SuccessorId, IReadOnlyList<Succession> Items) : ICommand<MemberView>, IConditional
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Validator : AbstractValidator<DeactivateMember>
    {
        public Validator()
        {
            RuleFor(x => x.Items.Count).LessThanOrEqualTo(2_000).OverridePropertyName("items");
            RuleForEach(x => x.Items).NotNull();
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, HandingOver handingOver, ISessions sessions, IClock clock, MemberReader members) : IRequestHandler<DeactivateMember, MemberView>
    {
        public async Task<MemberView> Handle(DeactivateMember command, CancellationToken cancellationToken)
        {
            // Of two administrators who deactivate each other one waits, and then is the last.
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            // Who is just being named a deputy is handed over, or is refused as gone: one of the two waits for the other.
            var leaver = (await db.Members.GetForUpdateAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            var now = clock.GetCurrentInstant();
            leaver.Deactivate(caller.MemberId!.Value, now);
            if (leaver.Role == OrganizationRole.Administrator
                && !await db.Members.AnyAsync(m => m.Id != leaver.Id && m.Active && m.Role == OrganizationRole.Administrator, cancellationToken))
            {
                throw new RuleBrokenException(MemberRules.LastAdministrator);
            }
            await handingOver.MoveAsync(leaver, await SuccessorsAsync(command, cancellationToken), now, cancellationToken);
            await db.SaveAsync(cancellationToken);
            await sessions.CloseAllAsync(caller.OrganizationId, leaver.Id, cancellationToken);
            return await members.ViewAsync(command.Id, cancellationToken);
        }

        private async Task<Successors> SuccessorsAsync(DeactivateMember command, CancellationToken ct)
        {
            MemberId[] ids = [.. command.Items.Select(i => i.SuccessorId).Append(command.SuccessorId).OfType<MemberId>().Where(id => id != command.Id).Distinct()];
            var people = await db.Members.Where(m => ids.Contains(m.Id) && m.Active).ToDictionaryAsync(m => m.Id, ct);
            Dictionary<(HeldKind, Guid), Member?> forOne = [];
            for (var i = 0; i < command.Items.Count; i++)
            {
                var (kind, id, successor) = command.Items[i];
                forOne[(kind, id)] = Known(successor, $"items[{i}].successorId");
            }
            return new(Known(command.SuccessorId, "successorId"), forOne);

            Member? Known(MemberId? id, string field) => id is not { } known ? null
                : people.GetValueOrDefault(known) ?? throw new RuleBrokenException(MemberRules.SuccessorUnknown, field);
        }
    }
}

/// <summary>Somebody who left is back. Duties that were handed over stay where they are.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ReactivateMember(MemberId Id, long IfMatch) : ICommand<MemberView>, IConditional
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, MemberReader members) : IRequestHandler<ReactivateMember, MemberView>
    {
        public async Task<MemberView> Handle(ReactivateMember command, CancellationToken cancellationToken)
        {
            (await db.Members.GetAsync(command.Id, command.IfMatch, cancellationToken)).Reactivate(clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await members.ViewAsync(command.Id, cancellationToken);
        }
    }
}
