namespace Collab.Application.Common;

/// <summary>What is stored. Every set holds the caller's organization alone.</summary>
public interface ICollabDb
{
    DbSet<Organization> Organizations { get; }
    DbSet<Department> Departments { get; }
    DbSet<Member> Members { get; }

    /// <summary>The set of a root that has no property of its own here.</summary>
    DbSet<TEntity> Set<TEntity>() where TEntity : class;

    /// <summary>
    /// Tells what happened until nothing is left to tell (reactions run here, in the same transaction), then writes
    /// everything and raises the version of each root that changed. A command that changed something must call it.
    /// </summary>
    Task SaveAsync(CancellationToken ct);
}

/// <summary>Answers to something that happened, in the same transaction. Named by what it does.</summary>
public interface IReactTo<in TEvent> where TEvent : DomainEvent
{
    Task ReactAsync(TEvent happened, CancellationToken ct);
}
