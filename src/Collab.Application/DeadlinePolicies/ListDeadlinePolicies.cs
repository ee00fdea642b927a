namespace Collab.Application.DeadlinePolicies;

/// <summary>How long each kind of duty may take in the organization, and who is told when it is missed (时限规则).</summary>
[Requires(Permission.SignedIn)]
public sealed record ListDeadlinePolicies : IQuery<ListOf<DeadlinePolicyRow>>
{
    internal sealed class Handler(ICollabDb db) : IRequestHandler<ListDeadlinePolicies, ListOf<DeadlinePolicyRow>>
    {
        public async Task<ListOf<DeadlinePolicyRow>> Handle(ListDeadlinePolicies query, CancellationToken cancellationToken)
        {
            var policies = await db.DeadlinePolicies.Select(p => new DeadlinePolicyRow(p.Id, p.Version, p.Kind, p.Amount, p.Unit, p.IsProcessMinimum, p.Chain)).ToListAsync(cancellationToken);
            return new([.. policies.OrderBy(p => p.Kind)]);   // the order of the process's table
        }
    }
}

/// <param name="Amount">Workdays or hours; 0 for wall times.</param>
/// <param name="IsProcessMinimum">The process itself sets the limit: an organization may tighten it, not relax it.</param>
/// <param name="Chain">Who is told in turn, one per workday, until it is done.</param>
public sealed record DeadlinePolicyRow(
    DeadlinePolicyId Id, long Version, DeadlineKind Kind, int Amount, PolicyUnit Unit, bool IsProcessMinimum, IReadOnlyList<ChainRole> Chain);
