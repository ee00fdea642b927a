namespace Collab.Application.Delegations;

/// <summary>One delegation. That a colleague is away, and who stands in, is known to everybody in the organization; why, to few.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetDelegation(DelegationId Id) : IQuery<DelegationView>
{
    internal sealed class Handler(DelegationViews views) : IRequestHandler<GetDelegation, DelegationView>
    {
        public Task<DelegationView> Handle(GetDelegation query, CancellationToken cancellationToken) => views.OneAsync(query.Id, cancellationToken);
    }
}
