namespace Collab.Application.Delegations;

/// <summary>Who is away and who stands in, the latest first.</summary>
/// <param name="MemberId">Only the absences of this member.</param>
/// <param name="DeputyId">Only those in which this member stands in.</param>
/// <param name="Current">True: only those that hold now or will; false: only those that are over.</param>
[Requires(Permission.SignedIn)]
public sealed record ListDelegations(MemberId? MemberId, MemberId? DeputyId, bool? Current, int Limit, string? Cursor) : IQuery<Page<DelegationView>>
{
    internal readonly record struct Position(Instant StartsAt, DelegationId Id);

    internal sealed class Handler(ICollabDb db, IClock clock, DelegationViews views) : IRequestHandler<ListDelegations, Page<DelegationView>>
    {
        public async Task<Page<DelegationView>> Handle(ListDelegations query, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var rows = db.Delegations.AsNoTracking();
            if (query.MemberId is { } member) rows = rows.Where(d => d.MemberId == member);
            if (query.DeputyId is { } deputy) rows = rows.Where(d => d.DeputyId == deputy);
            if (query.Current is { } current) rows = rows.Where(d => (d.EndsAt > now && d.EndsAt > d.StartsAt) == current);
            if (Common.Cursor.Decode<Position>(query.Cursor) is { } position)
            {
                var (at, id) = position;
                rows = rows.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.StartsAt, d.Id), ValueTuple.Create(at, id)));
            }
            var page = await rows.OrderByDescending(d => d.StartsAt).ThenByDescending(d => d.Id).ToPageAsync(query.Limit, d => new Position(d.StartsAt, d.Id), cancellationToken);
            return new(await views.OfAsync(page.Items, cancellationToken), page.NextCursor);
        }
    }
}
