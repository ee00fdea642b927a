using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Collab.Application.Common;

/// <summary>Loads aggregates whole, to change them. Reading for a screen projects from the set instead.</summary>
public static class Loading
{
    /// <exception cref="NotFoundException">There is none in the caller's organization.</exception>
    public static async Task<TRoot> GetAsync<TRoot, TId>(this DbSet<TRoot> set, TId id, CancellationToken ct)
        where TRoot : AggregateRoot<TId> where TId : struct, ITypedId<TId> =>
        await set.SingleOrDefaultAsync(x => x.Id.Equals(id), ct) ?? throw new NotFoundException();

    /// <param name="ifMatch">The version that the caller saw.</param>
    /// <exception cref="NotFoundException">There is none in the caller's organization.</exception>
    /// <exception cref="StaleVersionException">It was changed since.</exception>
    public static async Task<TRoot> GetAsync<TRoot, TId>(this DbSet<TRoot> set, TId id, long ifMatch, CancellationToken ct)
        where TRoot : AggregateRoot<TId> where TId : struct, ITypedId<TId>
    {
        var root = await set.GetAsync(id, ct);
        return root.MatchedBy(ifMatch);
    }

    /// <summary>
    /// Locks the root until the end of the message. For decisions that look at other rows: who decides the same thing at the
    /// same time waits. Before anything else of it is loaded; the Collaboration before all others, then by id.
    /// </summary>
    /// <exception cref="NotFoundException">There is none in the caller's organization.</exception>
    public static async Task<TRoot> GetForUpdateAsync<TRoot, TId>(this DbSet<TRoot> set, TId id, CancellationToken ct)
        where TRoot : AggregateRoot<TId> where TId : struct, ITypedId<TId>
    {
        // Locked first and then read: what EF makes of SQL does not know the columns of complex properties.
        var lockRow = $"select 1 from {set.EntityType.GetSchemaQualifiedTableName()} where organization_id = collab.current_organization() and id = {{0}} for update";
        await set.GetService<ICurrentDbContext>().Context.Database.ExecuteSqlRawAsync(lockRow, [id.Value], ct);
        return await set.GetAsync(id, ct);
    }

    /// <summary>The root itself when the caller saw its present version.</summary>
    public static TRoot MatchedBy<TRoot>(this TRoot root, long ifMatch) where TRoot : AggregateRoot =>
        ifMatch == IConditional.Missing ? throw new PreconditionRequiredException()
        : root.Version == ifMatch ? root : throw new StaleVersionException();
}
