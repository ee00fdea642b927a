namespace Collab.Application.Delegations;

/// <summary>The member is back earlier, or does not go: nobody stands in for him any more.</summary>
[Requires(Permission.ArrangeDelegation)]
public sealed record EndDelegation(DelegationId Id, long IfMatch) : ICommand<DelegationView>, IConditional
{
    About IAbout.About => new(SubjectType.Delegation, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, DelegationViews views) : IRequestHandler<EndDelegation, DelegationView>
    {
        public async Task<DelegationView> Handle(EndDelegation command, CancellationToken cancellationToken)
        {
            (await db.Delegations.GetAsync(command.Id, command.IfMatch, cancellationToken)).End(clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await views.OneAsync(command.Id, cancellationToken);
        }
    }
}
